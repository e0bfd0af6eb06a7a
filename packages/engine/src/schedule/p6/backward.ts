import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  Flag,
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
    if (((this.network.activities.flags[activity] as number) & Flag.Special) === 0) {
      this.plain(activity);
      return;
    }
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
      if (!this.stays(activity, driver, finish)) {
        finish = this.lengths.previousFinish(activity, finish);
      }
    }
    if (externalLateFinish !== undefined) finish = Math.min(finish, externalLateFinish);
    const start = driver < 0 ? NONE : this.startAllowed(driver);
    this.set(activity, start === NONE ? this.startFor(activity, finish) : start, finish);
  }

  /** P6-40 for the common activity: not started, without constraint, on its own calendar. */
  private plain(activity: number): void {
    const driver = this.driver(activity);
    const allowed = driver < 0 ? this.openEnd(activity) : this.allowed(activity, driver);
    const asked = driver < 0 ? NONE : this.startAllowed(driver);
    const calendar = this.lengths.calendar(activity);
    const finish = calendar.previousFinish(allowed);
    const start = calendar.add(finish, -(this.state.remaining[activity] as number));
    this.set(activity, asked === NONE ? start : asked, finish);
  }

  /** P6-41: where the backward pass begins: the latest early finish, or the date to finish by. */
  get end(): Minute {
    return this.options.mustFinishBy ?? this.state.projectFinish;
  }

  get mustFinish(): boolean {
    return this.options.mustFinishBy !== undefined;
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

  /** What a link allows, at most the end of the project; infinite where it allows anything. */
  allowed(activity: number, link: number): Minute {
    const end = Math.max(this.state.projectFinish, this.end);
    const finish = this.links.finish(link);
    if (finish === Number.POSITIVE_INFINITY) return finish;
    return finish > end ? this.lengths.previousFinish(activity, end) : finish;
  }

  private startAllowed(link: number): Minute {
    const start = this.links.start(link);
    if (start === NONE) return NONE;
    const end = Math.max(this.state.projectFinish, this.end);
    return this.links.finish(link) > end ? NONE : start;
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
    const { primary, secondary } = this.constraintFinishes(activity);
    const hard = this.isMandatory(activity) && primary !== undefined;
    const finish = hard ? primary : Math.min(logic, primary ?? logic);
    return Math.min(finish, secondary ?? finish);
  }

  /** The late finishes that the two constraints allow; P6-32: the second acts on late dates alone. */
  constraintFinishes(activity: number): { primary?: Minute; secondary?: Minute } {
    const input = this.network.activities.inputs[activity] as ActivityInput;
    if (progressOf(this.network.activities, activity) === Progress.Complete) return {};
    const primary = this.finishBy(activity, input.constraint, input.constraintDate);
    const second = input.secondConstraint;
    const caps = second === Constraint.StartNoLaterThan || second === Constraint.FinishNoLaterThan;
    const secondary = caps
      ? this.finishBy(activity, second, input.secondConstraintDate)
      : undefined;
    return {
      ...(primary === undefined ? {} : { primary }),
      ...(secondary === undefined ? {} : { secondary }),
    };
  }

  private finishBy(
    activity: number,
    constraint: Constraint | undefined,
    date: Minute | undefined,
  ): Minute | undefined {
    if (date === undefined) return undefined;
    const { activities } = this.network;
    switch (constraint) {
      case Constraint.StartOn:
      case Constraint.MustStartOn:
        // P6-33: a start that has happened is constrained no more.
        if (progressOf(activities, activity) !== Progress.NotStarted) return undefined;
        return this.lengths.finish(activity, date, 'duration');
      case Constraint.StartNoLaterThan:
        return this.lengths.finish(activity, date, 'duration');
      case Constraint.FinishOn:
      case Constraint.FinishNoLaterThan:
      case Constraint.MustFinishOn:
        return date;
      default:
        return undefined;
    }
  }

  private isMandatory(activity: number): boolean {
    const constraint = this.network.activities.constraint[activity];
    return constraint === Constraint.MustStartOn || constraint === Constraint.MustFinishOn;
  }

  /** P6-8: a start milestone stays where a lag has put it, or at the start of a range. */
  private stays(activity: number, driver: number, finish: Minute): boolean {
    if (this.network.activities.kind[activity] !== ActivityKind.StartMilestone) return false;
    if (driver >= 0 && this.network.links.lag[driver] !== 0) return true;
    return this.lengths.nextStart(activity, finish) === finish;
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
