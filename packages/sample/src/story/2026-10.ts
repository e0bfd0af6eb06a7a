import { milestone, task } from '../plan/row.ts';
import { adds, event, type Happening, late, silent, unpins } from './happening.ts';

/** The pinned date comes out; payroll fails its rehearsal; Legal sits on a licence. */
export const october: readonly Happening[] = [
  // In the review of 1 October the strip-out "starts" before the halls are empty. Out it comes.
  unpins('2026-10-01', 'dana', 'le.power'),

  event('2026-10-06', 'mira', 'payroll', 'Payroll rehearsal failed', 'rework or failed cut-over', {
    responsible: 'HR systems',
    notes: 'Two of nine interfaces booked into the wrong month. Rolled back the same night.',
  }),
  adds(
    '2026-10-06',
    'mira',
    [
      task('pay.rollback', 'Roll payroll back', 1, ['pay.rehearse'], {
        under: 'w4',
        below: 'pay.rehearse',
        owner: 'mira',
      }),
      task('pay.fix', 'Mend two pay interfaces', 6, ['pay.rollback'], {
        under: 'w4',
        below: 'pay.rollback',
        owner: 'tomas',
      }),
      task('pay.parallel-1', 'Parallel pay run, October', 4, ['pay.fix'], {
        under: 'w4',
        below: 'pay.fix',
        owner: 'mira',
      }),
      task('pay.parallel-2', 'Second parallel pay run', 4, ['pay.parallel-1'], {
        under: 'w4',
        below: 'pay.parallel-1',
        owner: 'mira',
      }),
      milestone('pay.gate', 'Gate: two clean pay runs', ['pay.parallel-2'], {
        under: 'w4',
        below: 'pay.parallel-2',
        owner: 'kate',
        shared: true,
      }),
      task('ar.reconcile', 'Reconcile seven years of pay', 6, ['ar.copy-claims'], {
        under: 'ar',
        below: 'ar.copy-claims',
        owner: 'grace',
      }),
    ],
    { before: ['pay.gate < pay.cut-over', 'ar.reconcile < ar.copy-people'], event: 'payroll' },
  ),
  // The new criterion holds for the waves that are left.
  adds(
    '2026-10-08',
    'dana',
    ['w5', 'w6'].map((key) =>
      task(`${key}.volume`, `Full-volume rehearsal, wave ${key.slice(1)}`, 3, [`${key}.rehearse`], {
        under: key,
        below: `${key}.rehearse`,
        owner: 'evan',
        shared: true,
      }),
    ),
    { before: ['w5.volume < w5.ready', 'w6.volume < w6.ready'], event: 'payroll' },
  ),

  // Three tasks begin, and nobody says a word of them again.
  silent('2026-10-16', 'le.contract', { begun: true }),
  event(
    '2026-10-16',
    'paul',
    'licence',
    'Archive licence waits for Legal',
    'decision or approval late',
    {
      responsible: 'Legal',
      notes: 'Three working days were planned. It was signed after fifteen.',
    },
  ),
  late('2026-10-16', 'ar.licence', 5, { event: 'licence' }),
  silent('2026-10-23', 'de.permits', { begun: true }),
  late('2026-10-23', 'ar.licence', 5, { event: 'licence' }),
  late('2026-10-30', 'ar.licence', 2, { event: 'licence' }),

  // The small things, of which every month has some.
  late('2026-10-16', 'w5.drawings-vault.replicate', 1),
  late('2026-10-23', 'w3.certificates', 2, { cause: 'supplier' }),
  late('2026-10-23', 'w3.removed', 1),
  late('2026-10-23', 'w5.licence-server.prepare', -1),
  late('2026-10-30', 'w5.lab-results.test', 1),
];
