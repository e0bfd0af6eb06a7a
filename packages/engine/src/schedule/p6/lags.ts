import { LagKind, type LinkInput } from '../../network/index.ts';
import type { Minute, WorkingCalendar } from '../../time/index.ts';
import type { P6Options, ScheduleState } from '../state.ts';

/** P6-10: lags, on the calendar that the project's options choose for them. */
export class Lags {
  private readonly calendars: readonly WorkingCalendar[];

  constructor(
    private readonly state: ScheduleState,
    private readonly options: P6Options,
    private readonly dataDate: Minute,
  ) {
    this.calendars = state.network.calendars;
  }

  /** Minutes on the lag's calendar. */
  minutes(link: number): number {
    const { lag, lagKind, from } = this.state.network.links;
    const amount = lag[link] as number;
    if (lagKind[link] !== LagKind.Percent) return amount;
    const { duration } = this.state.network.activities;
    return share(duration[from[link] as number] as number, amount);
  }

  /** Forward. P6-11: a lead leads no further back than to the data date. */
  after(link: number, at: Minute, minutes: number): Minute {
    const moved = this.move(link, at, minutes);
    return minutes < 0 ? Math.max(moved, this.dataDate) : moved;
  }

  /** Backward: takes the lag off. */
  before(link: number, at: Minute, minutes: number): Minute {
    return this.move(link, at, -minutes);
  }

  /** P6-12: what is left at the data date of a lag that has run since an actual date. */
  left(link: number, since: Minute): number {
    const minutes = this.minutes(link);
    if (since >= this.dataDate) return Math.max(0, minutes);
    const calendar = this.calendar(link);
    const gone =
      calendar === undefined ? this.dataDate - since : calendar.work(since, this.dataDate);
    return Math.max(0, minutes - gone);
  }

  nextStart(link: number, at: Minute): Minute {
    return this.calendar(link)?.nextStart(at) ?? at;
  }

  /** The same for a link that the passes do not follow: one of a level-of-effort activity. */
  ofOwnLink(link: LinkInput, at: Minute, sign: 1 | -1): Minute {
    const { activities } = this.state.network;
    const amount =
      link.percent === undefined
        ? (link.lag ?? 0)
        : share(activities.duration[link.from] as number, link.percent);
    const calendar = link.elapsed ? undefined : this.calendarBetween(link.from, link.to);
    const moved = calendar?.add(at, sign * amount) ?? at + sign * amount;
    return sign === 1 && amount < 0 ? Math.max(moved, this.dataDate) : moved;
  }

  private move(link: number, at: Minute, minutes: number): Minute {
    if (minutes === 0) return at;
    return this.calendar(link)?.add(at, minutes) ?? at + minutes;
  }

  /** None where the lag is clock time. */
  private calendar(link: number): WorkingCalendar | undefined {
    const { lagKind, from, to } = this.state.network.links;
    if (lagKind[link] === LagKind.Elapsed) return undefined;
    return this.calendarBetween(from[link] as number, to[link] as number);
  }

  private calendarBetween(predecessor: number, successor: number): WorkingCalendar | undefined {
    const { calendar } = this.state.network.activities;
    switch (this.options.lagCalendar) {
      case 'predecessor':
        return this.calendars[calendar[predecessor] as number];
      case 'successor':
        return this.calendars[calendar[successor] as number];
      case 'project-default':
        return this.calendars[this.state.options.projectCalendar];
      case '24-hour':
        return undefined;
    }
  }
}

function share(duration: number, percent: number): number {
  return Math.round((duration * percent) / 100);
}
