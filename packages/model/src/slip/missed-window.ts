import {
  type ActivityInput,
  isInactive,
  minuteText,
  NONE,
  type ScheduleState,
  type WorkingCalendar,
} from '@throughline/engine';
import type { LocalDateTime } from '../plan/index.ts';

export interface Dates {
  readonly start: ArrayLike<number>;
  readonly finish: ArrayLike<number>;
}

/** An activity whose start moved by more than what it waits for, and the calendar whose time was missed. */
export interface MissedWindow {
  readonly activity: number;
  readonly calendar: number;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
}

/**
 * SLP-20: the first activity on the way to the measured finish whose start moved by more than the finish of what
 * drives it, on a calendar that is not the driver's. `measure`: the calendar that movements are counted on.
 */
export function missedWindow(
  before: Dates,
  after: ScheduleState,
  measure: WorkingCalendar,
  target: number | undefined,
): MissedWindow | undefined {
  const { network } = after;
  const { links, order } = network;
  const isOnTheWay = leadingTo(after, target ?? lastToFinish(after));
  const moved = (dates: 'start' | 'finish', activity: number) => {
    const [from, to] = [before[dates][activity] as number, after[dates][activity] as number];
    return from === NONE || to === NONE ? 0 : measure.work(from, to);
  };
  for (const activity of order.order) {
    if (isOnTheWay[activity] === 0 || moved('start', activity) <= 0) continue;
    let driver: number | undefined;
    let most = 0;
    const end = links.incomingAt[activity + 1] as number;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      const from = links.from[k] as number;
      const by = moved('finish', from);
      if (by > most) [driver, most] = [from, by];
    }
    if (driver === undefined || moved('start', activity) <= most) continue;
    const calendar = calendarOf(network.activities.inputs[activity] as ActivityInput);
    if (calendar === calendarOf(network.activities.inputs[driver] as ActivityInput)) continue;
    return {
      activity,
      calendar,
      from: minuteText(before.start[activity] as number),
      to: minuteText(after.start[activity] as number),
    };
  }
  return undefined;
}

/** Whose working time decides: that of those who work on it, where they do. */
function calendarOf({ assignments, calendar }: ActivityInput): number {
  return assignments?.[0]?.calendar ?? calendar;
}

function lastToFinish({ network, finish }: ScheduleState): number | undefined {
  let last: number | undefined;
  for (let activity = 0; activity < finish.length; activity++) {
    if (isInactive(network.activities, activity)) continue;
    if ((finish[activity] as number) > (last === undefined ? NONE : (finish[last] as number))) {
      last = activity;
    }
  }
  return last;
}

/** 1 for the target, what is under it, and all that they wait for. */
function leadingTo({ network }: ScheduleState, target: number | undefined): Uint8Array {
  const { links, activities } = network;
  const found = new Uint8Array(activities.inputs.length);
  if (target === undefined) return found;
  const open = [target];
  for (let activity = 0; activity < found.length; activity++) {
    for (let at = activity; at >= 0; at = activities.parent[at] as number) {
      if (at === target) open.push(activity);
    }
  }
  for (let activity = open.pop(); activity !== undefined; activity = open.pop()) {
    if (found[activity] === 1) continue;
    found[activity] = 1;
    const end = links.incomingAt[activity + 1] as number;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      open.push(links.from[k] as number);
    }
  }
  return found;
}
