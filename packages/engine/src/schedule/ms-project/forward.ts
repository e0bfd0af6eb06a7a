import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  Flag,
  LinkType,
  type Network,
} from '../../network/index.ts';
import { type Minute, NONE, type WorkingCalendar } from '../../time/index.ts';
import type { ScheduleState } from '../state.ts';
import type { Lengths } from './lengths.ts';

/** The early dates of `ms-project`; one activity a call. */
export class ForwardPass {
  private readonly network: Network;
  private readonly calendars: readonly WorkingCalendar[];
  private readonly forecastFrom: Minute;
  /** MSP-30: set for the second pass, in which links from as-late-as-possible tasks use late dates. */
  usesLateDates = false;

  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
  ) {
    this.network = state.network;
    this.calendars = state.network.calendars;
    this.forecastFrom = state.options.forecastFrom ?? NONE;
  }

  run(activity: number): void {
    const { activities } = this.network;
    if (((activities.flags[activity] as number) & Flag.Special) === 0) this.plain(activity);
    else if (isGiven(this.network, activity)) this.given(activity);
    else if (activities.actualStart[activity] !== NONE) this.started(activity);
    else this.notStarted(activity);
  }

  /** MSP-1 for the common task: working time, as soon as possible, not started. */
  private plain(activity: number): void {
    const { activities, links } = this.network;
    const { earlyStart, earlyFinish } = this.state;
    const end = links.incomingAt[activity + 1] as number;
    let k = links.incomingAt[activity] as number;
    let latest = k === end ? this.state.projectStart : Number.NEGATIVE_INFINITY;
    for (; k < end; k++) {
      const at =
        links.direct[k] === 1 && !this.usesLateDates
          ? (earlyFinish[links.from[k] as number] as number)
          : this.startFromLink(k);
      if (at > latest) latest = at;
    }
    const calendar = this.calendars[activities.calendar[activity] as number] as WorkingCalendar;
    if (latest < this.forecastFrom) latest = this.forecastFrom;
    const start = calendar.nextStart(latest);
    earlyStart[activity] = start;
    earlyFinish[activity] = calendar.add(start, activities.duration[activity] as number);
  }

  /** MSP-20: a manually scheduled or external task keeps its given dates. */
  private given(activity: number): void {
    const input = this.network.activities.inputs[activity] as ActivityInput;
    let start = input.givenStart ?? this.state.projectStart;
    let finish = input.givenFinish ?? this.lengths.finish(activity, start, 'duration');
    if (input.kind !== ActivityKind.External && input.actualFinish === undefined) {
      if (start < this.forecastFrom && input.actualStart === undefined) {
        start = this.lengths.nextStart(activity, this.forecastFrom);
        finish = Math.max(finish, this.lengths.finish(activity, start, 'duration'));
      } else {
        finish = this.notBeforeForecast(activity, finish);
      }
    }
    this.state.earlyStart[activity] = start;
    this.state.earlyFinish[activity] = finish;
  }

  /** MSP-21: an actual start overrides predecessors; of constraints only FNET still acts. */
  private started(activity: number): void {
    const { activities } = this.network;
    const start = activities.actualStart[activity] as number;
    this.state.earlyStart[activity] = start;
    if (activities.actualFinish[activity] !== NONE) {
      this.state.earlyFinish[activity] = activities.actualFinish[activity] as number;
      return;
    }
    const input = activities.inputs[activity] as ActivityInput;
    let finish = this.lengths.finish(activity, start, 'duration');
    if (input.resume !== undefined) {
      const resumed = this.lengths.nextStart(activity, input.resume);
      finish = Math.max(finish, this.lengths.finish(activity, resumed, 'remaining'));
    }
    if (activities.constraint[activity] === Constraint.FinishNoEarlierThan) {
      finish = Math.max(finish, activities.constraintDate[activity] as number);
    }
    this.state.earlyFinish[activity] = this.notBeforeForecast(activity, finish);
  }

  private notStarted(activity: number): void {
    const { activities } = this.network;
    const constraint = activities.constraint[activity] as number;
    const date = activities.constraintDate[activity] as number;
    let start = this.lengths.nextStart(activity, this.unconstrainedStart(activity));
    let finish = NONE;
    switch (constraint) {
      case Constraint.StartNoEarlierThan:
        start = Math.max(start, this.startOn(activity, date));
        break;
      case Constraint.FinishNoEarlierThan:
        if (!this.hasPredecessors(activity)) finish = date;
        start = Math.max(start, this.lengths.start(activity, date, 'duration'));
        break;
      case Constraint.StartNoLaterThan:
        start = Math.min(start, date);
        break;
      case Constraint.FinishNoLaterThan:
        start = Math.min(start, this.lengths.start(activity, date, 'duration'));
        break;
      case Constraint.MustStartOn:
      case Constraint.StartOn:
        start = this.startOn(activity, date);
        break;
      case Constraint.MustFinishOn:
      case Constraint.FinishOn:
        finish = date;
        start = this.lengths.start(activity, date, 'duration');
        break;
    }
    if (start < this.forecastFrom) {
      start = this.lengths.nextStart(activity, this.forecastFrom);
      finish = NONE;
    }
    this.state.earlyStart[activity] = start;
    this.state.earlyFinish[activity] =
      finish === NONE ? this.lengths.finish(activity, start, 'duration') : finish;
  }

  /** MSP-13: a date that somebody set moves into working time; by the clock it is good as it is. */
  private startOn(activity: number, date: Minute): Minute {
    const elapsed = ((this.network.activities.flags[activity] as number) & Flag.Elapsed) !== 0;
    return elapsed ? date : this.lengths.nextStart(activity, date);
  }

  hasPredecessors(activity: number): boolean {
    const { incomingAt } = this.network.links;
    return (incomingAt[activity] as number) < (incomingAt[activity + 1] as number);
  }

  /** MSP-1, MSP-10: the latest that a link asks for; without links the project's start. */
  private unconstrainedStart(activity: number): Minute {
    const { links } = this.network;
    if (!this.hasPredecessors(activity)) return this.startWithoutLinks(activity);
    let latest = Number.NEGATIVE_INFINITY;
    for (
      let k = links.incomingAt[activity] as number;
      k < (links.incomingAt[activity + 1] as number);
      k++
    ) {
      const at =
        links.direct[k] === 1 && !this.usesLateDates
          ? (this.state.earlyFinish[links.from[k] as number] as number)
          : this.startFromLink(k);
      if (at > latest) latest = at;
    }
    return this.delayed(activity, latest);
  }

  private startWithoutLinks(activity: number): Minute {
    const { activities } = this.network;
    const date = activities.constraintDate[activity] as number;
    if (activities.constraint[activity] === Constraint.StartNoEarlierThan) return date;
    if (activities.constraint[activity] === Constraint.FinishNoEarlierThan) {
      return this.lengths.start(activity, date, 'duration');
    }
    return this.delayed(activity, this.state.projectStart);
  }

  /** MSP-11: a levelling delay is clock time after the start the links allow. */
  private delayed(activity: number, at: Minute): Minute {
    const { flags, inputs } = this.network.activities;
    if (((flags[activity] as number) & Flag.Delayed) === 0) return at;
    const delay = (inputs[activity] as ActivityInput).levelingDelay ?? 0;
    return this.lengths.calendar(activity).nextStart(at) + delay;
  }

  /** MSP-1: the start a link asks for, before it is moved into working time. */
  startFromLink(link: number): Minute {
    const { links } = this.network;
    const successor = links.to[link] as number;
    const predecessor = links.from[link] as number;
    const late = this.usesLateDates && this.isLate(predecessor) && !this.isLate(successor);
    const starts = late ? this.state.lateStart : this.state.earlyStart;
    const finishes = late ? this.state.lateFinish : this.state.earlyFinish;
    switch (links.type[link]) {
      case LinkType.FinishToStart:
        return this.lengths.lag(link, finishes[predecessor] as number, 1);
      case LinkType.StartToStart:
        return this.lengths.lag(link, starts[predecessor] as number, 1);
      case LinkType.FinishToFinish: {
        const finish = finishes[predecessor] as number;
        const start = this.lengths.start(successor, finish, 'remaining');
        return Math.max(this.lengths.lag(link, start, 1), this.state.projectStart);
      }
      default: {
        const finish = starts[predecessor] as number;
        return this.lengths.lag(link, this.lengths.start(successor, finish, 'duration'), 1);
      }
    }
  }

  private isLate(activity: number): boolean {
    return this.network.activities.constraint[activity] === Constraint.AsLateAsPossible;
  }

  /** FCT-1: remaining work of a started task cannot lie before the status date. */
  private notBeforeForecast(activity: number, finish: Minute): Minute {
    if (this.forecastFrom === NONE) return finish;
    const from = this.lengths.nextStart(activity, this.forecastFrom);
    return Math.max(finish, this.lengths.finish(activity, from, 'remaining'));
  }
}

/** Its dates are given: manually scheduled, or a task of another project. */
export function isGiven({ activities }: Network, activity: number): boolean {
  return (
    ((activities.flags[activity] as number) & Flag.Manual) !== 0 ||
    activities.kind[activity] === ActivityKind.External
  );
}
