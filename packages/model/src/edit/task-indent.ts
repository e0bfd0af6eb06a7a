import { rankBetween, refuse } from '../plan/index.ts';
import { taskEdit } from './task-edit.ts';
import { moveFault } from './task-move.ts';

/** The task becomes the last child of the sibling above it; the order of rows stays. */
export const taskIndent = taskEdit('task.indent', {}, (task, _edit, records) => {
  const siblings = records.children(task.parent);
  const above = siblings[siblings.findIndex(({ id }) => id === task.id) - 1];
  if (above === undefined) {
    return refuse('task-has-nothing-above', { id: task.id }, { recordId: task.id });
  }
  const last = records.children(above.id).at(-1);
  const rank = rankBetween(last?.rank, undefined);
  return moveFault(records, task, above.id) ?? { ...task, parent: above.id, rank };
});
