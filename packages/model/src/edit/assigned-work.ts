import {
  type AssignmentRecord,
  type Diff,
  type Records,
  type Refusal,
  refuse,
  remainingMinutes,
  type TaskRecord,
} from '../plan/index.ts';
import { withRemaining } from './progress-report.ts';
import { updates, withFields } from './rule.ts';
import {
  type Reassignment,
  remainingWorkOf,
  tenth,
  withTotals,
  workingAssignments,
} from './task-work.ts';

/** What one assignment of a task becomes. Remaining work in minutes, to a tenth; 1 unit is 100 %. */
export interface Load {
  readonly remaining: number;
  readonly units: number;
}

/**
 * The task with other work or units on its assignments. Work = units × duration: where the duration is fixed
 * the caller has settled the two others, else what remains of it grows and shrinks with the assignment that
 * takes longest (MSP-6).
 * @param loadOf what an assignment becomes; undefined for one that stays
 */
export function withLoads(
  records: Records,
  task: TaskRecord,
  loadOf: (assignment: AssignmentRecord) => Load | undefined,
): Diff | Refusal {
  const all: Reassignment[] = [];
  let longestBefore = 0;
  let longestAfter = 0;
  for (const assignment of workingAssignments(records, task)) {
    const load = loadOf(assignment);
    const after = load === undefined ? assignment : loaded(assignment, load);
    const span = spanOf(assignment);
    const spanAfter = spanOf(after);
    if (spanAfter === Number.POSITIVE_INFINITY) {
      const where = { recordId: assignment.id, field: 'units' };
      return refuse('work-needs-units', { id: task.id }, where);
    }
    longestBefore = Math.max(longestBefore, span);
    longestAfter = Math.max(longestAfter, spanAfter);
    all.push([assignment, after]);
  }
  const isFixed = task.fixed === 'duration' || task.mode === 'manual';
  if (isFixed || longestAfter === longestBefore) {
    return updates([[task, withTotals(task, all)], ...all]);
  }
  const left = remainingMinutes(task);
  const knows = longestBefore > 0 && Number.isFinite(longestBefore) && left > 0;
  const remaining = Math.round(knows ? (left * longestAfter) / longestBefore : longestAfter);
  if (remaining === left) return updates([[task, withTotals(task, all)], ...all]);
  const { id } = task;
  if (remaining === 0 && task.actualStart !== undefined) {
    return refuse('progress-without-finish', { id }, { recordId: id, field: 'actualFinish' });
  }
  const after = withRemaining(records.project, task, remaining);
  return updates([[task, withTotals(after, all)], ...all]);
}

/** The assignment with this much work in all, over what is done of it; or why that is too little. */
export function remainingOf(
  assignment: AssignmentRecord,
  work: number,
): number | Refusal<'work-below-actual'> {
  const done = doneWorkOf(assignment);
  if (work >= done) return tenth(work - done);
  const where = { recordId: assignment.id, field: 'work' };
  return refuse('work-below-actual', { id: assignment.id, actualMinutes: done }, where);
}

/** Minutes of work that were done, to a tenth. */
export function doneWorkOf(assignment: AssignmentRecord): number {
  return tenth(Math.max(0, assignment.work - remainingWorkOf(assignment)));
}

function loaded(assignment: AssignmentRecord, { remaining, units }: Load): AssignmentRecord {
  return withFields(assignment, {
    units,
    work: tenth(doneWorkOf(assignment) + remaining),
    ...(assignment.remainingWork !== undefined && { remainingWork: tenth(remaining) }),
  });
}

/** How long its remaining work takes at its units. */
function spanOf(assignment: AssignmentRecord): number {
  const remaining = remainingWorkOf(assignment);
  return remaining === 0 ? 0 : remaining / assignment.units;
}
