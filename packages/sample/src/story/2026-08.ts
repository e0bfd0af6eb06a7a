import { type Happening, late, silent } from './happening.ts';

/** Wave 2 moves, wave 3 is tested. */
export const august: readonly Happening[] = [
  // Two weeks without a word from Legal on the repairs.
  silent('2026-08-28', 'le.terms', { begun: true }),

  // The small things, of which every month has some.
  late('2026-08-07', 'w1.off', 3, { cause: 'decision or approval late' }),
  late('2026-08-07', 'w3.order-status.replicate', 2),
  late('2026-08-07', 'w3.returns-desk.replicate', 1),
  late('2026-08-07', 'w3.mail-campaigns.replicate', 1),
  late('2026-08-07', 'w4.time-and-attendance.prepare', -1),
  late('2026-08-14', 'w3.customer-portal.rebuild', 3, { cause: 'estimate' }),
  late('2026-08-14', 'w3.call-recording.test', -1),
  late('2026-08-14', 'w3.loyalty-points.replicate', -1),
  late('2026-08-14', 'w4.recruiting.replicate', -1),
  late('2026-08-14', 'w4.recruiting.test', 3, { cause: 'people' }),
  late('2026-08-14', 'w4.skills-matrix.replicate', 1),
  late('2026-08-21', 'w1.wipe', 1),
  late('2026-08-21', 'w1.certificates', 3, { cause: 'supplier' }),
  late('2026-08-21', 'w3.claims-portal.load', 3),
  late('2026-08-21', 'w4.benefits.test', 1),
  late('2026-08-28', 'w1.removed', 1),
];
