import type { Spread } from '../load/index.ts';
import type { RecordId } from '../plan/index.ts';
import type { Exact } from './exact.ts';

/** An amount that lies evenly over a stretch of time. */
export interface CostPart {
  readonly amount: Exact;
  /** Before the status moment, for what was done. */
  readonly spent: boolean;
  readonly spread: Spread;
}

/** What one assignment or fixed cost comes to. */
export interface CostItem {
  readonly taskId: RecordId;
  readonly category: string | null;
  readonly vendor: string | null;
  readonly parts: readonly CostPart[];
}
