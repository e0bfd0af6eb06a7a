import type { Comparison } from '../comparison/index.ts';
import type { PlanCost } from '../cost/index.ts';
import { may } from './actions.ts';
import { type Reader, seesAll } from './reader.ts';

/** Money in sums: what one task costs, over its work, is what its one person costs. */
export type TotalCost = Omit<PlanCost, 'byTask' | 'unpriced' | 'otherCurrencies'>;

/** What the plan costs, as far as the reader may know: all of it, the sums, or undefined for nothing. */
export function viewCost(reader: Reader, cost: PlanCost): PlanCost | TotalCost | undefined {
  if (seesAll(reader)) return cost;
  if (!may(reader.role, 'project.money')) return undefined;
  const { currency, at, total, byCategory, byVendor, byMonth, budget } = cost;
  return { currency, at, total, byCategory, byVendor, byMonth, budget };
}

/** Two states beside each other; without the money for those who do not see it. Guests see no comparisons. */
export function viewComparison(reader: Reader, comparison: Comparison): Comparison {
  if (seesAll(reader)) return comparison;
  const wholeOnly = comparison.amounts.filter(({ taskId }) => taskId === null);
  if (may(reader.role, 'project.money')) return { ...comparison, amounts: wholeOnly };
  return { ...comparison, cost: null, amounts: [] };
}
