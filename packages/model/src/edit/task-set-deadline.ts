import { TaskRecord } from '../plan/index.ts';
import { withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';

/** Without a deadline, takes it away. */
export const taskSetDeadline = taskEdit(
  'task.set-deadline',
  { deadline: TaskRecord.shape.deadline },
  (task, { deadline }) => withFields(task, { deadline }),
);
