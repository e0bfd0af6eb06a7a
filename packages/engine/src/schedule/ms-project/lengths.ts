import {
  type ActivityInput,
  type AssignmentInput,
  Flag,
  LagKind,
  type Network,
} from '../../network/index.ts';
import type { Minute, WorkingCalendar } from '../../time/index.ts';

type Span = 'duration' | 'remaining' | 'actual';

/**
 * Moves along an activity's own length: on its calendar, by the clock when its duration is elapsed,
 * or on each assignment's calendar where assignments decide its length (MSP-4, MSP-5, MSP-6).
 */
export class Lengths {
  private readonly calendars: readonly WorkingCalendar[];

  constructor(private readonly network: Network) {
    this.calendars = network.calendars;
  }

  calendar(activity: number): WorkingCalendar {
    return this.calendars[this.network.activities.calendar[activity] as number] as WorkingCalendar;
  }

  /** The finish, from a start. */
  finish(activity: number, start: Minute, span: Span): Minute {
    const { flags, inputs } = this.network.activities;
    const flag = flags[activity] as number;
    if ((flag & Flag.OnePace) !== 0 && span !== 'actual') {
      return this.paceCalendar(activity).add(start, this.paceMinutes(activity, span));
    }
    if ((flag & Flag.Assigned) !== 0) {
      let latest = Number.NEGATIVE_INFINITY;
      for (const one of (inputs[activity] as ActivityInput).assignments ?? []) {
        const calendar = this.calendars[one.calendar] as WorkingCalendar;
        latest = Math.max(latest, calendar.add(start, assignedMinutes(one, span)));
      }
      return latest;
    }
    const minutes = this.minutes(activity, span);
    return (flag & Flag.Elapsed) !== 0
      ? start + minutes
      : this.calendar(activity).add(start, minutes);
  }

  /** The start, from a finish. */
  start(activity: number, finish: Minute, span: Span): Minute {
    const { flags, inputs } = this.network.activities;
    const flag = flags[activity] as number;
    if ((flag & Flag.OnePace) !== 0 && span !== 'actual') {
      return this.paceCalendar(activity).add(finish, -this.paceMinutes(activity, span));
    }
    if ((flag & Flag.Assigned) !== 0) {
      let earliest = Number.POSITIVE_INFINITY;
      for (const one of (inputs[activity] as ActivityInput).assignments ?? []) {
        const calendar = this.calendars[one.calendar] as WorkingCalendar;
        earliest = Math.min(earliest, calendar.add(finish, -assignedMinutes(one, span)));
      }
      return earliest;
    }
    const minutes = this.minutes(activity, span);
    return (flag & Flag.Elapsed) !== 0
      ? finish - minutes
      : this.calendar(activity).add(finish, -minutes);
  }

  /** MSP-54: minutes between two moments as the activity's own duration counts them. */
  between(activity: number, from: Minute, to: Minute): number {
    const elapsed = ((this.network.activities.flags[activity] as number) & Flag.Elapsed) !== 0;
    return elapsed ? to - from : this.calendar(activity).work(from, to);
  }

  /** MSP-3: up to working time; a milestone may stay at the end of a working range. */
  nextStart(activity: number, at: Minute): Minute {
    const { flags, inputs } = this.network.activities;
    const flag = flags[activity] as number;
    const milestone = (flag & Flag.Milestone) !== 0;
    if ((flag & Flag.OnePace) !== 0) return startOn(this.paceCalendar(activity), at, milestone);
    if ((flag & Flag.Assigned) === 0) return startOn(this.calendar(activity), at, milestone);
    let earliest = Number.POSITIVE_INFINITY;
    for (const one of (inputs[activity] as ActivityInput).assignments ?? []) {
      const calendar = this.calendars[one.calendar] as WorkingCalendar;
      earliest = Math.min(earliest, startOn(calendar, at, milestone));
    }
    return earliest;
  }

  /** Back to the end of a working range, across time in which nobody works. */
  previousFinish(activity: number, at: Minute): Minute {
    const { flags, inputs } = this.network.activities;
    const flag = flags[activity] as number;
    if ((flag & Flag.OnePace) !== 0) return this.paceCalendar(activity).previousFinish(at);
    if ((flag & Flag.Assigned) === 0) {
      return this.calendar(activity).previousFinish(at);
    }
    let latest = Number.NEGATIVE_INFINITY;
    for (const one of (inputs[activity] as ActivityInput).assignments ?? []) {
      latest = Math.max(
        latest,
        (this.calendars[one.calendar] as WorkingCalendar).previousFinish(at),
      );
    }
    return latest;
  }

  /**
   * MSP-2: adds a link's lag (`sign` 1) or takes it off (-1). A working lag runs on the successor's
   * calendar; a percent lag is that share of the predecessor's duration, elapsed if that is.
   */
  lag(link: number, at: Minute, sign: 1 | -1): Minute {
    const { links, activities } = this.network;
    const amount = links.lag[link] as number;
    if (amount === 0) return at;
    const kind = links.lagKind[link];
    if (kind === LagKind.Elapsed) return at + sign * amount;
    const calendar = this.calendar(links.to[link] as number);
    if (kind === LagKind.Working) return calendar.add(at, sign * amount);
    const predecessor = links.from[link] as number;
    const minutes = Math.round(((activities.duration[predecessor] as number) * amount) / 100);
    const elapsed = ((activities.flags[predecessor] as number) & Flag.Elapsed) !== 0;
    return elapsed ? at + sign * minutes : calendar.add(at, sign * minutes);
  }

  private paceCalendar(activity: number): WorkingCalendar {
    const { paceCalendar } = this.network.activities;
    return this.calendars[paceCalendar[activity] as number] as WorkingCalendar;
  }

  private paceMinutes(activity: number, span: 'duration' | 'remaining'): number {
    const { paceDuration, paceRemaining } = this.network.activities;
    return (span === 'duration' ? paceDuration[activity] : paceRemaining[activity]) as number;
  }

  private minutes(activity: number, span: Span): number {
    const { duration, remaining, flags, inputs } = this.network.activities;
    const whole = duration[activity] as number;
    const left = remaining[activity] as number;
    if (span === 'actual') {
      return (inputs[activity] as ActivityInput).actualDuration ?? whole - left;
    }
    const minutes = span === 'duration' ? whole : left;
    if (((flags[activity] as number) & Flag.Split) === 0) return minutes;
    const splits = (inputs[activity] as ActivityInput).splits ?? [];
    return minutes + gaps(splits, span === 'duration' ? 0 : whole - left);
  }
}

function startOn(calendar: WorkingCalendar, at: Minute, milestone: boolean): Minute {
  const next = calendar.nextStart(at);
  return milestone && next > at && calendar.previousFinish(at) === at ? at : next;
}

/** MSP-6: an assignment begins after its own delay, until it has begun. */
function assignedMinutes(one: AssignmentInput, span: Span): number {
  if (span === 'actual') return one.actualMinutes;
  const delay = one.delay ?? 0;
  if (span === 'duration') return one.minutes + delay;
  return one.remainingMinutes + (one.actualMinutes === 0 ? delay : 0);
}

/** MSP-7: the length of the interruptions that lie after the work already done. */
function gaps(
  splits: readonly { afterMinutes: number; gapMinutes: number }[],
  done: number,
): number {
  let minutes = 0;
  for (const split of splits) {
    if (split.afterMinutes > done || done === 0) minutes += split.gapMinutes;
  }
  return minutes;
}
