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

/** A successor with one of these does not hold its predecessor. */
const ASKS_NOTHING = Flag.Inactive | Flag.Complete;

/** The late dates of `ms-project`; one activity a call. */
export class BackwardPass {
  private readonly network: Network;
  private readonly calendars: readonly WorkingCalendar[];

  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
  ) {
    this.network = state.network;
    this.calendars = state.network.calendars;
  }

  run(activity: number): void {
    const { activities } = this.network;
    if (((activities.flags[activity] as number) & Flag.Special) === 0) this.plain(activity);
    else if (activities.kind[activity] === ActivityKind.External) this.external(activity);
    else if (activities.actualFinish[activity] !== NONE) this.complete(activity);
    else this.unfinished(activity);
  }

  /** MSP-40 for the common task: no constraint, no deadline, working time, not started. */
  private plain(activity: number): void {
    const { activities } = this.network;
    const calendar = this.calendars[activities.calendar[activity] as number] as WorkingCalendar;
    const finish = calendar.previousFinish(this.fromSuccessors(activity));
    const start = calendar.add(finish, -(activities.remaining[activity] as number));
    this.state.lateFinish[activity] = finish;
    this.state.lateStart[activity] = start;
    this.state.remainingLateStart[activity] = start;
  }

  /** MSP-45: a task of another project keeps its dates. */
  private external(activity: number): void {
    this.state.lateStart[activity] = this.state.earlyStart[activity] as number;
    this.state.lateFinish[activity] = this.state.earlyFinish[activity] as number;
    this.state.remainingLateStart[activity] = this.state.earlyStart[activity] as number;
  }

  /** MSP-44: what is complete has no other dates than its actual ones, and asks nothing. */
  private complete(activity: number): void {
    const { actualStart, actualFinish } = this.network.activities;
    const finish = actualFinish[activity] as number;
    const started = actualStart[activity] as number;
    const start = started === NONE ? finish : started;
    this.state.lateFinish[activity] = finish;
    this.state.lateStart[activity] = start;
    this.state.remainingLateStart[activity] = start;
  }

  private unfinished(activity: number): void {
    const { activities } = this.network;
    let finish = this.fromSuccessors(activity);
    const date = activities.constraintDate[activity] as number;
    switch (activities.constraint[activity]) {
      case Constraint.MustStartOn:
      case Constraint.StartOn:
        finish = this.lengths.finish(activity, date, 'duration');
        break;
      case Constraint.MustFinishOn:
      case Constraint.FinishOn:
        finish = date;
        break;
      case Constraint.StartNoLaterThan:
        finish = Math.min(finish, this.lengths.finish(activity, date, 'duration'));
        break;
      case Constraint.FinishNoLaterThan:
        finish = Math.min(finish, date);
        break;
    }
    const deadline = activities.deadline[activity] as number;
    if (deadline !== NONE) finish = Math.min(finish, deadline);
    if (!this.endsByTheClock(activity, finish))
      finish = this.lengths.previousFinish(activity, finish);

    const manual = ((activities.flags[activity] as number) & Flag.Manual) !== 0;
    const start = this.lengths.start(activity, finish, manual ? 'duration' : 'remaining');
    const actualStart = activities.actualStart[activity] as number;
    this.state.lateFinish[activity] = finish;
    this.state.lateStart[activity] = actualStart === NONE || manual ? start : actualStart;
    this.state.remainingLateStart[activity] = start;
  }

  /** MSP-47: an elapsed duration that nothing follows may last up to the project's very finish. */
  private endsByTheClock(activity: number, finish: Minute): boolean {
    const { links, activities } = this.network;
    return (
      finish === this.state.projectFinish &&
      ((activities.flags[activity] as number) & Flag.Elapsed) !== 0 &&
      links.outgoingAt[activity] === links.outgoingAt[activity + 1]
    );
  }

  /** MSP-41: the earliest that an unfinished successor asks for, at most the project's finish. */
  fromSuccessors(activity: number): Minute {
    const { outgoing, outgoingAt, to, direct } = this.network.links;
    const { flags, actualStart } = this.network.activities;
    const { remainingLateStart, projectFinish } = this.state;
    const end = outgoingAt[activity + 1] as number;
    let finish = projectFinish;
    let followed = false;
    for (let k = outgoingAt[activity] as number; k < end; k++) {
      const link = outgoing[k] as number;
      const successor = to[link] as number;
      const flag = flags[successor] as number;
      if ((flag & ASKS_NOTHING) !== 0) continue;
      followed = true;
      const at =
        direct[link] === 1 && (flag & Flag.Special) === 0
          ? (remainingLateStart[successor] as number)
          : this.finishFromLink(link);
      if (at < finish) finish = at;
    }
    return followed && this.isStartedMilestone(activity)
      ? (actualStart[activity] as number)
      : finish;
  }

  private isStartedMilestone(activity: number): boolean {
    const { activities } = this.network;
    return (
      activities.actualStart[activity] !== NONE &&
      activities.duration[activity] === 0 &&
      ((activities.flags[activity] as number) & Flag.Milestone) !== 0
    );
  }

  /** MSP-41: the late finish that a link allows its predecessor. */
  finishFromLink(link: number): Minute {
    const { links } = this.network;
    const { state, lengths } = this;
    const predecessor = links.from[link] as number;
    const successor = links.to[link] as number;
    switch (links.type[link]) {
      case LinkType.FinishToStart: {
        const at = this.beforeDelay(successor, state.remainingLateStart[successor] as number);
        return links.lag[link] === 0 ? at : lengths.lag(link, at, -1);
      }
      case LinkType.FinishToFinish:
        return lengths.lag(link, state.lateFinish[successor] as number, -1);
      case LinkType.StartToFinish: {
        const finish = lengths.finish(
          predecessor,
          state.lateFinish[successor] as number,
          'duration',
        );
        return lengths.lag(link, finish, -1);
      }
      default:
        return this.finishFromStartToStart(link, predecessor, successor);
    }
  }

  /** MSP-43: what the links ask of a levelled task, they ask before its levelling delay. */
  private beforeDelay(activity: number, lateStart: Minute): Minute {
    const { flags, inputs } = this.network.activities;
    if (((flags[activity] as number) & Flag.Delayed) === 0) return lateStart;
    return lateStart - ((inputs[activity] as ActivityInput).levelingDelay ?? 0);
  }

  /** MSP-42: a start-to-start link frees its predecessor once that has started. */
  private finishFromStartToStart(link: number, predecessor: number, successor: number): Minute {
    const { activities, links } = this.network;
    const { state, lengths } = this;
    if (activities.actualStart[predecessor] !== NONE) return state.projectFinish;
    const last = links.outgoingAt[successor] === links.outgoingAt[successor + 1];
    if (activities.actualStart[successor] !== NONE) {
      if (last) return state.projectFinish;
      const input = activities.inputs[successor] as ActivityInput;
      const done = lengths.finish(successor, input.actualStart as number, 'actual');
      return lengths.finish(predecessor, done, 'duration');
    }
    if (((activities.flags[predecessor] as number) & Flag.Manual) !== 0) {
      return last ? (state.lateFinish[successor] as number) : state.projectFinish;
    }
    const lateStart = this.beforeDelay(successor, state.lateStart[successor] as number);
    const at = lengths.calendar(predecessor).nextStart(lateStart);
    return lengths.finish(predecessor, lengths.lag(link, at, -1), 'duration');
  }
}
