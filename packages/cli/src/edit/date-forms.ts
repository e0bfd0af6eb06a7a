import {
  computePlan,
  expectedFinishEdit,
  isRefusal,
  rescheduleUnfinished,
  type TaskRecord,
} from '@throughline/model';
import { misread, type TypedEdits, type Typing } from './typed-edit.ts';
import { isNone, readDate } from './typed-values.ts';

/** When a task is expected to finish; under the rules of MS Project, what remains for it to. */
export function expected(
  { id: taskId }: TaskRecord,
  [text = '']: readonly string[],
  { records, today }: Typing,
): TypedEdits {
  if (isNone(text)) return [{ kind: 'task.set-expected-finish', taskId }];
  const expectedFinish = readDate(text, 'finish', records.project);
  if (typeof expectedFinish !== 'string') return expectedFinish;
  const moments = { asOf: today };
  const computed = computePlan(records, moments);
  const plain = { kind: 'task.set-expected-finish', taskId, expectedFinish } as const;
  if ('code' in computed) return [plain];
  const edit = expectedFinishEdit(computed, taskId, expectedFinish, moments);
  if ('kind' in edit) return [edit];
  return isRefusal(edit) ? edit : [plain];
}

/** Unfinished work goes after a day; after the status date, else today, where none is said. */
export function rescheduled([text]: readonly string[], { records, today }: Typing): TypedEdits {
  const after = text === undefined ? today : readDate(text, 'start', records.project);
  if (typeof after !== 'string') return after;
  const computed = computePlan(records, { asOf: today });
  if ('code' in computed) return misread('The plan has no dates to reschedule.', 'check');
  const edit = rescheduleUnfinished(computed, { after });
  if (isRefusal(edit)) return edit;
  if (edit.notStarted.length > 0 || Object.keys(edit.started).length > 0) return [edit];
  return misread(`No unfinished work lies before ${after}.`, 'reschedule 2026-11-23');
}
