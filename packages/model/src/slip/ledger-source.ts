import type { Moments } from '../computed/index.ts';
import type { Change } from '../history/index.ts';
import type { RecordId, Records } from '../plan/index.ts';

/** A stretch of one history: a state, and the changes that came after it, in their order. */
export interface LedgerSource {
  readonly start: Records;
  readonly changes: readonly Change[];
}

export interface LedgerOptions extends Moments {
  /** A task or milestone, whose finish is asked for instead of the whole plan's. */
  readonly target?: RecordId;
  /** Of the sampling. */
  readonly seed?: number;
  /** Up to this many groups that count, exactly. */
  readonly exactUpTo?: number;
  /** At most about this many plans are dated where amounts are sampled. */
  readonly mostEvaluations?: number;
}
