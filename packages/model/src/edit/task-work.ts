import type { AssignmentRecord, Records, TaskRecord } from '../plan/index.ts';
import { withFields } from './rule.ts';

/** An assignment before and after. Work is in minutes, to a tenth. */
export type Reassignment = readonly [before: AssignmentRecord, after: AssignmentRecord];

/**
 * The task's remaining duration goes from one number of minutes to another. Remaining work goes with it
 * at the same units; where the work is fixed, it stays and the units go against the time.
 */
export function workFollows(
  records: Records,
  task: TaskRecord,
  from: number,
  to: number,
): Reassignment[] {
  return workingAssignments(records, task).map((assignment) => {
    const { units } = assignment;
    const before = remainingWorkOf(assignment);
    if (task.fixed === 'work' && before > 0 && to > 0) {
      return [assignment, { ...assignment, units: from > 0 ? (units * from) / to : before / to }];
    }
    const after = tenth(from > 0 ? (before * to) / from : to * units);
    const work = tenth(assignment.work - before + after);
    const remainingWork = assignment.remainingWork === undefined ? undefined : after;
    return [assignment, withFields(assignment, { work, remainingWork })];
  });
}

/** Work stays as it was planned; this share of it, 0 to 1, is done. */
export function workIsDone(records: Records, task: TaskRecord, share: number): Reassignment[] {
  return workingAssignments(records, task).map((assignment) => {
    const actualWork = tenth(assignment.work * share);
    const remainingWork = tenth(assignment.work - actualWork);
    const report = share === 0 ? [undefined, undefined] : [actualWork, remainingWork];
    return [
      assignment,
      withFields(assignment, { actualWork: report[0], remainingWork: report[1] }),
    ];
  });
}

/** The task's own totals of work, where it has them, as its assignments now give them. */
export function withTotals(task: TaskRecord, assignments: readonly Reassignment[]): TaskRecord {
  if (assignments.length === 0) return task;
  const total = (of: (assignment: AssignmentRecord) => number) =>
    tenth(assignments.reduce((sum, [, after]) => sum + of(after), 0));
  const work = total((one) => one.work);
  const actualWork = total((one) => one.actualWork ?? 0);
  const totals = {
    work,
    actualWork,
    remainingWork: total(remainingWorkOf),
    percentWorkComplete: work > 0 ? (100 * actualWork) / work : 0,
  };
  const kept = Object.entries(totals).filter(
    ([field]) => task[field as keyof typeof totals] !== undefined,
  );
  return { ...task, ...Object.fromEntries(kept) };
}

/** Materials and plain costs have no work that goes with the task's length. */
export function workingAssignments(records: Records, task: TaskRecord): AssignmentRecord[] {
  return records.referrers(task.id, 'assignment').filter(({ resourceId }) => {
    if (resourceId === undefined) return true;
    return records.find('resource', resourceId)?.type === 'work';
  });
}

export function remainingWorkOf({ work, actualWork = 0, remainingWork }: AssignmentRecord): number {
  return remainingWork ?? Math.max(0, work - actualWork);
}

export function tenth(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
