import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  isInactive,
  type Network,
} from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import type { P6Options, ScheduleState } from '../state.ts';
import type { BackwardLinks } from './backward-links.ts';
import { isGiven } from './forward.ts';
import type { Lengths } from './lengths.ts';
import { Progress, progressOf } from './progress.ts';

/** The late dates of `p6`; one activity a call. */
export class BackwardPass {
  private readonly network: Network;

  constructor(
    private readonly state: ScheduleState,
    private readonly options: P6Options,
    private readonly lengths: Lengths,
    private readonly links: BackwardLinks,
  ) {
    this.network = state.network;
  }

  run(activity: number): void {
    const { state } = this;
    if (isGiven(this.network, activity)) {
      this.set(
        activity,
        state.earlyStart[activity] as number,
        state.earlyFinish[activity] as number,
      );
      return;
    }
    const { activities } = this.network;
    const { externalLateFinish } = activities.inputs[activity] as ActivityInput;
    const driver = this.driver(activity);
    let finish = driver < 0 ? this.openEnd(activity) : this.allowed(activity, driver);
    if (progressOf(activities, activity) !== Progress.Complete) {
      finish = this.constrained(activity, finish);
      // P6-7: a start milestone stays where its successor has put it.
      if (activities.kind[activity] !== ActivityKind.StartMilestone) {
        finish = this.lengths.previousFinish(activity, finish);
      }
    }
    if (externalLateFinish !== undefined) finish = Math.min(finish, externalLateFinish);
    const start = driver < 0 ? NONE : this.startAllowed(driver);
    this.set(activity, start === NONE ? this.startFor(activity, finish) : start, finish);
  }

  /** P6-41: where the backward pass begins: the latest early finish, or the date to finish by. */
  get end(): Minute {
    return this.options.mustFinishBy ?? this.state.projectFinish;
  }

  /** P6-40: the link whose successor allows the earliest finish; -1 where nothing follows. */
  driver(activity: number): number {
    const { links, activities } = this.network;
    const end = links.outgoingAt[activity + 1] as number;
    let earliest = Number.POSITIVE_INFINITY;
    let driver = -1;
    for (let k = links.outgoingAt[activity] as number; k < end; k++) {
      const link = links.outgoing[k] as number;
      if (isInactive(activities, links.to[link] as number)) continue;
      const finish = this.allowed(activity, link);
      if (finish < earliest) {
        earliest = finish;
        driver = link;
      }
    }
    return driver;
  }

  /** What a link allows, at most the end of the project. */
  allowed(activity: number, link: number): Minute {
    const end = Math.max(this.state.projectFinish, this.end);
    const finish = this.links.finish(link);
    return finish > end ? this.lengths.previousFinish(activity, end) : finish;
  }

  private startAllowed(link: number): Minute {
    const end = Math.max(this.state.projectFinish, this.end);
    return this.links.finish(link) > end ? NONE : this.links.start(link);
  }

  private openEnd(activity: number): Minute {
    const { externalLateFinish } = this.network.activities.inputs[activity] as ActivityInput;
    if (progressOf(this.network.activities, activity) !== Progress.Complete) {
      if (externalLateFinish !== undefined) return externalLateFinish;
      // P6-46
      if (this.options.makeOpenEndedCritical) return this.state.earlyFinish[activity] as number;
    }
    return this.end;
  }

  /** P6-31: what the constraints make of the late finish that logic allows. */
  private constrained(activity: number, logic: Minute): Minute {
    const { lengths } = this;
    const input = this.network.activities.inputs[activity] as ActivityInput;
    const begun = progressOf(this.network.activities, activity) === Progress.InProgress;
    let finish = logic;
    const date = input.constraintDate;
    if (date !== undefined) {
      switch (input.constraint) {
        case Constraint.StartOn:
          if (!begun) finish = Math.min(finish, lengths.finish(activity, date, 'duration'));
          break;
        case Constraint.StartNoLaterThan:
          finish = Math.min(finish, lengths.finish(activity, date, 'duration'));
          break;
        case Constraint.FinishOn:
        case Constraint.FinishNoLaterThan:
          finish = Math.min(finish, date);
          break;
        case Constraint.MustStartOn:
          if (!begun) finish = lengths.finish(activity, date, 'duration');
          break;
        case Constraint.MustFinishOn:
          finish = date;
          break;
      }
    }
    // P6-32: a secondary constraint acts on late dates alone.
    const second = input.secondConstraintDate;
    if (second === undefined) return finish;
    switch (input.secondConstraint) {
      case Constraint.StartNoLaterThan:
        return Math.min(finish, lengths.finish(activity, second, 'duration'));
      case Constraint.FinishNoLaterThan:
        return Math.min(finish, second);
      default:
        return finish;
    }
  }

  private startFor(activity: number, finish: Minute): Minute {
    const start = this.lengths.start(activity, finish, 'remaining');
    return this.lengths.hasRemaining(activity) ? this.lengths.nextStart(activity, start) : start;
  }

  private set(activity: number, start: Minute, finish: Minute): void {
    this.state.lateStart[activity] = start;
    this.state.lateFinish[activity] = finish;
    this.state.remainingLateStart[activity] = start;
  }
}
