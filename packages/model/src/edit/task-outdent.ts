import {
  type PlanRecord,
  type RecordId,
  rankBetween,
  ranks,
  refuse,
  type TaskRecord,
} from '../plan/index.ts';
import { updates, withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';

/** The task becomes the sibling right below its parent; the siblings it had stay where they are. */
export const taskOutdent = taskEdit('task.outdent', {}, (task, _edit, records) => {
  if (task.parent === undefined)
    return refuse('task-at-top', { id: task.id }, { recordId: task.id });
  const parent = records.find('task', task.parent) as TaskRecord;
  const siblings = records.children(parent.parent);
  const place = siblings.findIndex(({ id }) => id === parent.id) + 1;
  const next = siblings[place];
  if (next === undefined || parent.rank < next.rank) {
    return moved(task, parent.parent, rankBetween(parent.rank, next?.rank));
  }
  return updates(rankedAnew(siblings.toSpliced(place, 0, task), parent.parent));
});

function moved(task: TaskRecord, parent: RecordId | undefined, rank: string): TaskRecord {
  return withFields(task, { parent, rank });
}

/** Siblings that share a rank leave no room between them: all get new ones. */
function rankedAnew(
  tasks: readonly TaskRecord[],
  parent: RecordId | undefined,
): [PlanRecord, PlanRecord][] {
  const fresh = ranks(tasks.length);
  return tasks.map((task, i) => [task, moved(task, parent, fresh[i] as string)]);
}
