/** What the forecast plan costs. Rules CST-n in docs/branches.md. */
export type { Budget, BudgetCategory } from './budget.ts';
export { amountDifference } from './exact.ts';
export type { Month } from './months.ts';
export { type PlanCost, planCost, type TaskCost } from './plan-cost.ts';
export type { OtherCurrency } from './pricing.ts';
export type { Cost } from './tally.ts';
