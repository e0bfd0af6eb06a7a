import type { OnTrack, Target, Thresholds, VerdictState } from '@throughline/model';

/** Of which state an answer speaks. */
export interface TrackingAbout {
  readonly seq: number;
  readonly head: number;
  readonly at: string | null;
  readonly branch: string | null;
  readonly status: { readonly at: string; readonly from: string };
  readonly minutesPerDay: number;
}

/** A promise or deadline as it is told: a guest's has no float, baseline or buffer. */
export type ToldTarget = Pick<
  Target,
  'source' | 'taskId' | 'date' | 'state' | 'late' | 'forecast' | 'lateness'
> &
  Partial<Target>;

/** `/status`; what a guest is not told is absent. */
export interface StatusAnswer {
  readonly about: TrackingAbout;
  readonly verdict: {
    readonly state: VerdictState;
    readonly sentence: string;
    readonly rule: { readonly code: string; readonly targets?: readonly ToldTarget[] };
    readonly ruleSentence?: string;
    readonly caveatSentences?: readonly string[];
  };
  readonly answer: Evidence | null;
  readonly lengths?: Readonly<Record<string, number>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly waysBack?: WaysBackAnswer | null;
  readonly decisions?: readonly (WayBack & { readonly overdue: boolean })[];
  readonly blocked?: readonly {
    readonly taskId: string;
    readonly by: string;
    readonly since: string;
    readonly minutes: number;
  }[];
}

export interface Evidence {
  readonly targets: readonly ToldTarget[];
  readonly next: readonly Pick<OnTrack['next'][number], 'taskId' | 'start' | 'finish'>[];
  readonly overdue: readonly Pick<
    OnTrack['overdue'][number],
    'taskId' | 'what' | 'due' | 'minutes'
  >[];
  readonly finish?: OnTrack['finish'];
  readonly waiting?: OnTrack['waiting'];
  readonly longestPath?: OnTrack['longestPath'];
  readonly thresholds?: Thresholds;
  readonly status: {
    readonly moment: { readonly at: string; readonly from: string };
    readonly withoutProgress?: readonly string[];
    readonly inThePast?: readonly string[];
  };
}

export interface WaysBackAnswer {
  readonly target: {
    readonly taskId: string | null;
    readonly date: string | null;
    readonly forecast: string | null;
    readonly late: boolean;
  };
  readonly ways: readonly WayBack[];
}

export interface WayBack {
  readonly branchId: string;
  readonly name: string;
  readonly decideBy: string | null;
  readonly sentence: string;
  readonly recovered: number | null;
  readonly kept: boolean | null;
}

/** A line of the ledger; a guest's has neither title nor authors. */
export interface MovementLine {
  readonly id?: string;
  readonly title?: string | null;
  readonly cause: string | null;
  readonly guessed?: boolean;
  readonly kind: string;
  readonly event: string | null;
  readonly amount: number;
  readonly standardError?: number;
  readonly absorbed?: number;
  readonly own?: number | null;
  readonly authors?: readonly string[];
  readonly first?: string | null;
  readonly last?: string | null;
  readonly seqs?: readonly number[];
  readonly details?: readonly string[];
}

export interface MovementAnswer {
  readonly about: TrackingAbout;
  readonly between: { readonly from: number; readonly to: number };
  readonly target: string | null;
  readonly from: string;
  readonly to: string;
  readonly delta: number;
  readonly lines: readonly MovementLine[];
  /** What is not shared with a guest, in one amount. */
  readonly other?: number;
  readonly absorbed?: readonly MovementLine[];
  readonly lengths?: { readonly absorbed: number };
  readonly withoutEffect?: number;
  readonly method?: LedgerMethod;
  readonly people?: Readonly<Record<string, string>>;
}

export interface LedgerMethod {
  readonly name: string;
  readonly windows: number;
  readonly exact: number;
  readonly sampled: number;
  readonly players: number;
  readonly dropped: number;
  readonly evaluations: number;
  readonly orders: number;
  readonly seed: number;
  readonly unschedulable: number;
}

export interface SeriesPoint {
  readonly seq: number;
  readonly status: string;
  readonly finish: string;
  readonly delta: number;
  readonly lines: readonly MovementLine[];
}

export interface SeriesAnswer {
  readonly about: TrackingAbout;
  readonly target: string | null;
  readonly delta: number;
  readonly points: readonly SeriesPoint[];
}

export interface PromiseLine {
  readonly id: string;
  readonly title: string;
  readonly type: 'contract' | 'external-date' | 'commitment' | 'target';
  readonly to: string;
  readonly taskId: string | null;
  readonly date: string | null;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly toldAt: string | null;
  readonly consequence: string | null;
  readonly forecast: string | null;
  readonly state: 'open' | 'met' | 'broken' | null;
  readonly late: boolean | null;
  /** Working minutes. */
  readonly lateness: number | null;
  readonly floatLeft?: number | null;
  readonly buffer?: {
    readonly planned: number | null;
    readonly burned: number | null;
    readonly workDone: number | null;
    readonly reason: string | null;
  } | null;
}

export interface PromisesAnswer {
  readonly about: TrackingAbout;
  readonly promises: readonly PromiseLine[];
}

export interface BaselinesAnswer {
  readonly baselines: readonly {
    readonly id: string;
    readonly name: string;
    readonly approvedAt: string | null;
    readonly seq: number | null;
    readonly finish: string | null;
    readonly compared: boolean;
  }[];
}
