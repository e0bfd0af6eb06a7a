import { type Happening, late } from './happening.ts';

/** A month on plan: the landing zone is accepted, the pilot is prepared. */
export const april: readonly Happening[] = [
  late('2026-04-17', 'pilot.runbook', 2),
  late('2026-04-24', 'ci.lead-2', 4, { cause: 'supplier' }),

  // The small things, of which every month has some.
  late('2026-04-24', 'pilot.intranet-search.test', 3, {
    cause: 'other team, access or environment',
  }),
  late('2026-04-24', 'pilot.room-booking.replicate', 1),
];
