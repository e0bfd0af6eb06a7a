import {
  type Branch,
  type Change,
  promiseTitle,
  type RecordId,
  type Records,
  reportBefore,
} from '@throughline/model';
import { findTask, isNotFound, type NotFound } from '../find/index.ts';
import { changesOf, type Logged } from '../log/index.ts';
import { findBranch, findMoment, parseAsOf, taskTitle } from '../plan-file/index.ts';
import type { Zone } from '../shell.ts';
import { day } from '../terminal/index.ts';

/** A stretch of a plan's history: where it begins, what was changed, and how people call both ends. */
export interface Stretch {
  /** The last change before it. */
  readonly from: number;
  readonly start: Records;
  readonly changes: readonly Change[];
  /** The plan at its end. */
  readonly end: Records;
  readonly fromWords: string;
  readonly toWords: string;
  /** The branch that it ends in. */
  readonly branch?: Branch;
}

export interface StretchOptions {
  readonly from?: string;
  readonly to?: string;
  /** Without `from`: since the plan was first held to something, not since the last report. */
  readonly wholeStory?: boolean;
}

/** The stretch that was asked for; without words, since the report before this one. */
export function stretchOf(
  plan: Logged,
  { from, to, wholeStory = false }: StretchOptions,
  zone: Zone,
): Stretch | NotFound {
  const end = endOf(plan, to, zone);
  if (isNotFound(end)) return end;
  const { history } = plan;
  const begin =
    from === undefined ? beginOf(plan, end, wholeStory, zone) : momentCalled(plan, from, zone);
  if (isNotFound(begin)) return begin;
  if (begin.seq > end.changes.length) {
    return {
      why: `${begin.words} comes after ${end.words}.`,
      next: 'A stretch begins before it ends: turn --from and --to round.',
    };
  }
  return {
    from: begin.seq,
    start: history.at(begin.seq),
    changes: end.changes.slice(begin.seq),
    end: end.records,
    fromWords: begin.words,
    toWords: end.words,
    ...(end.branch !== undefined && { branch: end.branch }),
  };
}

interface End {
  /** All changes of the plan at that end, from the first on. */
  readonly changes: readonly Change[];
  readonly records: Records;
  readonly words: string;
  readonly branch?: Branch;
}

function endOf(plan: Logged, to: string | undefined, zone: Zone): End | NotFound {
  const { history, branches, records, seq, branch } = plan;
  if (to === undefined) {
    const changes = changesOf(plan);
    if (branch !== undefined) return { changes, records, branch, words: `branch ${branch.name}` };
    return { changes, records, words: seqWords(changes.at(-1), zone) };
  }
  const named = branches.length === 0 ? undefined : findBranch(branches, to);
  if (named !== undefined && !('why' in named)) return endOfBranch(plan, named);
  const moment = momentCalled(plan, to, zone);
  if (isNotFound(moment)) return moment;
  if (moment.seq === seq)
    return { changes: history.changes.slice(0, seq), records, words: moment.words };
  const changes = history.changes.slice(0, moment.seq);
  return { changes, records: history.at(moment.seq), words: moment.words };
}

function endOfBranch({ history }: Logged, branch: Branch): End {
  const records = history.at(branch.base);
  for (const { diff } of branch.changes) records.patch(diff);
  const changes = [...history.changes.slice(0, branch.base), ...branch.changes];
  return { changes, records, branch, words: `branch ${branch.name}` };
}

interface Begin {
  readonly seq: number;
  readonly words: string;
}

function momentCalled({ history }: Logged, asked: string, zone: Zone): Begin | NotFound {
  const moment = findMoment(history, parseAsOf(asked), zone);
  if ('why' in moment) {
    return { why: String(moment.why), next: 'Accepted: a day, a change such as #412, a baseline.' };
  }
  const { seq } = moment;
  const named = /^[#\d]/.test(asked) ? '' : `${asked}, `;
  return { seq, words: `${named}${seqWords(history.changes[seq - 1], zone)}` };
}

/** What a branch does is counted from its base; else the stretch begins before the status date last moved. */
function beginOf(
  { history }: Logged,
  { changes, branch }: End,
  wholeStory: boolean,
  zone: Zone,
): Begin {
  if (branch !== undefined) {
    return {
      seq: branch.base,
      words: `its base, ${seqWords(history.changes[branch.base - 1], zone)}`,
    };
  }
  const seq = (wholeStory ? undefined : reportBefore(changes)) ?? firstPlan(changes);
  return { seq, words: seqWords(changes[seq - 1], zone) };
}

/** Where a plan begins to be held to something: its first baseline, else its first tasks. */
function firstPlan(changes: readonly Change[]): number {
  const bringing = (kind: 'baseline' | 'task') =>
    changes.find(({ diff }) => Object.values(diff.added).some((record) => record.kind === kind));
  const first = bringing('baseline') ?? bringing('task');
  if (first === undefined) return Math.min(1, changes.length);
  return first.group === undefined
    ? first.seq
    : first.seq + first.group.count - 1 - first.group.index;
}

function seqWords(change: Change | undefined, zone: Zone): string {
  if (change === undefined) return 'the empty plan';
  const { seq, group } = change;
  const last = group === undefined ? seq : seq + group.count - 1 - group.index;
  return `#${last} of ${day(zone.local(change.at))}`;
}

/** Whose finish is asked for, and what people call it. */
export interface MeasuredTarget {
  readonly taskId: RecordId | undefined;
  readonly title: string;
}

/** A promise by its name, else a task; the whole plan where nothing was asked. */
export function targetCalled(
  records: Records,
  asked: string | undefined,
): MeasuredTarget | NotFound {
  if (asked === undefined) return { taskId: undefined, title: 'The finish' };
  const wanted = asked.trim().toLowerCase();
  const promises = [...records.all('promise')].filter(
    (promise) => promise.id === asked || promiseTitle(promise).toLowerCase() === wanted,
  );
  const [promise] = promises;
  if (promise !== undefined && promises.length === 1) {
    return { taskId: promise.taskId, title: `The forecast of ${promiseTitle(promise)}` };
  }
  const task = findTask(records, asked);
  return isNotFound(task)
    ? task
    : { taskId: task.id, title: `The forecast of ${taskTitle(task, records)}` };
}
