import type { Slip } from '@throughline/model';
import type { PlanFile } from '../plan-file/index.ts';

/** Two updates of one plan, and what moved its finish. */
export interface TwoUpdates {
  readonly earlier: PlanFile;
  readonly later: PlanFile;
  readonly slip: Slip;
}
