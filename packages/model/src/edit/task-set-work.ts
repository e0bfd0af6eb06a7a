import {
  type AssignmentRecord,
  type Diff,
  type Records,
  type Refusal,
  refuse,
  type TaskRecord,
  WorkMinutes,
} from '../plan/index.ts';
import { doneWorkOf, withLoads } from './assigned-work.ts';
import { updates, withFields } from './rule.ts';
import { summaryFault, taskEdit } from './task-edit.ts';
import { remainingWorkOf, tenth, workingAssignments } from './task-work.ts';

/**
 * How much work the task is, in minutes over all its people, to a tenth. What is done stays done; the rest is
 * spread as it was before, by units where nothing was left. The duration follows at the same units; where it
 * is fixed, the units follow. Work for nobody yet changes no duration.
 */
export const taskSetWork = taskEdit(
  'task.set-work',
  { minutes: WorkMinutes },
  (task, edit, records) => {
    const { id } = task;
    const where = { recordId: id, field: 'work' };
    const refusal = summaryFault(records, task, 'work');
    if (refusal !== undefined) return refusal;
    if (task.actualFinish !== undefined) return refuse('task-is-finished', { id }, where);
    const assignments = workingAssignments(records, task);
    const done = tenth(
      assignments.length === 0
        ? (task.actualWork ?? 0)
        : assignments.reduce((sum, one) => sum + doneWorkOf(one), 0),
    );
    if (edit.minutes < done) {
      return refuse('work-below-actual', { id, actualMinutes: done }, where);
    }
    if (assignments.length > 0) {
      return spread(records, task, assignments, tenth(edit.minutes - done));
    }
    const after = withFields(task, {
      work: edit.minutes,
      ...(task.remainingWork !== undefined && { remainingWork: tenth(edit.minutes - done) }),
    });
    return updates([[task, after]]);
  },
);

/** Tenths of minutes by largest remainder, so that the parts are the whole. */
function spread(
  records: Records,
  task: TaskRecord,
  assignments: readonly AssignmentRecord[],
  remaining: number,
): Diff | Refusal {
  const before = tenth(assignments.reduce((sum, one) => sum + remainingWorkOf(one), 0));
  if (before === remaining) return updates([]);
  const weights = assignments.map((one) => (before > 0 ? remainingWorkOf(one) : one.units));
  const parts = shared(Math.round(remaining * 10), weights);
  if (parts === undefined) {
    const where = { recordId: task.id, field: 'work' };
    return refuse('work-needs-units', { id: task.id }, where);
  }
  const partByAssignment = new Map(
    assignments.map(({ id }, i) => [id, (parts[i] as number) / 10] as const),
  );
  return withLoads(records, task, (one) => {
    const part = partByAssignment.get(one.id) ?? 0;
    const was = remainingWorkOf(one);
    const follows = task.fixed === 'duration' && was > 0 && part > 0;
    return { remaining: part, units: follows ? (one.units * part) / was : one.units };
  });
}

function shared(whole: number, weights: readonly number[]): number[] | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return undefined;
  const exact = weights.map((weight) => (whole * weight) / total);
  const parts = exact.map(Math.floor);
  let left = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRest = exact
    .map((value, i) => [value - Math.floor(value), i] as const)
    .sort(([a, i], [b, j]) => b - a || i - j);
  for (const [, i] of byRest) {
    if (left <= 0) break;
    parts[i] = (parts[i] as number) + 1;
    left--;
  }
  return parts;
}
