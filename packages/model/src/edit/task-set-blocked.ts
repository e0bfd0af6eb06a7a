import { type Refusal, refuse, TaskRecord } from '../plan/index.ts';
import { withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';

/** By what the task is held up, and since when; without it, nothing holds the task up any more. */
export const taskSetBlocked = taskEdit(
  'task.set-blocked',
  { blocked: TaskRecord.shape.blocked },
  (task, { blocked }) => blockedFault(task, blocked) ?? withFields(task, { blocked }),
);

/** Nothing holds up what is finished. */
export function blockedFault(
  { id, actualFinish }: TaskRecord,
  blocked: TaskRecord['blocked'],
): Refusal | undefined {
  if (blocked === undefined || actualFinish === undefined) return undefined;
  return refuse('task-is-finished', { id }, { recordId: id, field: 'blocked' });
}
