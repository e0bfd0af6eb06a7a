import { isInactive, isScheduled } from '../../network/index.ts';
import { NONE } from '../../time/index.ts';
import type { P6Options, Reason, Rules, ScheduleState } from '../state.ts';
import { BackwardPass } from './backward.ts';
import { BackwardLinks } from './backward-links.ts';
import { ForwardPass } from './forward.ts';
import { ForwardLinks } from './forward-links.ts';
import { Lags } from './lags.ts';
import { Lengths } from './lengths.ts';

const USUAL: P6Options = {
  lagCalendar: 'predecessor',
  progress: 'retained-logic',
  useExpectedFinish: true,
  totalFloat: 'finish',
  criticalBy: 'total-float',
};

/** The rule set of Primavera P6; its rules are numbered P6-n in SPEC.md. */
export class P6Rules implements Rules {
  readonly incremental = true;
  readonly lateReadsEarly = true;
  private readonly forwardPass: ForwardPass;
  private readonly backwardPass: BackwardPass;

  constructor(private readonly state: ScheduleState) {
    const options = state.options.p6 ?? USUAL;
    const dataDate = state.options.statusDate ?? state.options.start;
    state.projectStart = Math.max(state.options.start, dataDate);
    const lengths = new Lengths(state);
    const lags = new Lags(state, options, dataDate);
    const forwardLinks = new ForwardLinks(state, lengths, lags, dataDate, options.progress);
    const backwardLinks = new BackwardLinks(state, lengths, lags, options.progress);
    this.forwardPass = new ForwardPass(state, options, lengths, forwardLinks, dataDate);
    this.backwardPass = new BackwardPass(state, options, lengths, backwardLinks);
  }

  forward(activity: number): void {
    this.forwardPass.run(activity);
    this.setScheduled(activity);
  }

  closeForward(): void {
    const { state } = this;
    const { activities } = state.network;
    let latest = NONE;
    for (let activity = 0; activity < activities.inputs.length; activity++) {
      if (!isScheduled(activities, activity) || isInactive(activities, activity)) continue;
      latest = Math.max(latest, state.earlyFinish[activity] as number);
    }
    state.projectFinish = latest === NONE ? state.projectStart : latest;
  }

  backward(activity: number): void {
    this.backwardPass.run(activity);
  }

  closeBackward(): void {}

  closeRollUp(): void {}

  private setScheduled(activity: number): void {
    const { state } = this;
    const { actualStart, actualFinish } = state.network.activities;
    const start = actualStart[activity] as number;
    const finish = actualFinish[activity] as number;
    state.start[activity] = start === NONE ? (state.earlyStart[activity] as number) : start;
    state.finish[activity] = finish === NONE ? (state.earlyFinish[activity] as number) : finish;
  }

  totalFloat(): number {
    return 0;
  }
  freeFloat(): number {
    return 0;
  }
  critical(): boolean {
    return false;
  }
  drivingLinks(): number[] {
    return [];
  }
  whyStart(): Reason[] {
    return [];
  }
  whyFinish(): Reason[] {
    return [];
  }
  whyLateFinish(): Reason[] {
    return [];
  }
}
