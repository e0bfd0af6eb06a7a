import { ActivityKind, Constraint, isInactive, isScheduled } from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import { latestEarlyFinish } from '../latest-finish.ts';
import type { Reason, Rules, ScheduleState } from '../state.ts';
import { BackwardPass } from './backward.ts';
import { Floats } from './floats.ts';
import { ForwardPass } from './forward.ts';
import { Lengths } from './lengths.ts';
import { Reasons } from './reasons.ts';

/** The rule set of MS Project; its rules are numbered MSP-n in SPEC.md. */
export class MsProjectRules implements Rules {
  readonly incremental: boolean;
  readonly lateReadsEarly = false;
  private readonly lengths: Lengths;
  private readonly forwardPass: ForwardPass;
  private readonly backwardPass: BackwardPass;
  private readonly floats: Floats;
  private readonly reasons: Reasons;
  private readonly hasLateTasks: boolean;

  constructor(private readonly state: ScheduleState) {
    const { network, options } = state;
    this.lengths = new Lengths(network);
    this.forwardPass = new ForwardPass(state, this.lengths);
    this.backwardPass = new BackwardPass(state, this.lengths);
    this.floats = new Floats(state, this.lengths);
    this.reasons = new Reasons(state, this.lengths, this.forwardPass, this.backwardPass);
    this.hasLateTasks = network.activities.constraint.includes(Constraint.AsLateAsPossible);
    this.incremental =
      !this.hasLateTasks &&
      options.scheduleFrom !== 'finish' &&
      network.summaryStartLinks.length === 0;
  }

  forward(activity: number): void {
    this.forwardPass.run(activity);
    this.setScheduled(activity);
  }

  closeForward(): void {
    const { state } = this;
    if (state.options.scheduleFrom === 'finish') return;
    const latest = latestEarlyFinish(state);
    state.projectFinish = latest === NONE ? state.projectStart : latest;
  }

  backward(activity: number): void {
    this.backwardPass.run(activity);
  }

  /** MSP-30: what is as late as possible moves to its late dates, and pushes what follows it. */
  closeBackward(): void {
    if (!this.hasLateTasks) return;
    this.forwardPass.usesLateDates = true;
    for (const activity of this.state.network.order.order) {
      if (isScheduled(this.state.network.activities, activity)) this.forward(activity);
    }
  }

  closeRollUp(): void {}

  startAsked(link: number): Minute {
    return this.forwardPass.startFromLink(link);
  }

  private setScheduled(activity: number): void {
    const { state } = this;
    const { activities } = state.network;
    const late =
      this.forwardPass.usesLateDates &&
      activities.constraint[activity] === Constraint.AsLateAsPossible;
    const start = activities.actualStart[activity] as number;
    const finish = activities.actualFinish[activity] as number;
    const starts = late ? state.lateStart : state.earlyStart;
    const finishes = late ? state.lateFinish : state.earlyFinish;
    state.start[activity] = start === NONE ? (starts[activity] as number) : start;
    state.finish[activity] = finish === NONE ? (finishes[activity] as number) : finish;
  }

  totalFloat(activity: number): number {
    return this.floats.total(activity);
  }

  freeFloat(activity: number): number {
    return this.floats.free(activity);
  }

  /** MSP-53: unfinished, with slack at or under the limit; a summary, when any child is. */
  critical(activity: number): boolean {
    const { network, actualFinish, earlyStart, options } = this.state;
    if (isInactive(network.activities, activity)) return false;
    if (network.activities.kind[activity] === ActivityKind.Summary) {
      return network.hierarchy.children(activity).some((child) => this.critical(child));
    }
    return (
      actualFinish[activity] === NONE &&
      earlyStart[activity] !== NONE &&
      this.totalFloat(activity) <= options.criticalFloatLimit
    );
  }

  drivingLinks(activity: number): number[] {
    return this.reasons.drivingLinks(activity);
  }

  whyStart(activity: number): Reason[] {
    return this.reasons.start(activity);
  }

  whyFinish(activity: number): Reason[] {
    return this.reasons.finish(activity);
  }

  whyLateFinish(activity: number): Reason[] {
    return this.reasons.lateFinish(activity);
  }
}
