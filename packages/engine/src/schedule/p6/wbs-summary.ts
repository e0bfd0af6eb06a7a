import { ActivityKind } from '../../network/index.ts';
import { NONE } from '../../time/index.ts';
import type { ScheduleState } from '../state.ts';

/**
 * P6-52: a WBS-summary activity takes the dates of the summary it lies in; its early and late
 * dates span the unfinished activities below that summary.
 */
export function spanSummary(state: ScheduleState, activity: number): void {
  const { activities, hierarchy } = state.network;
  const summary = activities.parent[activity] as number;
  if (summary < 0) return;
  for (const dates of [state.start, state.finish, state.actualStart, state.actualFinish]) {
    dates[activity] = dates[summary] as number;
  }
  const { earlyStart, earlyFinish, lateStart, lateFinish, remainingLateStart } = state;
  for (const dates of [earlyStart, earlyFinish, lateStart, lateFinish]) dates[activity] = NONE;
  for (const other of hierarchy.descendants(summary)) {
    const kind = activities.kind[other];
    if (kind === ActivityKind.Summary || kind === ActivityKind.WbsSummary) continue;
    if (state.actualFinish[other] !== NONE || earlyStart[other] === NONE) continue;
    lower(earlyStart, activity, other);
    lower(lateStart, activity, other);
    raise(earlyFinish, activity, other);
    raise(lateFinish, activity, other);
  }
  remainingLateStart[activity] = lateStart[activity] as number;
}

function lower(dates: Int32Array, activity: number, other: number): void {
  const date = dates[other] as number;
  const known = dates[activity] as number;
  if (known === NONE || date < known) dates[activity] = date;
}

function raise(dates: Int32Array, activity: number, other: number): void {
  dates[activity] = Math.max(dates[activity] as number, dates[other] as number);
}
