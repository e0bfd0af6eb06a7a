import { NONE } from '@throughline/engine';
import {
  apply,
  asksBetween,
  type ComputedPlan,
  type Diff,
  type Edit,
  EMPTY_DIFF,
  guessOfDiff,
  invert,
  isRefusal,
  keptOutlook,
  type LivePlan,
  nameIn,
  type Outlook,
  outlookOf,
  promiseMoves,
  promiseTitle,
  type RecordId,
  type Records,
  sayEdit,
  sayUnschedulable,
  scaleOf,
  squash,
} from '@throughline/model';
import type { Cascade, Moved, Refused } from '../local-project.ts';
import { plain, whyOf } from './conflict-words.ts';
import type { HeldProject } from './held-project.ts';
import { textOf } from './minutes.ts';

/** What the edits would move. The plan is edited and put back: nothing of it shows. */
export function cascadeOf(project: HeldProject, edits: readonly Edit[]): Cascade | Refused {
  const { records, live } = project;
  if (live === undefined) throw new Error('the plan is not dated yet');
  const tried = triedOn(records, live, edits);
  if (!('after' in tried)) return tried;
  const now = live.computed;
  return 'code' in now ? { ...tried, ...NOTHING_MOVES } : compared(now, tried);
}

const NOTHING_MOVES = {
  ok: true,
  finish: { before: null, after: null },
  milestones: [],
  promises: [],
  tasksMoved: 0,
  asksForCause: false,
  guess: undefined,
} as const;

/** What the plan would be, kept apart from the plan. */
interface Tried {
  readonly said: readonly string[];
  readonly after: Outlook;
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly taskIds: readonly RecordId[];
  /** Records that the edits would add: the plan does not have them. */
  readonly added: Diff['added'];
  readonly guess: Cascade['guess'];
}

function triedOn(records: Records, live: LivePlan, edits: readonly Edit[]): Tried | Refused {
  let whole = EMPTY_DIFF;
  const said: string[] = [];
  const back = (taken: Diff) => {
    records.patch(invert(whole));
    live.take(invert(taken));
  };
  for (const edit of edits) {
    const diff = apply(edit, records);
    if (isRefusal(diff)) {
      const sentence = whyOf(diff, records, new Map());
      back(EMPTY_DIFF);
      return { ok: false, refusal: diff, sentence, taskId: diff.recordId };
    }
    records.patch(diff);
    whole = squash(whole, diff);
    const names = nameIn(records, diff.removed);
    said.push(plain(sayEdit({ edit, diff }, names, scaleOf(records.project))));
  }
  live.take(whole);
  const { computed } = live;
  if ('code' in computed) {
    const sentence = plain(sayUnschedulable(computed, nameIn(records)));
    back(whole);
    return { ok: false, sentence };
  }
  const { start, finish } = computed.forecast.schedule.state;
  const tried = {
    said,
    after: keptOutlook(computed),
    start: start.slice(),
    finish: finish.slice(),
    taskIds: [...computed.plan.taskIds],
    added: whole.added,
    guess: guessOfDiff(whole, records),
  };
  back(whole);
  return tried;
}

function compared(now: ComputedPlan, tried: Tried): Cascade {
  const { after, added } = tried;
  const before = outlookOf(now);
  const { records } = now;
  const name = nameIn(records, added);
  const moved = (taskId: RecordId | undefined): Moved => ({
    before: textOf(before.finishOf(taskId)),
    after: textOf(after.finishOf(taskId)),
  });
  const milestones = [...new Set([...before.milestones, ...after.milestones])]
    .filter((id) => before.finishOf(id) !== after.finishOf(id))
    .sort((a, b) => after.finishOf(a) - after.finishOf(b));
  const promises = promiseMoves(before, after).flatMap(({ source, taskId, from, to, buffer }) => {
    const isMoved = from !== to || buffer.before !== buffer.after;
    if (source.by !== 'promise' || !isMoved) return [];
    const record = records.find('promise', source.promiseId);
    return [
      {
        id: source.promiseId,
        title: record === undefined ? name(taskId ?? '') : promiseTitle(record),
        marginBefore: buffer.before,
        marginAfter: buffer.after,
        before: from,
        after: to,
      },
    ];
  });
  return {
    ok: true,
    said: tried.said,
    finish: moved(undefined),
    milestones: milestones.map((id) => ({ id, name: name(id), ...moved(id) })),
    promises,
    tasksMoved: movedTasks(now, tried),
    asksForCause: asksBetween(before, after).length > 0,
    guess: tried.guess,
  };
}

/** Tasks of both that begin or end at another time; no summaries. */
function movedTasks({ records, plan, forecast }: ComputedPlan, tried: Tried): number {
  const { state } = forecast.schedule;
  let count = 0;
  for (const [place, id] of tried.taskIds.entries()) {
    const index = plan.taskIds[place] === id ? place : (plan.context.indexOfTask.get(id) ?? -1);
    if (index < 0 || tried.finish[place] === NONE) continue;
    const isSame =
      state.start[index] === tried.start[place] && state.finish[index] === tried.finish[place];
    if (isSame) continue;
    const task = records.find('task', id);
    if (task !== undefined && !records.isSummary(task)) count++;
  }
  return count;
}
