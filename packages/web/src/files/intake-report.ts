import type { Problem } from '@throughline/model';

/** Work that the server does in its own time. */
export interface Job<Answer = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** 0 to 1. */
  readonly progress: number;
  readonly createdAt: string;
  readonly answer: Answer | null;
  readonly problem: Problem | null;
}

export interface Upload<Report> {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly expiresAt: string;
  readonly reading: Job<Report>;
  readonly confirmed: Job<Confirmed> | null;
}

/** What a file became: a project, or changes of one. */
export interface Confirmed {
  readonly projectId?: string;
  readonly changes?: { readonly from: number; readonly to: number } | null;
}

/** How a file is to be read. */
export interface ReadingOptions {
  readonly project?: string;
  readonly encoding?: string;
  readonly sure?: boolean;
}

export interface Loss {
  readonly code: string;
  readonly count: number;
  readonly sentence: string;
  readonly where: readonly string[];
}

interface Span {
  readonly start: string | null;
  readonly finish: string | null;
}

/** What a project made of the file would be. */
export interface NewPlanReport {
  readonly format: string;
  readonly name: string;
  readonly project: {
    readonly taken: string;
    readonly others: readonly { readonly id: string; readonly name: string }[];
  };
  readonly counts: Readonly<Record<string, number>>;
  readonly schedule: Span | null;
  readonly unschedulable: { readonly sentence: string } | null;
  readonly stored:
    | (Partial<Span> & {
        readonly tasks: number;
        readonly exact: number;
        readonly different: number;
        readonly differences: readonly Difference[];
      })
    | null;
  readonly losses: readonly Loss[];
  readonly log: {
    readonly changes: number;
    readonly branches: number;
    readonly from: string | null;
    readonly to: string | null;
  } | null;
}

export interface Difference {
  readonly id: string;
  readonly name: string;
  readonly ours: Span;
  readonly file: Span;
  readonly why: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Listed {
  readonly count: number;
  readonly first: readonly Named[];
}

export interface Move {
  readonly from: string | null;
  readonly to: string | null;
  /** Working minutes; later is more. */
  readonly minutes: number | null;
}

/** What a newer file would do to the plan. */
export interface UpdateReport {
  readonly format: string;
  readonly base: number;
  readonly isNew: boolean;
  readonly finish: Move;
  readonly status: { readonly from: string | null; readonly to: string | null };
  readonly milestones: readonly (Move & { readonly taskId: string; readonly name: string })[];
  readonly promises: readonly (Move & {
    readonly name: string;
    readonly date: { readonly before: string | null; readonly after: string | null };
    readonly kept: { readonly before: boolean | null; readonly after: boolean | null };
  })[];
  readonly tasks: {
    readonly matched: number;
    readonly moved: number;
    readonly changed: Listed;
    readonly added: Listed;
    readonly removed: Listed;
    readonly madeHere: Listed;
    readonly promised: Listed;
  };
  readonly setBack: readonly (Named & { readonly field: string | null; readonly seq: number })[];
  readonly baselinesThatStay: readonly Named[];
  readonly losses: readonly Loss[];
}
