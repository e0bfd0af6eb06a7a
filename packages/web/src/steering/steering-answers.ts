import type { VerdictState } from '@throughline/model';
import type { MovementLine, PromiseLine, SeriesPoint } from '../tracking/index.ts';

interface ToldLine {
  readonly id: string;
  readonly title: string | null;
  readonly cause: string | null;
  readonly amount: number;
}

/** All that a steering page says of a plan, as the server puts it together and keeps it. */
export interface SteeringContent {
  readonly seq: number;
  readonly status: string;
  readonly minutesPerDay: number;
  readonly verdict: {
    readonly state: VerdictState;
    readonly sentence: string;
    readonly ruleSentence: string;
    readonly caveatSentences: readonly string[];
  };
  readonly promises: readonly Pick<
    PromiseLine,
    | 'title'
    | 'type'
    | 'to'
    | 'date'
    | 'forecast'
    | 'consequence'
    | 'state'
    | 'late'
    | 'lateness'
    | 'floatLeft'
  >[];
  readonly ledger: {
    readonly from: string;
    readonly to: string;
    readonly delta: number;
    readonly lines: readonly (ToldLine & {
      readonly details: readonly string[];
      readonly last: string | null;
    })[];
  } | null;
  readonly series: readonly (Omit<SeriesPoint, 'lines'> & {
    readonly lines: readonly ToldLine[];
  })[];
  readonly waysBack: readonly {
    readonly name: string;
    readonly sentence: string;
    readonly decideBy: string | null;
  }[];
  readonly decisions: readonly {
    readonly name: string;
    readonly decideBy: string | null;
    readonly overdue: boolean;
  }[];
}

/** What somebody wrote on the page. */
export interface SteeringText {
  readonly title: string;
  readonly period: string;
  readonly notes: string;
  readonly decisionsWanted: string;
  /** What the ledger is counted from, in words. */
  readonly against: string;
}

/** A page that was sent, in a list. */
export interface SentLine {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  readonly seq: number;
  readonly engineVersion: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: string;
}

/** A page as it was sent; one that a link shows has no id. */
export interface SentPage extends Omit<SentLine, 'id'> {
  readonly project: string;
  readonly text: SteeringText;
  readonly content: SteeringContent;
}

/** A kept line as the ledger's sayings take it: who edited is not kept. */
export function movementLine(
  line: ToldLine & Partial<Pick<MovementLine, 'details' | 'last'>>,
): MovementLine {
  return { kind: 'kept', event: null, ...line };
}
