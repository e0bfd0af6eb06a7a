import { z } from 'zod';
import { Money } from './money.ts';
import { Flag, Name, recordBase } from './record-base.ts';

/** What may be spent on one category of cost. */
export const BudgetLineRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('budget-line'),
  name: Name.exactOptional(),
  /** As on the costs that are spent from it. */
  category: z.string().min(1),
  amount: Money,
  /** Kept for what nobody planned; no cost is of this category. */
  contingency: Flag,
});
export type BudgetLineRecord = z.infer<typeof BudgetLineRecord>;
