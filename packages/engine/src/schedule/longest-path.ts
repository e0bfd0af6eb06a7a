import { isInactive, isScheduled } from '../network/index.ts';
import { latestEarlyFinish } from './latest-finish.ts';
import type { Passed } from './state.ts';

/** LP-1: back along driving links from the activities that finish last. */
export function longestPath({ network, state, rules }: Passed): Set<number> {
  const { activities, links } = network;
  const latest = latestEarlyFinish(state);
  const path = new Set<number>();
  const ahead: number[] = [];
  for (let activity = 0; activity < activities.inputs.length; activity++) {
    if (!isScheduled(activities, activity) || isInactive(activities, activity)) continue;
    if (state.earlyFinish[activity] === latest) ahead.push(activity);
  }
  while (ahead.length > 0) {
    const activity = ahead.pop() as number;
    if (path.has(activity)) continue;
    path.add(activity);
    for (const link of rules.drivingLinks(activity)) ahead.push(links.from[link] as number);
  }
  return path;
}
