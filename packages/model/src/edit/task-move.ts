import { type RecordId, type Records, type Refusal, refuse, TaskRecord } from '../plan/index.ts';
import { referenceFault } from './reference-faults.ts';
import { withFields } from './rule.ts';
import { hiddenProgress } from './task-add.ts';
import { taskEdit } from './task-edit.ts';
import { ancestorsOf, treeOf, treeWithMove } from './tree-view.ts';
import { wayBetween } from './way-between.ts';

const { parent, rank } = TaskRecord.shape;

/** Puts the task, and all under it, in another place: under `parent`, at the top where there is none. */
export const taskMove = taskEdit('task.move', { parent, rank }, (task, edit, records) => {
  const after = withFields(task, { parent: edit.parent, rank: edit.rank });
  return referenceFault(records, after, task) ?? moveFault(records, task, edit.parent) ?? after;
});

/** A task goes neither under itself, nor under what it is linked with, nor where links would go round. */
export function moveFault(
  records: Records,
  task: TaskRecord,
  under: RecordId | undefined,
): Refusal | undefined {
  if (under === undefined || under === task.parent) return undefined;
  const where = { recordId: task.id, field: 'parent' };
  const above = ancestorsOf(treeOf(records), under);
  if (under === task.id || above.has(task.id)) {
    const between = [...above];
    const ids =
      under === task.id ? [under] : [under, ...between.slice(0, between.indexOf(task.id) + 1)];
    return refuse('parent-cycle', { ids: ids.reverse() }, where);
  }
  for (const summary of [under, ...above]) {
    for (const link of records.referrers(summary, 'link')) {
      const other = link.from === summary ? link.to : link.from;
      if (other === task.id || ancestorsOf(treeOf(records), other).has(task.id)) {
        return refuse('link-within-summary', { summary, task: other }, where);
      }
    }
  }
  return hiddenProgress(records, under) ?? circleFault(records, task.id, under);
}

/** Links of the new summaries reach what moves: a circle now comes in, or goes out, through the new parent. */
function circleFault(records: Records, id: RecordId, under: RecordId): Refusal | undefined {
  const tree = treeWithMove(records, id, under);
  const ways = [
    wayBetween(records, tree, { id, at: 'in' }, { id: under, at: 'in' }),
    wayBetween(records, tree, { id: under, at: 'out' }, { id, at: 'out' }),
  ];
  for (const ids of ways) {
    if (ids !== undefined) {
      return refuse('link-cycle', { ids }, { recordId: id, field: 'parent' });
    }
  }
  return undefined;
}
