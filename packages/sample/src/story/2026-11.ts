import { fixedCost, fromContingency } from '../plan/money.ts';
import { VENDOR_A, VENDOR_C } from '../plan/people.ts';
import { approves, merges, proposes } from './choice.ts';
import { duration, event, type Happening, late, silent } from './happening.ts';

/** Five days are bought back, payroll is live, and a choice is open until 11 December. */
export const november: readonly Happening[] = [
  event('2026-11-03', 'tomas', 'crew', 'Second copying crew', 'people', {
    responsible: 'Corvane',
    standing: 'approved',
    notes: 'Five working days for $46k.',
  }),
  proposes(
    '2026-11-03',
    'tomas',
    'crew',
    {
      name: 'CR-03 Second copying crew',
      reason: 'Drawings are copied by two crews side by side.',
      decideBy: '2026-11-13',
      event: 'crew',
    },
    () => [
      duration('ar.copy-drawings', 20),
      {
        kind: 'fixed-cost.add',
        record: fixedCost({
          task: 'ar.copy-drawings',
          name: 'Second copying crew',
          amount: 46_000,
          category: 'Integration',
          vendor: VENDOR_A,
        }),
      },
      ...fromContingency('Integration', 848_000, 172_000),
    ],
  ),
  event('2026-11-05', 'leon', 'incident', 'Firewall lead on an incident', 'people', {
    responsible: 'Network',
    standing: 'within-tolerance',
    notes: 'Leon Marsh spent three days on an outage of the old site.',
  }),
  late('2026-11-06', 'ar.rules', 3, { event: 'incident' }),
  silent('2026-11-06', 'retire.modem-monitor.export', { begun: true }),
  approves('2026-11-10', 'ruth', 'crew', 'Five days for $46k.'),
  merges('2026-11-12', 'dana', 'crew'),

  proposes(
    '2026-11-18',
    'ines',
    'second-line',
    {
      name: 'CR-04 Second wipe line on site',
      reason: 'Markpike can set up a second line in hall 2 if it is ordered before Christmas.',
      decideBy: '2026-12-11',
    },
    () => [
      duration('de.wipe', 9),
      {
        kind: 'fixed-cost.add',
        record: fixedCost({
          task: 'de.wipe',
          name: 'Second wipe line',
          amount: 38_000,
          category: 'Disposal',
          vendor: VENDOR_C,
        }),
      },
    ],
  ),

  // Two days behind, and nobody has said why.
  late('2026-11-20', 'ar.copy-claims', 2),
];
