import type { Network } from '../network/index.ts';
import { type Minute, NONE } from '../time/index.ts';

/** What P6 keeps in a project's scheduling options. */
export interface P6Options {
  readonly lagCalendar: 'predecessor' | 'successor' | '24-hour' | 'project-default';
  readonly progress: 'retained-logic' | 'progress-override' | 'actual-dates';
  readonly useExpectedFinish: boolean;
  readonly totalFloat: 'start' | 'finish' | 'smallest';
  readonly criticalBy: 'total-float' | 'longest-path';
  readonly makeOpenEndedCritical?: boolean;
  readonly mustFinishBy?: Minute;
}

export interface ScheduleOptions {
  readonly rules: 'ms-project' | 'p6';
  readonly start: Minute;
  /** Schedule from finish: `finish` is given and the start computed. `ms-project` only. */
  readonly scheduleFrom?: 'start' | 'finish';
  readonly finish?: Minute;
  /** Index of the project's own calendar. */
  readonly projectCalendar: number;
  /** P6's data date. The schedule of `ms-project` does not look at it. */
  readonly statusDate?: Minute;
  /** The forecast: work not yet done lies at or after this moment. Absent: the schedule. */
  readonly forecastFrom?: Minute;
  /** Working minutes; an unfinished activity with at most this much total float is critical. */
  readonly criticalFloatLimit: number;
  readonly p6?: P6Options;
}

/** The dates of a network under its options, and what the passes keep between them. */
export class ScheduleState {
  readonly earlyStart: Int32Array;
  readonly earlyFinish: Int32Array;
  readonly lateStart: Int32Array;
  readonly lateFinish: Int32Array;
  /** When the activity is to happen: actual dates where there are any, else the scheduled ones. */
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** Actual dates; those of summaries rolled up, complete only when every child is. */
  readonly actualStart: Int32Array;
  readonly actualFinish: Int32Array;
  /** Where remaining work must start at the latest; a started activity's late start is its actual. */
  readonly remainingLateStart: Int32Array;
  /** Working minutes as the rules see them; P6 recomputes these of started activities as it goes. */
  readonly duration: Int32Array;
  readonly remaining: Int32Array;
  /** `p6` only. */
  readonly actualDuration: Int32Array;
  /** The start that the passes count from; P6 moves it up to the data date. */
  projectStart: Minute;
  /** The latest early finish, which the backward pass counts from (unless the rules say otherwise). */
  projectFinish: Minute = NONE;

  constructor(
    readonly network: Network,
    readonly options: ScheduleOptions,
  ) {
    const count = network.activities.inputs.length;
    const column = () => new Int32Array(count).fill(NONE);
    this.earlyStart = column();
    this.earlyFinish = column();
    this.lateStart = column();
    this.lateFinish = column();
    this.start = column();
    this.finish = column();
    this.actualStart = network.activities.actualStart.slice();
    this.actualFinish = network.activities.actualFinish.slice();
    this.remainingLateStart = column();
    const { duration, remaining } = network.activities;
    const recomputes = options.rules === 'p6';
    this.duration = recomputes ? duration.slice() : duration;
    this.remaining = recomputes ? remaining.slice() : remaining;
    this.actualDuration = recomputes ? column() : new Int32Array(0);
    this.projectStart = options.start;
  }
}

/** How a date came to be, for the reader who asks why. */
export type Reason =
  | {
      readonly by: 'link';
      readonly link: number;
      readonly predecessor: number;
      readonly at: Minute;
    }
  | { readonly by: 'constraint'; readonly at: Minute }
  | { readonly by: 'second-constraint'; readonly at: Minute }
  | { readonly by: 'deadline'; readonly at: Minute }
  | { readonly by: 'project-start'; readonly at: Minute }
  | { readonly by: 'project-finish'; readonly at: Minute }
  | { readonly by: 'data-date'; readonly at: Minute }
  | { readonly by: 'status-date'; readonly at: Minute }
  | { readonly by: 'actual'; readonly at: Minute }
  | { readonly by: 'resume'; readonly at: Minute }
  | { readonly by: 'leveling-delay'; readonly at: Minute }
  | { readonly by: 'expected-finish'; readonly at: Minute }
  | { readonly by: 'external-date'; readonly at: Minute }
  | { readonly by: 'given'; readonly at: Minute }
  | { readonly by: 'children'; readonly activity: number; readonly at: Minute }
  | { readonly by: 'duration'; readonly at: Minute }
  | { readonly by: 'calendar'; readonly calendar: number; readonly at: Minute };

/**
 * A rule set. The driver calls `forward` in topological order and `backward` in the reverse order;
 * each reads its neighbours' dates from the state and writes its own, nothing else, so that
 * either may be called again for one activity when a neighbour has moved.
 */
export interface Rules {
  /** Dates one activity from its predecessors: early dates, start and finish. */
  forward(activity: number): void;
  /** Sets `projectFinish` after the forward pass. */
  closeForward(): void;
  /** Late dates of one activity from its successors and the project's finish. */
  backward(activity: number): void;
  /** What has to follow both passes, before summaries: level of effort, as late as possible ... */
  closeBackward(): void;
  /** What reads summaries: P6's WBS-summary activities. */
  closeRollUp(): void;
  /** Whether late dates read early ones, so that a moved early date asks for a new late date. */
  readonly lateReadsEarly: boolean;
  /** Whether calling `forward` and `backward` on what changed gives what full passes would. */
  readonly incremental: boolean;
  /**
   * The start that a link asks of its successor, where that and the successor's own input are all it comes
   * to: rules in which a link also asks by the predecessor's progress leave it out.
   */
  startAsked?(link: number): Minute;
  /** Working minutes. */
  totalFloat(activity: number): number;
  freeFloat(activity: number): number;
  critical(activity: number): boolean;
  /** The links (of the network's `links`) that set this activity's start, or its finish. */
  drivingLinks(activity: number): number[];
  /** From the last step back to the first thing that set the date. */
  whyStart(activity: number): Reason[];
  whyFinish(activity: number): Reason[];
  whyLateFinish(activity: number): Reason[];
}

/** A network whose passes are done. */
export interface Passed {
  readonly network: Network;
  readonly state: ScheduleState;
  readonly rules: Rules;
}
