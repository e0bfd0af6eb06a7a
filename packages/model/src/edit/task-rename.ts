import { TaskRecord } from '../plan/index.ts';
import { taskEdit } from './task-edit.ts';

export const taskRename = taskEdit(
  'task.rename',
  { name: TaskRecord.shape.name },
  (task, { name }) => ({
    ...task,
    name,
  }),
);
