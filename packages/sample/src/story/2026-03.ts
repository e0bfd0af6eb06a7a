import { PROMISES } from '../plan/promises.ts';
import { takesBaseline } from './baseline.ts';
import { approves, merges } from './choice.ts';
import { edits, type Happening, late } from './happening.ts';

/** The change is approved and becomes Baseline 2. The date promised to the landlord stays. */
export const march: readonly Happening[] = [
  late('2026-03-06', 'ci.lead-1', 2, { cause: 'supplier' }),
  approves('2026-03-10', 'ruth', 'erp', 'Agreed. The lease does not move, so the reserve does.'),
  merges('2026-03-12', 'dana', 'erp'),
  takesBaseline('2026-03-13', 'dana', 2, 'ruth'),
  edits('2026-03-13', 'mira', [{ kind: 'promise.add', record: PROMISES.payroll }]),
  late('2026-03-20', 'lz.backup', 2),
  late('2026-03-20', 'lz.images', -1),
];
