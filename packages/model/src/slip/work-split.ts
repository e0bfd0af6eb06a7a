import {
  type AssignmentRecord,
  type FieldChange,
  type FieldChanges,
  fieldOf,
  type RecordId,
  type Side,
  sameSide,
  type TaskRecord,
} from '../plan/index.ts';
import type { Part, Parts } from './parts.ts';
import { groupOfTaskField } from './task-fields.ts';

/** Everything that differs about one task's work and its progress, assignments included. */
export interface WorkChanges {
  readonly earlier: TaskRecord;
  readonly later: TaskRecord;
  readonly task: FieldChanges;
  readonly assignments: readonly {
    readonly earlier: AssignmentRecord;
    readonly later: AssignmentRecord;
    readonly changes: FieldChanges;
  }[];
}

/** Minutes of a task's duration that were done by a state's status moment. */
export type DoneOf = (task: TaskRecord, state: 'earlier' | 'later') => number;

const REPORTED_OF_ASSIGNMENT = ['actualWork'];
const WORK_OF_ASSIGNMENT = ['work', 'remainingWork', 'overtimeWork'];

export function isWorkOfAssignment(path: string): boolean {
  return REPORTED_OF_ASSIGNMENT.includes(path) || WORK_OF_ASSIGNMENT.includes(path);
}

/**
 * SLP-6: tells what was reported done from what was found to be left. A finished task is all
 * progress. Of one under way, progress leaves what was planned less what was done; what is left
 * beyond that is a revision. Where nothing was reported, it is the duration that differs.
 *
 * `isBack`: the later state stands before the earlier one in time, so that progress is taken back.
 * Returns the part of the progress, where there is any.
 */
export function splitWork(
  changes: WorkChanges,
  parts: Parts,
  isBack: boolean,
  doneOf: DoneOf,
): Part | undefined {
  const { id } = changes.later;
  const [young, old] = isBack ? [changes.later, changes.earlier] : [changes.earlier, changes.later];
  if (!isReported(changes)) {
    const kind = young.actualStart === undefined ? 'duration' : 'remaining';
    giveAll(changes, () => parts.part(kind, id));
    return undefined;
  }
  const isUnderWay = old.actualFinish === undefined && old.actualStart !== undefined;
  if (!isUnderWay) {
    const isProgress = old.actualStart !== undefined || young.actualStart !== undefined;
    const part = isProgress ? parts.part('progress', id) : parts.part('duration', id);
    giveAll(changes, () => part);
    return isProgress ? part : undefined;
  }
  // The parts stand in the order in which they take effect; see Player.diff.
  if (isBack) divide(changes, parts, isBack, doneOf, 'remaining');
  divide(changes, parts, isBack, doneOf, 'progress');
  if (!isBack) divide(changes, parts, isBack, doneOf, 'remaining');
  return parts.find(`progress ${id}`);
}

function isReported({ task, assignments }: WorkChanges): boolean {
  return (
    Object.keys(task).some((path) => groupOfTaskField(path) === 'report') ||
    assignments.some(({ changes }) => REPORTED_OF_ASSIGNMENT.some((field) => field in changes))
  );
}

function giveAll({ task, later, assignments }: WorkChanges, partOf: () => Part): void {
  for (const [path, change] of Object.entries(task)) {
    if (isWorkOrReport(path)) partOf().change(later.id, path, change);
  }
  for (const { later: assignment, changes } of assignments) {
    for (const [path, change] of Object.entries(changes)) {
      if (isWorkOfAssignment(path)) partOf().change(assignment.id, path, change);
    }
  }
}

function isWorkOrReport(path: string): boolean {
  const group = groupOfTaskField(path);
  return group === 'work' || group === 'report';
}

/** Gives one of the two parts its share of every change. */
function divide(
  { earlier, later, task, assignments }: WorkChanges,
  parts: Parts,
  isBack: boolean,
  doneOf: DoneOf,
  kind: 'progress' | 'remaining',
): void {
  const give = (id: RecordId, path: string, change: FieldChange | undefined) => {
    if (change !== undefined) parts.part(kind, later.id).change(id, path, change);
  };
  for (const [path, change] of Object.entries(task)) {
    if (!isWorkOrReport(path) || path === 'remaining') continue;
    // Work put down and taken up again parts what is left; it is not more of it.
    const isReport = groupOfTaskField(path) === 'report' || path.startsWith('splits/');
    if (isReport === (kind === 'progress')) give(later.id, path, change);
  }
  const left: Left = {
    sides: [fieldOf(earlier, 'remaining'), fieldOf(later, 'remaining')],
    whole: [earlier, later].map((one) => one.duration?.minutes ?? 0),
    done: doneOf(later, 'later') - doneOf(earlier, 'earlier'),
  };
  give(later.id, 'remaining', halfOf(left, isBack, kind));
  for (const one of assignments) {
    for (const [path, change] of Object.entries(one.changes)) {
      const isReport = REPORTED_OF_ASSIGNMENT.includes(path);
      if (!isWorkOfAssignment(path) || path === 'remainingWork') continue;
      if (isReport === (kind === 'progress')) give(one.later.id, path, change);
    }
    const leftOfWork: Left = {
      sides: [fieldOf(one.earlier, 'remainingWork'), fieldOf(one.later, 'remainingWork')],
      whole: [one.earlier.work, one.later.work],
      done: (one.later.actualWork ?? 0) - (one.earlier.actualWork ?? 0),
    };
    give(one.later.id, 'remainingWork', halfOf(leftOfWork, isBack, kind));
  }
}

/** What is left of a task or an assignment, in the earlier and the later state. */
interface Left {
  readonly sides: FieldChange;
  /** What there is to do in all; left, where nothing else was said of what was not begun. */
  readonly whole: readonly number[];
  /** Minutes done from the one to the other. */
  readonly done: number;
}

/**
 * The change cut in two where only what was done has been taken off; undefined where the part has none of it.
 * Going back in time, what was done comes off again from the other side.
 */
function halfOf(
  { sides: [from, to], whole, done }: Left,
  isBack: boolean,
  kind: 'progress' | 'remaining',
): FieldChange | undefined {
  const [young, old] = isBack ? [to, from] : [from, to];
  if (old.length === 0) return kind === 'progress' && young.length > 0 ? [from, to] : undefined;
  const before = (young[0] ?? whole[isBack ? 1 : 0]) as number;
  const planned: Side = [Math.max(0, before - (isBack ? -done : done))];
  const [start, end] = kind === 'progress' ? [young, planned] : [planned, old];
  if (sameSide(start, end)) return undefined;
  return isBack ? [end, start] : [start, end];
}
