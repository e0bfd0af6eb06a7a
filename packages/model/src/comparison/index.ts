/** What two states of one plan differ in: dates, promises, float, cost, load. Rules BRN-n in docs/branches.md. */
export { asksBetween, asksForCause, type ReasonToAsk } from './asks-for-cause.ts';
export {
  type CompareOptions,
  type Comparison,
  compare,
  type TaskComparison,
} from './compare.ts';
export type { DateMove } from './date-move.ts';
export type { FloatComparison, FloatLoss } from './float.ts';
export type { MilestoneMove } from './milestones.ts';
export type { AmountMove, CostComparison } from './money.ts';
export { keptOutlook, type Outlook, outlookOf, type PromiseSource } from './outlook.ts';
export type { LoadComparison, OverloadedWeek } from './overload.ts';
export { type AmountPromise, type PromiseMove, promiseMoves } from './promises.ts';
