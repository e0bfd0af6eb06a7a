import { type ActivityInput, type AssignmentInput, Flag } from '../../network/index.ts';
import { type Minute, NONE, type WorkingCalendar } from '../../time/index.ts';
import type { ScheduleState } from '../state.ts';
import { Progress, progressOf } from './progress.ts';

export type Span = 'duration' | 'remaining';

/**
 * Moves along an activity's own length: on its calendar, or, for a resource-dependent activity,
 * on each assignment's calendar (P6-5). Lengths are the state's, which progress changes.
 */
export class Lengths {
  /** P6-6: activities whose remaining duration an expected finish has set, on their own calendar. */
  readonly expected: Uint8Array;
  private readonly calendars: readonly WorkingCalendar[];

  constructor(private readonly state: ScheduleState) {
    this.calendars = state.network.calendars;
    this.expected = new Uint8Array(state.network.activities.inputs.length);
  }

  calendar(activity: number): WorkingCalendar {
    const { calendar } = this.state.network.activities;
    return this.calendars[calendar[activity] as number] as WorkingCalendar;
  }

  /** The finish, from a start. */
  finish(activity: number, start: Minute, span: Span): Minute {
    if (this.isAssigned(activity)) {
      let latest: Minute = start;
      for (const one of this.assignments(activity)) {
        const minutes = assignedMinutes(one, span);
        latest = Math.max(latest, this.assigned(one.calendar).add(start, minutes));
      }
      return latest;
    }
    return this.move(activity, start, this.minutes(activity, span));
  }

  /** The start, from a finish. */
  start(activity: number, finish: Minute, span: Span): Minute {
    if (this.isAssigned(activity)) {
      let earliest: Minute = finish;
      for (const one of this.assignments(activity)) {
        const minutes = assignedMinutes(one, span);
        earliest = Math.min(earliest, this.assigned(one.calendar).add(finish, -minutes));
      }
      return earliest;
    }
    return this.move(activity, finish, -this.minutes(activity, span));
  }

  /** Along the activity's own calendar, or the clock where its duration is elapsed. */
  move(activity: number, from: Minute, minutes: number): Minute {
    const { flags } = this.state.network.activities;
    if (((flags[activity] as number) & Flag.Elapsed) !== 0) return from + minutes;
    return this.calendar(activity).add(from, minutes);
  }

  /** P6-3: up to working time; what is complete needs none. */
  nextStart(activity: number, at: Minute): Minute {
    if (this.state.network.activities.actualFinish[activity] !== NONE) return at;
    if (!this.isAssigned(activity)) return this.calendar(activity).nextStart(at);
    let earliest = Number.POSITIVE_INFINITY;
    for (const one of this.assignments(activity)) {
      earliest = Math.min(earliest, this.assigned(one.calendar).nextStart(at));
    }
    return earliest;
  }

  /** P6-3: back to the end of a working range, across time in which nobody works. */
  previousFinish(activity: number, at: Minute): Minute {
    if (!this.isAssigned(activity)) return this.calendar(activity).previousFinish(at);
    let latest = Number.NEGATIVE_INFINITY;
    for (const one of this.assignments(activity)) {
      latest = Math.max(latest, this.assigned(one.calendar).previousFinish(at));
    }
    return latest;
  }

  /** P6-7: the end of a working range may stay; any other idle time is left forward. */
  settled(activity: number, at: Minute): Minute {
    return this.previousFinish(activity, at) === at ? at : this.nextStart(activity, at);
  }

  hasRemaining(activity: number): boolean {
    if (!this.isAssigned(activity)) return this.minutes(activity, 'remaining') !== 0;
    return this.assignments(activity).some((one) => one.remainingMinutes !== 0);
  }

  private minutes(activity: number, span: Span): number {
    const { state } = this;
    if (span === 'duration') return state.duration[activity] as number;
    const complete = progressOf(state.network.activities, activity) === Progress.Complete;
    return complete ? 0 : (state.remaining[activity] as number);
  }

  private isAssigned(activity: number): boolean {
    const { flags } = this.state.network.activities;
    return ((flags[activity] as number) & Flag.Assigned) !== 0 && this.expected[activity] === 0;
  }

  private assignments(activity: number) {
    return (this.state.network.activities.inputs[activity] as ActivityInput).assignments ?? [];
  }

  private assigned(calendar: number): WorkingCalendar {
    return this.calendars[calendar] as WorkingCalendar;
  }
}

/** Its work, after its delay while it has not begun. */
function assignedMinutes(one: AssignmentInput, span: Span): number {
  const minutes = span === 'duration' ? one.minutes : one.remainingMinutes;
  return one.actualMinutes > 0 ? minutes : minutes + (one.delay ?? 0);
}
