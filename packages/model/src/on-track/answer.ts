import type { StatusMoment } from '../computed/index.ts';
import type { LocalDateTime, RecordId, Unschedulable } from '../plan/index.ts';
import type { Target } from './target.ts';
import type { Thresholds } from './thresholds.ts';

export type VerdictState = 'off-track' | 'at-risk' | 'unknown' | 'on-track';

/** What the verdict was measured against, the first of these that a plan has open. */
export type Measure = 'promises' | 'deadlines' | 'baseline' | 'nothing';

/**
 * The rule that gave the verdict. The first that applies, in this order, decides.
 * Each carries its evidence; minutes are working minutes of the project's calendar.
 */
export type VerdictRule =
  /** ONT-10 off track: the forecast of a target is past its date; the hardest first, then the latest. */
  | { readonly code: 'forecast-past-target'; readonly targets: readonly Target[] }
  /** ONT-11 off track: fixed dates hide it. Without them the forecast is past the target. */
  | {
      readonly code: 'fixed-dates-hide-lateness';
      readonly targets: readonly Target[];
      readonly pinned: readonly RecordId[];
    }
  /** ONT-12 off track: nothing promised, and later than the baseline by more than the tolerance. */
  | { readonly code: 'forecast-past-baseline'; readonly minutes: number }
  /** ONT-13 off track: everything is finished, and a promise was not kept. */
  | { readonly code: 'finished-late'; readonly targets: readonly Target[] }
  /** ONT-14 at risk: promises hold, and a deadline beside them does not. */
  | { readonly code: 'deadline-missed'; readonly targets: readonly Target[] }
  /** ONT-15 at risk: less float left to a target than the buffer set. */
  | { readonly code: 'float-below-buffer'; readonly targets: readonly Target[] }
  /** ONT-16 at risk: buffer burned faster than work is done. */
  | { readonly code: 'buffer-burned-faster'; readonly targets: readonly Target[] }
  /** ONT-17 at risk: nothing promised, and later than the baseline, within the tolerance. */
  | { readonly code: 'behind-baseline'; readonly minutes: number }
  /** ONT-18 unknown: the plan has no dates. */
  | { readonly code: 'unschedulable'; readonly fault: Unschedulable }
  /** ONT-19 unknown: status is stale. */
  | { readonly code: 'status-stale'; readonly reasons: readonly StaleReason[] }
  /** ONT-20 unknown: the logic is broken. */
  | { readonly code: 'logic-broken'; readonly reasons: readonly LogicReason[] }
  /** ONT-21 unknown: neither promise nor deadline nor baseline. */
  | { readonly code: 'nothing-promised' }
  /** ONT-22 on track: everything is finished, and no promise was broken. */
  | { readonly code: 'finished-in-time' }
  /** ONT-23 on track: every target holds with its buffer. */
  | { readonly code: 'within-targets'; readonly targets: readonly Target[] }
  /** ONT-24 on track: nothing promised, and not later than the baseline. */
  | { readonly code: 'within-baseline'; readonly minutes: number };

export type StaleReason =
  | { readonly code: 'no-status-date' }
  | { readonly code: 'status-old'; readonly days: number }
  | { readonly code: 'work-unreported'; readonly count: number; readonly of: number };

export type LogicReason =
  /** The target is a milestone without any link: its forecast is only what was typed. */
  | { readonly code: 'target-without-links'; readonly taskId: RecordId }
  | { readonly code: 'open-ends'; readonly count: number; readonly of: number };

/** What is true beside any verdict, and should be said with it. */
export type Caveat =
  | StaleReason
  | LogicReason
  /** No status date is recorded; this moment was taken instead. */
  | { readonly code: 'status-date-assumed'; readonly from: StatusMoment['from'] }
  /** Promises of an amount, which no date can keep or break. */
  | { readonly code: 'amounts-not-measured'; readonly count: number }
  /** Promises about tasks that are taken out of the schedule, or have no dates. */
  | { readonly code: 'promise-of-inactive-task'; readonly promiseId: RecordId };

export interface Verdict {
  readonly state: VerdictState;
  readonly measuredAgainst: Measure;
  readonly rule: VerdictRule;
  readonly caveats: readonly Caveat[];
}

export interface FinishEvidence {
  readonly schedule: LocalDateTime | null;
  readonly forecast: LocalDateTime | null;
  /** Without the fixed dates that override their predecessors; null where that is no later. */
  readonly unpinned: LocalDateTime | null;
  /** The baseline that everything here is compared with. */
  readonly baseline: BaselineEvidence | null;
}

export interface BaselineEvidence {
  readonly id: RecordId;
  readonly name: string;
  readonly finish: LocalDateTime | null;
  /** Working minutes of the project's calendar that the forecast is later; negative when earlier. */
  readonly variance: number | null;
}

/** A task on the longest path or near it. */
export interface PathTask {
  readonly taskId: RecordId;
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  /** Minutes of the task's own duration still to do, elapsed ones when its duration is elapsed. */
  readonly remaining: number;
  readonly totalFloat: number;
  readonly critical: boolean;
}

/** Should have begun or ended by the status moment, and did not. */
export interface OverdueTask {
  readonly taskId: RecordId;
  readonly what: 'start' | 'finish';
  /** When it should have been, and by which dates. */
  readonly due: LocalDateTime;
  readonly by: 'schedule' | 'baseline';
  /** Working minutes of the project's calendar from then to the status moment. */
  readonly minutes: number;
  readonly totalFloat: number;
  readonly longestPath: boolean;
}

/** Unfinished, and forecast to finish later than the baseline. */
export interface BehindBaseline {
  readonly taskId: RecordId;
  readonly baselineFinish: LocalDateTime;
  readonly forecast: LocalDateTime;
  readonly minutes: number;
}

export interface StatusEvidence {
  readonly moment: StatusMoment;
  /** Calendar days from the status moment to now, null where now was not given. */
  readonly age: number | null;
  readonly reasons: readonly StaleReason[];
  /** Begun longer ago than the threshold, and nothing of it done. */
  readonly withoutProgress: readonly RecordId[];
  /** Unfinished work that the schedule has before the status moment. */
  readonly inThePast: readonly RecordId[];
}

export interface ComingTask {
  readonly taskId: RecordId;
  readonly start: LocalDateTime;
  readonly finish: LocalDateTime | null;
  readonly longestPath: boolean;
}

/** Cannot begin when it should, because another is late. */
export interface WaitingTask {
  readonly taskId: RecordId;
  /** When it should have begun, or should begin: by the schedule, or by the baseline. */
  readonly due: LocalDateTime;
  readonly forecast: LocalDateTime;
  /** Working minutes of the project's calendar between the two. */
  readonly minutes: number;
  readonly on: readonly WaitedFor[];
}

export interface WaitedFor {
  readonly taskId: RecordId;
  /** Who answers for it, as recorded on the task; null where nobody is. */
  readonly responsible: string | null;
  /** The resources assigned to it. */
  readonly resourceIds: readonly RecordId[];
}

/** Few, ranked, each with its reason. Minutes are working minutes. */
export type WatchItem =
  | {
      readonly code: 'fixed-date-against-logic';
      readonly taskId: RecordId;
      readonly minutes: number;
    }
  | { readonly code: 'negative-float'; readonly taskId: RecordId; readonly minutes: number }
  | { readonly code: 'target-close'; readonly target: Target; readonly minutes: number }
  | { readonly code: 'path-without-progress'; readonly taskId: RecordId }
  | {
      readonly code: 'float-burned';
      readonly taskId: RecordId;
      /** Later than the baseline by, and float left. */
      readonly burned: number;
      readonly left: number;
    }
  | {
      readonly code: 'milestone-near-critical';
      readonly taskId: RecordId;
      readonly minutes: number;
    }
  | { readonly code: 'hard-constraint-ahead'; readonly taskId: RecordId };

/** The answer to "are we on track?" and everything that it stands on. No words, only codes. */
export interface OnTrack {
  readonly verdict: Verdict;
  readonly status: StatusEvidence;
  readonly finish: FinishEvidence;
  /** Every promise, deadline and must-finish-by, in the order of their dates. */
  readonly targets: readonly Target[];
  /** In the order of their start. */
  readonly longestPath: readonly PathTask[];
  /** Unfinished and off the longest path, least float first. */
  readonly nearCritical: readonly PathTask[];
  readonly overdue: readonly OverdueTask[];
  readonly behindBaseline: readonly BehindBaseline[];
  readonly next: readonly ComingTask[];
  readonly waiting: readonly WaitingTask[];
  readonly watch: readonly WatchItem[];
  /** As they were used. */
  readonly thresholds: Thresholds;
}
