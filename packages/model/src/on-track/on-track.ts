import type { ComputedPlan } from '../computed/index.ts';
import { baselineFinish } from '../quality/index.ts';
import { nextTasks, waitingTasks } from './ahead.ts';
import type { FinishEvidence, OnTrack } from './answer.ts';
import { behindBaseline, overdueTasks } from './late.ts';
import { longestPathTasks, nearCriticalTasks } from './path.ts';
import { moment, momentOrNone, type OnTrackOptions, Situation, textOrNull } from './situation.ts';
import { statusEvidence } from './status.ts';
import { targetsOf } from './targets.ts';
import { type Unpinned, unpinnedForecast } from './unpinned.ts';
import { verdictOf } from './verdict.ts';
import { thingsToWatch } from './watch.ts';

/**
 * Are we on track? The verdict with the rule that gave it, and all it stands on.
 * It speaks of the forecast. Dates are the plan's own; minutes are working minutes of the
 * project's calendar unless a field says otherwise. Rules ONT-n are in the engine's SPEC.md.
 */
export function onTrack(plan: ComputedPlan, options: OnTrackOptions = {}): OnTrack {
  const situation = new Situation(plan, options);
  const unpinned = unpinnedForecast(situation);
  const targets = targetsOf(situation, unpinned);
  const status = statusEvidence(situation);
  const finish = finishEvidence(situation, unpinned);
  return {
    verdict: verdictOf(situation, { targets, status, finish, unpinned }),
    status,
    finish,
    targets,
    longestPath: longestPathTasks(situation),
    nearCritical: nearCriticalTasks(situation),
    overdue: overdueTasks(situation),
    behindBaseline: behindBaseline(situation),
    next: nextTasks(situation),
    waiting: waitingTasks(situation),
    watch: thingsToWatch(situation, targets, status, unpinned),
    thresholds: situation.thresholds,
  };
}

function finishEvidence(situation: Situation, unpinned: Unpinned | undefined): FinishEvidence {
  const { plan, baseline } = situation;
  const forecast = momentOrNone(plan.forecast.finish ?? undefined);
  const planned = baselineFinish(baseline);
  const variance =
    planned === null || plan.forecast.finish === null
      ? null
      : situation.work(moment(planned), forecast);
  return {
    schedule: plan.schedule.finish,
    forecast: plan.forecast.finish,
    unpinned:
      unpinned !== undefined && unpinned.finish > forecast ? textOrNull(unpinned.finish) : null,
    baseline:
      baseline === undefined
        ? null
        : { id: baseline.id, name: baseline.name, finish: planned, variance },
  };
}
