import type { LedgerLine as LineOfLedger, StatedCause } from '@throughline/model';

/** A line of the ledger, with what it says to people; without a title where part of it is not shown. */
export interface ExplainedLine extends LineOfLedger {
  readonly title: string | null;
  readonly details: readonly string[];
}

/** What `/ledger` answers: amounts are working minutes, and sum to `delta`. */
export interface LedgerAnswer {
  readonly about: { readonly seq: number; readonly status: { readonly at: string } };
  readonly between: { readonly from: number; readonly to: number };
  readonly from: string;
  readonly to: string;
  readonly delta: number;
  readonly lines: readonly ExplainedLine[];
  readonly absorbed: readonly ExplainedLine[];
  readonly unexplained: {
    readonly total: number;
    readonly noUpdate: number;
    readonly lines: readonly string[];
  };
  readonly people?: Readonly<Record<string, string>>;
}

/** Of `/events`: what happened, with its changes. */
export interface EventAnswer {
  readonly id: string;
  readonly name: string;
  readonly cause: StatedCause;
  readonly standing: 'approved' | 'within-tolerance' | 'unapproved';
  readonly responsible: string | null;
  readonly at: string | null;
  readonly seqs: readonly number[];
}
