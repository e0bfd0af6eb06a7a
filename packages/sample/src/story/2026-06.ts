import { explains, type Happening, late } from './happening.ts';

/** The pilot is live. Its load says how large the archive's array has to be. */
export const june: readonly Happening[] = [
  late('2026-06-12', 'pilot.hypercare', 1),

  // Three days of nobody knew what, until the squad's lead looked.
  explains(
    '2026-06-23',
    'tomas',
    'w2.supplier-portal.replicate',
    'other team, access or environment',
  ),

  // The small things, of which every month has some.
  late('2026-06-12', 'w2.rules', 1, { cause: 'people' }),
  late('2026-06-12', 'w2.runbook', 3),
  late('2026-06-19', 'w2.warehouse-labels.replicate', -1),
  late('2026-06-19', 'w2.yard-planner.replicate', -1),
  late('2026-06-19', 'w2.parts-catalogue.prepare', -1),
  late('2026-06-19', 'w2.supplier-portal.replicate', 3),
  late('2026-06-26', 'w2.scan', 1),
];
