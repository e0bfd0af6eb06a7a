import { isInactive, isScheduled } from '../network/index.ts';
import { NONE } from '../time/index.ts';
import type { ScheduleState } from './state.ts';

/** The latest early finish of what is active and scheduled; NONE in a network without such. */
export function latestEarlyFinish({ network: { activities }, earlyFinish }: ScheduleState): number {
  let latest = NONE;
  for (let activity = 0; activity < earlyFinish.length; activity++) {
    if (!isScheduled(activities, activity) || isInactive(activities, activity)) continue;
    latest = Math.max(latest, earlyFinish[activity] as number);
  }
  return latest;
}
