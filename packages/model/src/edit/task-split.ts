import {
  doneMinutes,
  RecordId,
  type Records,
  type Refusal,
  type RefusalParameters,
  refuse,
  Split,
  type TaskRecord,
} from '../plan/index.ts';
import { taskEdit } from './task-edit.ts';

/**
 * Interrupts the work: after so much of it, in minutes of the duration since the start, nothing is done for
 * `gapMinutes` of working time. `id` names the gap, to take it out again.
 */
export const taskSplit = taskEdit(
  'task.split',
  { id: RecordId, ...Split.shape },
  (task, { id, afterMinutes, gapMinutes }, records) =>
    indivisible(records, task) ??
    misplaced(task, id, afterMinutes) ?? {
      ...task,
      splits: { ...task.splits, [id]: { afterMinutes, gapMinutes } },
    },
);

/** MSP-7: only work that runs on a calendar, by the rules, and is not over can be interrupted. */
function indivisible(records: Records, task: TaskRecord): Refusal | undefined {
  const because = reason(records, task);
  if (because === undefined) return undefined;
  const where = { recordId: task.id, field: 'splits' };
  return refuse('task-not-divisible', { id: task.id, because }, where);
}

function reason(
  records: Records,
  task: TaskRecord,
): RefusalParameters['task-not-divisible']['because'] | undefined {
  if (records.isSummary(task)) return 'summary';
  if (records.project.rules === 'p6') return 'p6';
  if (task.mode === 'manual') return 'manual';
  if (task.actualFinish !== undefined) return 'finished';
  if (task.duration?.elapsed) return 'elapsed';
  return (task.duration?.minutes ?? 0) === 0 ? 'milestone' : undefined;
}

/** Within the work that is still to do, and not where another interruption is. */
function misplaced(task: TaskRecord, id: RecordId, afterMinutes: number): Refusal | undefined {
  const where = { recordId: task.id, field: 'splits' };
  if (Object.hasOwn(task.splits ?? {}, id)) {
    return refuse('entry-exists', { id: task.id, field: 'splits', entry: id }, where);
  }
  const from = task.actualStart === undefined ? 0 : doneMinutes(task);
  const before = task.duration?.minutes ?? 0;
  if (afterMinutes <= from || afterMinutes >= before) {
    return refuse('split-outside-work', { id: task.id, afterMinutes, from, before }, where);
  }
  const taken = Object.values(task.splits ?? {}).some((one) => one.afterMinutes === afterMinutes);
  return taken ? refuse('split-twice', { id: task.id, afterMinutes }, where) : undefined;
}
