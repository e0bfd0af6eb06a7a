import { PlanView, promiseTitle, type Reader, type RecordId, seesAll } from '@throughline/model';
import type { AskedPlan } from './asked-plan.ts';

/** Names of the tasks, promises and resources that an answer speaks of, by id: those that the reader sees. */
export function namesIn(
  answer: unknown,
  { records }: AskedPlan,
  reader: Reader,
): Readonly<Record<string, string>> {
  const view = seesAll(reader) ? undefined : new PlanView(reader, records);
  const names: Record<string, string> = {};
  for (const id of textsIn(answer)) {
    if (names[id] !== undefined) continue;
    const record = view === undefined ? records.get(id as RecordId) : view.record(id as RecordId);
    if (record?.kind === 'task' || record?.kind === 'resource') names[id] = record.name;
    if (record?.kind === 'promise') names[id] = promiseTitle(record);
  }
  return names;
}

/** Every text that an answer has as a value. */
function* textsIn(data: unknown): Generator<string> {
  if (typeof data === 'string') yield data;
  if (typeof data !== 'object' || data === null) return;
  for (const value of Object.values(data)) yield* textsIn(value);
}
