import { amountDifference, type PlanCost } from '../cost/index.ts';
import type { Decimal } from '../plan/index.ts';
import { byText } from './date-move.ts';

/** An amount in two states. */
export interface AmountMove {
  readonly from: Decimal;
  readonly to: Decimal;
  /** `to − from`: more is dearer, or more left. */
  readonly difference: Decimal;
}

/** BRN-13: amounts in the project's currency, at completion. */
export interface CostComparison {
  readonly currency: string;
  readonly total: AmountMove;
  /** Where it differs, in the order of the names; what has no category (null) last. */
  readonly byCategory: readonly (AmountMove & { readonly category: string | null })[];
  /** What is left of each category's lines, where it differs; 0 where it has no line. */
  readonly budget: readonly (AmountMove & { readonly category: string })[];
  /** What is left of the contingency; null where neither plan has a budget. */
  readonly contingency: AmountMove | null;
}

/** Null where the plans count in two currencies. */
export function costComparison(before: PlanCost, after: PlanCost): CostComparison | null {
  if (before.currency !== after.currency) return null;
  const categories = ({ byCategory }: PlanCost) =>
    new Map(byCategory.map(({ category, cost }) => [category, cost.total]));
  const left = ({ budget }: PlanCost) =>
    new Map((budget?.categories ?? []).map((line) => [line.category, line.left]));
  const kept = ({ budget }: PlanCost) => budget?.contingency.left ?? '0';
  return {
    currency: after.currency,
    total: amountMove(before.total.total, after.total.total),
    byCategory: moved(categories(before), categories(after)),
    budget: moved(left(before), left(after)),
    contingency:
      before.budget === null && after.budget === null
        ? null
        : amountMove(kept(before), kept(after)),
  };
}

function moved<Category extends string | null>(
  before: ReadonlyMap<Category, Decimal>,
  after: ReadonlyMap<Category, Decimal>,
): (AmountMove & { readonly category: Category })[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort((a, b) => (a === null ? 1 : b === null ? -1 : byText(a, b)))
    .map((category) => ({
      category,
      ...amountMove(before.get(category) ?? '0', after.get(category) ?? '0'),
    }))
    .filter(({ difference }) => difference !== '0');
}

function amountMove(from: Decimal, to: Decimal): AmountMove {
  return { from, to, difference: amountDifference(from, to) };
}
