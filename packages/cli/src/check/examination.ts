import type { ComparedWithStored, PlanQuality, Unschedulable } from '@throughline/model';

/** Everything that was looked at to answer whether a file can be trusted. */
export interface Examination {
  /** Why the plan has no dates. */
  readonly fault: Unschedulable | null;
  readonly quality: PlanQuality;
  /** Our dates against the tool's own; null where there is nothing to compare. */
  readonly compared: ComparedWithStored | null;
}

/** `no`: it has no dates. `with-care`: a check did not pass, or dates differ. Losses are told beside it. */
export type Trust = 'yes' | 'with-care' | 'no';

export function trustOf({ fault, quality, compared }: Examination): Trust {
  if (fault !== null) return 'no';
  const differ = compared !== null && compared.different.length > 0;
  return quality.failed === 0 && quality.warned === 0 && !differ ? 'yes' : 'with-care';
}
