import { z } from 'zod';
import { Money } from './money.ts';
import { Name, recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

/** Money that a task costs whatever its work. */
export const FixedCostRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('fixed-cost'),
  taskId: RecordId,
  name: Name.exactOptional(),
  amount: Money,
  /** The amount is that of each month between the task's start and its finish. Absent: of the whole task. */
  per: z.literal('month').exactOptional(),
  /** When it counts as spent: at the task's start, along it, or at its end. */
  accrual: z.enum(['start', 'prorated', 'end']),
  category: z.string().exactOptional(),
  vendor: z.string().exactOptional(),
});
export type FixedCostRecord = z.infer<typeof FixedCostRecord>;
