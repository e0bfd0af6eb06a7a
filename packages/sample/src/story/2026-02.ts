import type { Edit } from '@throughline/model';
import { fixedCost, fromContingency } from '../plan/money.ts';
import { VENDOR_A } from '../plan/people.ts';
import { PROMISES } from '../plan/promises.ts';
import { milestone, type Row, task } from '../plan/row.ts';
import { proposes } from './choice.ts';
import { edits, event, type Happening, late, notes } from './happening.ts';
import { maps } from './mapping.ts';
import { newRows } from './new-rows.ts';

/** Mapping ends with 212 interfaces, and with a cluster of hosts that is on nobody's list. */
export const february: readonly Happening[] = [
  maps('2026-02-06', ['w5']),
  late('2026-02-06', 'mob.contract-c', 1),
  event('2026-02-10', 'grace', 'erp', 'Hidden ERP cluster found', 'scope added or found', {
    responsible: 'Finance systems',
    standing: 'approved',
    notes: 'Eleven hosts that 31 of the 212 interfaces end on. They hold 18 years of records.',
  }),
  maps('2026-02-13', ['w6', 'retire']),
  notes(
    '2026-02-13',
    'grace',
    'map.6',
    '212 interfaces of 60 applications. 31 end on an ERP cluster that nobody had listed.',
  ),
  edits('2026-02-20', 'hugo', [{ kind: 'promise.add', record: PROMISES.circuits }]),

  // What the cluster costs is worked out on a branch, while everybody else goes on.
  proposes(
    '2026-02-24',
    'dana',
    'erp',
    {
      name: 'CR-01 Move the hidden ERP cluster',
      reason: 'It has to go with wave 6, and its records into the archive.',
      decideBy: '2026-03-13',
      event: 'erp',
    },
    (records) => [
      ...newRows(records, ERP_ROWS, ['erp.ready < w6.rehearse', 'ar.copy-erp < ar.verify']),
      ...erpMoney(),
    ],
  ),
  late('2026-02-27', 'map.owners', 1),
];

const ERP_ROWS: readonly Row[] = [
  task('erp.trace', 'Trace the ERP cluster', 10, ['lz.logging'], {
    under: 'map',
    below: 'map.owners',
    owner: 'sam',
  }),
  task('erp.clone', 'Clone the ERP hosts', 12, ['erp.trace', 'w6.plan'], {
    under: 'w6',
    below: 'w6.runbook',
    owner: 'tomas',
  }),
  task('erp.repoint', 'Re-point 31 interfaces', 9, ['erp.clone'], {
    under: 'w6',
    below: 'erp.clone',
    owner: 'tomas',
  }),
  task('erp.test', 'Test the ERP cluster', 6, ['erp.repoint'], {
    under: 'w6',
    below: 'erp.repoint',
    owner: 'sam',
  }),
  milestone('erp.ready', 'ERP cluster ready', ['erp.test'], {
    under: 'w6',
    below: 'erp.test',
    owner: 'sam',
  }),
  task('ar.copy-erp', 'Copy ERP records', 15, ['ar.copy-drawings'], {
    under: 'ar',
    below: 'ar.copy-drawings',
    owner: 'grace',
  }),
];

/** $42k more for vendor A, out of the contingency. */
function erpMoney(): Edit[] {
  return [
    {
      kind: 'fixed-cost.add',
      record: fixedCost({
        task: 'erp.test',
        name: 'ERP cluster, fixed price',
        amount: 42_000,
        category: 'Integration',
        vendor: VENDOR_A,
      }),
    },
    ...fromContingency('Integration', 802_000, 218_000),
  ];
}
