import type { BudgetLineRecord, Decimal, RecordId } from '../plan/index.ts';
import { decimalOf, type Exact } from './exact.ts';
import type { Pricing } from './pricing.ts';
import { type Cost, type Tally, tallied } from './tally.ts';

/** One category against what may be spent on it. */
export interface BudgetCategory {
  readonly category: string;
  /** The lines that give it, in the order of their ids. */
  readonly lineIds: readonly RecordId[];
  readonly budget: Decimal;
  readonly cost: Cost;
  /** Of the budget, at completion; negative when the forecast plan costs more. */
  readonly left: Decimal;
}

/** CST-8. Amounts in the project's currency. */
export interface Budget {
  /** In the order of the categories' names. */
  readonly categories: readonly BudgetCategory[];
  /** What is spent on categories that no line is for, or on none. */
  readonly unbudgeted: Cost;
  readonly contingency: {
    readonly lineIds: readonly RecordId[];
    readonly amount: Decimal;
    /** What categories cost above their lines, and all that is unbudgeted. */
    readonly needed: Decimal;
    /** Negative when it does not suffice. */
    readonly left: Decimal;
  };
  /** All lines, the contingency too. */
  readonly budget: Decimal;
  readonly left: Decimal;
}

/** Null where no line was ever written. */
export function budgetOf(
  lines: Iterable<BudgetLineRecord>,
  costByCategory: readonly (readonly [category: string | null, cost: Tally])[],
  pricing: Pricing,
): Budget | null {
  const byCategory = new Map<string, Lines>();
  const kept: Lines = { ids: [], amount: 0n };
  const written = [...lines].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (written.length === 0) return null;
  for (const { id, category, amount, contingency } of written) {
    const of = contingency ? kept : (byCategory.get(category) ?? { ids: [], amount: 0n });
    if (!contingency) byCategory.set(category, of);
    of.ids.push(id);
    of.amount += pricing.amount(amount, id) ?? 0n;
  }
  const costs = new Map(costByCategory);
  let needed = 0n;
  let budget = kept.amount;
  const categories = [...byCategory]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, { ids, amount }]): BudgetCategory => {
      const cost = costs.get(category);
      const left = amount - sum(cost);
      if (left < 0n) needed -= left;
      budget += amount;
      return {
        category,
        lineIds: ids,
        budget: decimalOf(amount),
        cost: tallied(cost),
        left: decimalOf(left),
      };
    });
  const unbudgeted: Tally = { spent: 0n, toCome: 0n };
  let all = 0n;
  for (const [category, cost] of costByCategory) {
    all += sum(cost);
    if (category !== null && byCategory.has(category)) continue;
    unbudgeted.spent += cost.spent;
    unbudgeted.toCome += cost.toCome;
  }
  if (sum(unbudgeted) > 0n) needed += sum(unbudgeted);
  return {
    categories,
    unbudgeted: tallied(unbudgeted),
    contingency: {
      lineIds: kept.ids,
      amount: decimalOf(kept.amount),
      needed: decimalOf(needed),
      left: decimalOf(kept.amount - needed),
    },
    budget: decimalOf(budget),
    left: decimalOf(budget - all),
  };
}

interface Lines {
  readonly ids: RecordId[];
  amount: Exact;
}

function sum(cost: Tally | undefined): Exact {
  return cost === undefined ? 0n : cost.spent + cost.toCome;
}
