import type { ActivityInput } from '@throughline/engine';
import { isHardConstrained, NONE } from '@throughline/engine';
import type { StatusEvidence, WatchItem } from './answer.ts';
import { byText, type Situation } from './situation.ts';
import type { Target } from './target.ts';
import type { Unpinned } from './unpinned.ts';

/**
 * ONT-25: a few things to look at, in this order: fixed dates that contradict their predecessors,
 * negative float, targets with less than twice the buffer left, path work without progress, float
 * burned, milestones about to become critical, hard constraints ahead. Within one kind the most
 * pressing first; a task is named once.
 */
export function thingsToWatch(
  situation: Situation,
  targets: readonly Target[],
  status: StatusEvidence,
  unpinned: Unpinned | undefined,
): WatchItem[] {
  const items = [
    ...(unpinned?.pinned ?? []).map(
      ({ taskId, minutes }): WatchItem => ({ code: 'fixed-date-against-logic', taskId, minutes }),
    ),
    ...negativeFloat(situation),
    ...closeTargets(situation, targets),
    ...status.withoutProgress
      .filter((taskId) => situation.isOnPath(situation.index(taskId)))
      .map((taskId): WatchItem => ({ code: 'path-without-progress', taskId })),
    ...burnedFloat(situation),
    ...nearMilestones(situation),
    ...hardConstraints(situation),
  ];
  const named = new Set<string>();
  const distinct = items.filter((item) => {
    const key = item.code === 'target-close' ? (item.target.taskId ?? '') : item.taskId;
    return !named.has(key) && named.add(key);
  });
  return distinct.slice(0, situation.value('watched'));
}

function negativeFloat(situation: Situation): WatchItem[] {
  const items: (WatchItem & { code: 'negative-float' })[] = [];
  for (const { task, index, finished } of situation.leaves) {
    const totalFloat = situation.totalFloat(index);
    if (finished || totalFloat >= 0) continue;
    items.push({ code: 'negative-float', taskId: task.id, minutes: totalFloat });
  }
  return items.sort((a, b) => a.minutes - b.minutes || byText(a.taskId, b.taskId));
}

function closeTargets(situation: Situation, targets: readonly Target[]): WatchItem[] {
  const close = 2 * situation.minutes('buffer');
  return (
    targets
      // Those that are past speak in the verdict.
      .filter(
        (target) =>
          target.state === 'open' &&
          target.forecast !== null &&
          !target.late &&
          target.floatLeft < close,
      )
      .sort((a, b) => a.floatLeft - b.floatLeft || byText(a.taskId ?? '', b.taskId ?? ''))
      .map((target) => ({ code: 'target-close', target, minutes: target.floatLeft }))
  );
}

/** Later than the baseline, and what that took of the float it would have had. */
function burnedFloat(situation: Situation): WatchItem[] {
  const items: (WatchItem & { code: 'float-burned' })[] = [];
  for (const { task, index, finished } of situation.leaves) {
    const planned = situation.baselineOf(task.id).finish;
    const finish = situation.forecast.finish[index] as number;
    if (finished || planned === NONE || finish <= planned) continue;
    const left = situation.totalFloat(index);
    const burned = situation.work(planned, finish);
    // Without float left it is on a path that is already spoken of.
    if (left <= 0 || burned * 100 < (burned + left) * situation.value('floatBurned')) continue;
    items.push({ code: 'float-burned', taskId: task.id, burned, left });
  }
  return items.sort((a, b) => a.left - b.left || byText(a.taskId, b.taskId));
}

function nearMilestones(situation: Situation): WatchItem[] {
  const limit = situation.minutes('nearCritical');
  const items: (WatchItem & { code: 'milestone-near-critical' })[] = [];
  for (const { task, index, finished } of situation.leaves) {
    const totalFloat = situation.totalFloat(index);
    const isMilestone = task.milestone || task.type.endsWith('milestone');
    if (finished || !isMilestone || situation.isOnPath(index) || totalFloat > limit) continue;
    items.push({ code: 'milestone-near-critical', taskId: task.id, minutes: totalFloat });
  }
  return items.sort((a, b) => a.minutes - b.minutes || byText(a.taskId, b.taskId));
}

/** Those with no float left between them and their predecessors: the next slip breaks them. */
function hardConstraints(situation: Situation): WatchItem[] {
  const { inputs } = situation.forecast.network.activities;
  return situation.leaves
    .filter(({ index, started }) => !started && isHardConstrained(inputs[index] as ActivityInput))
    .filter(({ index }) => situation.totalFloat(index) <= 0)
    .map(({ task }) => task.id)
    .sort(byText)
    .map((taskId) => ({ code: 'hard-constraint-ahead', taskId }));
}
