import type { Ledger } from '@throughline/model';
import type { Logged } from '../log/index.ts';
import type { Zone } from '../shell.ts';
import type { Stretch } from './stretch.ts';

/** A ledger with what its words need: the plan, the stretch it speaks of, and how people call the date. */
export interface AskedLedger {
  readonly plan: Logged;
  /** As it was typed. */
  readonly file: string;
  readonly stretch: Stretch;
  readonly ledger: Ledger;
  /** `The finish`, `7 Go live`. */
  readonly title: string;
  readonly zone: Zone;
  /** Nobody said where to begin. */
  readonly isDefault?: boolean;
}
