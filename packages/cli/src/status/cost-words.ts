import { type PlanCost, planCost } from '@throughline/model';
import type { OpenPlan } from '../plan-file/index.ts';
import { money } from '../terminal/index.ts';

/** What the plan costs; nothing where it has no money in it. */
export function costOfPlan({ computed }: OpenPlan): PlanCost | undefined {
  const cost = planCost(computed);
  return cost.total.total === '0' && cost.budget === null ? undefined : cost;
}

/** `3,340,000 USD at completion of 3,200,000 USD, 1,940,000 USD spent, 61,000 USD of contingency left`. */
export function costWords({ total, budget, currency }: PlanCost): string {
  const parts = [`${money(total.total, currency)} at completion`];
  if (budget !== null) parts[0] += ` of ${money(budget.budget, currency)}`;
  parts.push(`${money(total.spent, currency)} spent`);
  if (budget !== null && budget.contingency.amount !== '0') {
    const { left, amount } = budget.contingency;
    parts.push(
      left.startsWith('-')
        ? `the contingency of ${money(amount, currency)} is short by ${money(left.slice(1), currency)}`
        : `${money(left, currency)} of contingency left`,
    );
  }
  return parts.join(', ');
}
