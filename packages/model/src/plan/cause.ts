import { z } from 'zod';

/** Why a date moved, as people say it. */
export const STATED_CAUSES = [
  'supplier',
  'other team, access or environment',
  'scope added or found',
  'estimate',
  'people',
  'decision or approval late',
  'rework or failed cut-over',
  'window, freeze or calendar',
  'plan correction',
] as const;

export const StatedCause = z.enum(STATED_CAUSES);
export type StatedCause = z.infer<typeof StatedCause>;
