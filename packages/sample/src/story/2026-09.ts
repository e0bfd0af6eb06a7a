import { task } from '../plan/row.ts';
import { drops, proposes } from './choice.ts';
import { type Happening, heardOf, late, pins, takes } from './happening.ts';
import { newRows } from './new-rows.ts';

/** An upgrade is priced and refused. Somebody nails a date to the plan, and it looks better than it is. */
export const september: readonly Happening[] = [
  heardOf('2026-09-11', 'le.terms'),
  takes('2026-09-10', 'ines', 'de.inventory', 10, { cause: 'estimate' }),
  proposes(
    '2026-09-08',
    'grace',
    'upgrade',
    {
      name: 'CR-02 Upgrade the records database',
      reason: 'The archive would start on a version with nine more years of support.',
      decideBy: '2026-09-25',
    },
    (records) =>
      newRows(
        records,
        [
          task('ar.upgrade', 'Upgrade the records database', 15, ['ar.rules'], {
            under: 'ar',
            below: 'ar.rules',
            owner: 'grace',
          }),
          task('ar.retest', 'Test the upgrade', 3, ['ar.upgrade'], {
            under: 'ar',
            below: 'ar.upgrade',
            owner: 'evan',
          }),
        ],
        ['ar.retest < ar.copy-claims'],
      ),
  ),
  late('2026-09-18', 'st.ship', -1, { cause: 'supplier' }),
  drops(
    '2026-09-22',
    'ruth',
    'upgrade',
    'Eighteen days later for a version that we can have in 2028.',
  ),
  pins('2026-09-24', 'beth', 'le.power', '2027-04-12'),

  // The small things, of which every month has some.
  late('2026-09-04', 'w3.rehearse', 2, { cause: 'rework or failed cut-over' }),
  late('2026-09-11', 'w3.back-out', 3, { cause: 'rework or failed cut-over' }),
  late('2026-09-25', 'w4.back-out', 2),
];
