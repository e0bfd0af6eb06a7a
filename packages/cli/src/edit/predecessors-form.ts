import {
  isRefusal,
  parsePredecessors,
  type RecordId,
  type Records,
  rowsOf,
  scaleOf,
  type TaskRecord,
} from '@throughline/model';
import { shownId } from '../plan-file/index.ts';
import type { TypedEdits, Typing } from './typed-edit.ts';
import { isNone } from './typed-values.ts';

/** The list as it is to be: links that are not in it go. */
export function predecessorsTyped(
  { id }: TaskRecord,
  words: readonly string[],
  { records }: Typing,
): TypedEdits {
  const text = words.join(' ');
  const idByRef = taskIdByRef(records);
  const predecessors = isNone(text)
    ? []
    : parsePredecessors(text, scaleOf(records.project), (ref) => idByRef.get(ref.toLowerCase()));
  if (isRefusal(predecessors)) return predecessors;
  return [{ kind: 'link.set-predecessors', taskId: id, predecessors }];
}

/** By the id people see, else the WBS code, else the outline number; what several tasks bear names none. */
function taskIdByRef(records: Records): ReadonlyMap<string, RecordId | undefined> {
  const rows = [...rowsOf(records)];
  const ways: ((row: (typeof rows)[number]) => string)[] = [
    ({ outlineNumber }) => outlineNumber,
    ({ wbs }) => wbs,
    ({ task }) => shownId(task, records),
  ];
  const ids = new Map<string, RecordId | undefined>();
  for (const nameOf of ways) {
    const named = new Map<string, RecordId | undefined>();
    for (const row of rows) {
      const ref = nameOf(row).toLowerCase();
      named.set(ref, named.has(ref) ? undefined : row.task.id);
    }
    for (const [ref, id] of named) ids.set(ref, id);
  }
  return ids;
}
