import { RecordId, refuse } from '../plan/index.ts';
import { withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';

/** Takes out one interruption of the work, every one where none is named. */
export const taskUnsplit = taskEdit(
  'task.unsplit',
  { id: RecordId.exactOptional() },
  (task, { id }) => {
    const splits = { ...task.splits };
    if (id === undefined) return withFields(task, { splits: undefined });
    if (!Object.hasOwn(splits, id)) {
      const where = { recordId: task.id, field: 'splits', accepted: Object.keys(splits) };
      return refuse('entry-missing', { id: task.id, field: 'splits', entry: id }, where);
    }
    delete splits[id];
    return withFields(task, { splits: Object.keys(splits).length === 0 ? undefined : splits });
  },
);
