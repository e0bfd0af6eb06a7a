import { event, type Happening, late } from './happening.ts';

/** Three late days cost fourteen: the pilot misses its window, and the next is three weeks away. */
export const may: readonly Happening[] = [
  event(
    '2026-05-14',
    'evan',
    'pilot-window',
    'Pilot missed the 16 May window',
    'window, freeze or calendar',
    {
      responsible: 'Corvane',
      notes: 'The readiness review needed three days more. The fifth Saturday is no window.',
    },
  ),
  late('2026-05-15', 'pilot.ready', 3, { event: 'pilot-window' }),

  // The small things, of which every month has some.
  late('2026-05-01', 'w1.document-store.prepare', -1),
  late('2026-05-08', 'w1.runbook', 2),
  late('2026-05-15', 'w1.service-desk.test', 2),
  late('2026-05-15', 'w1.visitor-log.replicate', -1),
  late('2026-05-15', 'w1.badge-records.prepare', -1),
  late('2026-05-15', 'w1.users', 1),
  late('2026-05-22', 'w1.badge-records.test', 1),
  late('2026-05-29', 'ci.test-2', 1, { cause: 'supplier' }),
];
