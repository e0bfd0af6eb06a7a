import { z } from 'zod';
import { isRefusal, RecordId } from '../plan/index.ts';
import { changeFields } from './add-and-change.ts';
import { editRule, found } from './rule.ts';
import { type FieldsToSet, fieldsToSet } from './set-fields.ts';
import { inactiveFault } from './task-set-active.ts';
import { blockedFault } from './task-set-blocked.ts';
import { expectedFinishFault } from './task-set-expected-finish.ts';

export interface TaskSetFieldsEdit extends FieldsToSet {
  readonly kind: 'task.set-fields';
  readonly taskId: RecordId;
}

/** The fields of a task that carry a rule of their own, and the edit that knows it. */
const RULED = {
  name: 'task.rename',
  parent: 'task.move',
  rank: 'task.move',
  duration: 'task.set-duration',
  constraint: 'task.set-constraint',
  deadline: 'task.set-deadline',
  calendarId: 'task.set-calendar',
  ignoreResourceCalendars: 'task.set-calendar',
  mode: 'task.set-mode',
  manualStart: 'task.set-mode',
  manualFinish: 'task.set-mode',
  actualStart: 'task.set-progress',
  actualFinish: 'task.set-progress',
  percentComplete: 'task.set-progress',
  actualDuration: 'task.set-progress',
  remaining: 'task.set-progress',
  work: 'task.set-work',
  estimate: 'task.set-estimate',
  splits: 'task.split',
  type: 'task.set-type',
};

const schema: z.ZodType<TaskSetFieldsEdit> = z.strictObject({
  kind: z.literal('task.set-fields'),
  taskId: RecordId,
  ...fieldsToSet,
});

/** Everything else that a task says. What an edit of its own would refuse is refused here too. */
export const taskSetFields = editRule(schema, (edit, records) => {
  const task = found(records, 'task', edit.taskId, 'taskId');
  if (isRefusal(task)) return task;
  return changeFields<'task'>(
    records,
    task,
    edit,
    RULED,
    (after) =>
      blockedFault(after, after.blocked) ??
      expectedFinishFault(records, task, after) ??
      (after.inactive && !task.inactive ? inactiveFault(records, task, [task]) : undefined),
  );
});
