import { ActivityKind, Constraint, isInactive } from '../../network/index.ts';
import { NONE } from '../../time/index.ts';
import { latestEarlyFinish } from '../latest-finish.ts';
import { longestPath } from '../longest-path.ts';
import type { P6Options, Reason, Rules, ScheduleState } from '../state.ts';
import { BackwardPass } from './backward.ts';
import { BackwardLinks } from './backward-links.ts';
import { Floats } from './floats.ts';
import { ForwardPass } from './forward.ts';
import { ForwardLinks } from './forward-links.ts';
import { Lags } from './lags.ts';
import { LateAsPossible } from './late-as-possible.ts';
import { Lengths } from './lengths.ts';
import { LevelOfEffort } from './level-of-effort.ts';
import { Progress, progressOf } from './progress.ts';
import { Reasons } from './reasons.ts';
import { spanSummary } from './wbs-summary.ts';

/** What P6 assumes where a plan does not say. */
const USUAL: P6Options = {
  lagCalendar: 'predecessor',
  progress: 'retained-logic',
  useExpectedFinish: true,
  totalFloat: 'finish',
  criticalBy: 'total-float',
};

/** The rule set of Primavera P6; its rules are numbered P6-n in SPEC.md. */
export class P6Rules implements Rules {
  readonly incremental: boolean;
  /** P6-80: where an early date decides a length, late dates depend on early ones. */
  lateReadsEarly: boolean;
  private readonly options: P6Options;
  private readonly lengths: Lengths;
  private readonly forwardPass: ForwardPass;
  private readonly backwardPass: BackwardPass;
  private readonly lateAsPossible: LateAsPossible;
  private readonly levelOfEffort: LevelOfEffort;
  private readonly floats: Floats;
  private readonly reasons: Reasons;
  private readonly wbsSummaries: readonly number[];
  private longest: ReadonlySet<number> | undefined;

  constructor(private readonly state: ScheduleState) {
    const options = state.options.p6 ?? USUAL;
    this.options = options;
    const { activities, summaryStartLinks } = state.network;
    const dataDate = state.options.statusDate ?? state.options.start;
    state.projectStart = Math.max(state.options.start, dataDate);
    const lengths = new Lengths(state);
    this.lengths = lengths;
    const lags = new Lags(state, options, dataDate);
    const forwardLinks = new ForwardLinks(state, lengths, lags, dataDate, options.progress);
    const backwardLinks = new BackwardLinks(state, lengths, lags, options.progress);
    this.forwardPass = new ForwardPass(state, options, lengths, forwardLinks, dataDate);
    this.backwardPass = new BackwardPass(state, options, lengths, backwardLinks);
    this.lateAsPossible = new LateAsPossible(state, lengths, lags);
    this.levelOfEffort = new LevelOfEffort(state, lengths, lags, this.backwardPass, dataDate);
    this.floats = new Floats(state, options, lengths, lags, this.forwardPass);
    this.reasons = new Reasons(
      state,
      lengths,
      forwardLinks,
      this.forwardPass,
      this.backwardPass,
      this.lateAsPossible,
      this.levelOfEffort,
    );
    this.wbsSummaries = indexesOf(activities.kind, ActivityKind.WbsSummary);
    this.lateReadsEarly = options.makeOpenEndedCritical === true;
    this.incremental =
      !activities.constraint.includes(Constraint.AsLateAsPossible) &&
      !this.levelOfEffort.exists &&
      this.wbsSummaries.length === 0 &&
      summaryStartLinks.length === 0;
  }

  forward(activity: number): void {
    this.longest = undefined;
    this.forwardPass.run(activity);
    this.setScheduled(activity);
    const progress = progressOf(this.state.network.activities, activity);
    if (progress === Progress.InProgress || this.lengths.expected[activity] === 1) {
      this.lateReadsEarly = true;
    }
  }

  closeForward(): void {
    const { state } = this;
    const latest = latestEarlyFinish(state);
    state.projectFinish = latest === NONE ? state.projectStart : latest;
  }

  backward(activity: number): void {
    this.backwardPass.run(activity);
    if (!this.lateAsPossible.moves(activity)) return;
    this.lateAsPossible.run(activity);
    this.setScheduled(activity);
  }

  closeBackward(): void {
    this.levelOfEffort.run();
  }

  closeRollUp(): void {
    for (const activity of this.wbsSummaries) spanSummary(this.state, activity);
  }

  private setScheduled(activity: number): void {
    const { state } = this;
    const { actualStart, actualFinish } = state.network.activities;
    const start = actualStart[activity] as number;
    const finish = actualFinish[activity] as number;
    state.start[activity] = start === NONE ? (state.earlyStart[activity] as number) : start;
    state.finish[activity] = finish === NONE ? (state.earlyFinish[activity] as number) : finish;
  }

  totalFloat(activity: number): number {
    return this.floats.total(activity);
  }

  freeFloat(activity: number): number {
    return this.floats.free(activity);
  }

  /** P6-64: unfinished, and of little float or on the longest path; a summary, when any child is. */
  critical(activity: number): boolean {
    const { network, actualFinish, earlyStart, options } = this.state;
    if (isInactive(network.activities, activity)) return false;
    if (network.activities.kind[activity] === ActivityKind.Summary) {
      return network.hierarchy.children(activity).some((child) => this.critical(child));
    }
    if (actualFinish[activity] !== NONE || earlyStart[activity] === NONE) return false;
    if (this.options.criticalBy === 'total-float') {
      return this.totalFloat(activity) <= options.criticalFloatLimit;
    }
    this.longest ??= longestPath({ network, state: this.state, rules: this });
    return this.longest.has(activity);
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

function indexesOf(kinds: Uint8Array, kind: ActivityKind): number[] {
  const indexes: number[] = [];
  for (let at = kinds.indexOf(kind); at >= 0; at = kinds.indexOf(kind, at + 1)) indexes.push(at);
  return indexes;
}
