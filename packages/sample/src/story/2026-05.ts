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
];
