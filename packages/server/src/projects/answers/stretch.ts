import {
  branchFault,
  branchRecords,
  type Change,
  type History,
  type RecordId,
  type Records,
  refuse,
  reportBefore,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { AskedPlan, type Asking, planAtSeq } from './asked-plan.ts';
import { lastOfGroup, momentOf } from './moment.ts';
import { NOT_FOUND, type NoAnswer } from './no-answer.ts';

export interface StretchAsked extends Pick<Asking, 'reader' | 'now'> {
  /** A moment of the log; since the last report where none is named, or `last-report`. */
  readonly from?: string | undefined;
  /** A moment; the plan as it is where none is named. */
  readonly to?: string | undefined;
  /** What this branch comes to, from its base on. */
  readonly branch?: string | undefined;
  /** A task or a promise of a task, whose date is asked for instead of the whole plan's. */
  readonly target?: string | undefined;
}

/** A stretch of a plan's history: where it begins, what was changed, and the plan at its end. */
export interface Stretch {
  /** The last change before it. */
  readonly from: number;
  readonly start: Records;
  readonly changes: readonly Change[];
  readonly end: AskedPlan;
  readonly target: RecordId | undefined;
}

export const LAST_REPORT = 'last-report';

/**
 * The stretch that was asked for.
 * @param wholeStory without `from`: since the plan was first held to something, not since the last report
 */
export function stretchOf(
  project: HotProject,
  asked: StretchAsked,
  wholeStory = false,
): Stretch | NoAnswer {
  const end = endOf(project, asked);
  if ('noAnswer' in end) return end;
  if (end.records.count('project') === 0) {
    return { noAnswer: 'refused', refusal: refuse('project-missing', {}) };
  }
  const from = beginOf(project.history, end, asked.from, wholeStory);
  if (typeof from !== 'number') return from;
  const { changes } = end;
  if (from > changes.length) {
    return { noAnswer: 'moment-unknown', field: 'from', accepted: [`0 to ${changes.length}`] };
  }
  const target = targetIn(end.records, asked.target);
  if (target === null) return NOT_FOUND;
  const start = project.history.at(from);
  return { from, start, changes: changes.slice(from), end, target };
}

function endOf(project: HotProject, { to, branch: branchId, now }: StretchAsked) {
  const { history } = project;
  const moments = { now: `${now.slice(0, 13)}:00` };
  if (branchId !== undefined) {
    const branch = project.branches.get(branchId as RecordId);
    if (branch === undefined || branchFault(history, branch) !== undefined) return NOT_FOUND;
    const records = branchRecords(history, branch);
    return new AskedPlan(project, records, branch.base, moments, branch, false);
  }
  if (to === undefined) {
    return new AskedPlan(project, history.records, history.head, moments, undefined, true);
  }
  const seq = momentOf(history, to, 'to');
  return typeof seq === 'number' ? planAtSeq(project, seq) : seq;
}

/** What a branch does is counted from its base; else the stretch begins before the status date last moved. */
function beginOf(
  history: History,
  end: AskedPlan,
  from: string | undefined,
  wholeStory: boolean,
): number | NoAnswer {
  if (from !== undefined && from !== LAST_REPORT) return momentOf(history, from, 'from');
  if (end.branch !== undefined) return end.branch.base;
  return (wholeStory ? undefined : reportBefore(end.changes)) ?? firstPlan(end.changes);
}

/** Where a plan begins to be held to something: its first baseline, else its first tasks. */
function firstPlan(changes: readonly Change[]): number {
  const bringing = (kind: 'baseline' | 'task') =>
    changes.find(({ diff }) => Object.values(diff.added).some((record) => record.kind === kind));
  const first = bringing('baseline') ?? bringing('task');
  return first === undefined ? Math.min(1, changes.length) : lastOfGroup(first);
}

/** Undefined is the whole plan; null where there is no such task or promise. */
function targetIn(records: Records, asked: string | undefined): RecordId | undefined | null {
  if (asked === undefined) return undefined;
  const promise = records.find('promise', asked as RecordId);
  if (promise !== undefined) return promise.taskId;
  return records.find('task', asked as RecordId)?.id ?? null;
}
