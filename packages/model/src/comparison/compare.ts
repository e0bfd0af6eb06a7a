import type { ComputedPlan } from '../computed/index.ts';
import { type PlanCost, planCost } from '../cost/index.ts';
import { type ResourceLoad, resourceLoad } from '../load/index.ts';
import type { RecordId } from '../plan/index.ts';
import { type DateMove, dateMove, isOwnWork } from './date-move.ts';
import { type FloatComparison, floatComparison } from './float.ts';
import { type MilestoneMove, milestoneMoves } from './milestones.ts';
import { type CostComparison, costComparison } from './money.ts';
import { outlookOf } from './outlook.ts';
import { type LoadComparison, loadComparison } from './overload.ts';
import { type AmountPromise, amountPromises, type PromiseMove, promiseMoves } from './promises.ts';

/** What two states of one plan differ in. It speaks of the forecast. Rules BRN-n are in docs/branches.md. */
export interface Comparison {
  readonly finish: DateMove;
  readonly milestones: readonly MilestoneMove[];
  readonly promises: readonly PromiseMove[];
  readonly amounts: readonly AmountPromise[];
  readonly float: FloatComparison;
  /** Null where the plans count in two currencies. */
  readonly cost: CostComparison | null;
  readonly load: LoadComparison;
  readonly tasks: TaskComparison;
}

/** Tasks that somebody does, in outline order; no summaries. */
export interface TaskComparison {
  readonly added: readonly RecordId[];
  readonly removed: readonly RecordId[];
  /** How many of the others begin or end at another time. */
  readonly moved: number;
}

export interface CompareOptions {
  /** How many losses of float are listed. */
  readonly mostLosses?: number;
}

/** Tasks are the same by their ids: states of one log have them in common, two files by matching. */
export function compare(
  before: ComputedPlan,
  after: ComputedPlan,
  { mostLosses = 20 }: CompareOptions = {},
): Comparison {
  const [then, now] = [measuresOf(before), measuresOf(after)];
  const [earlier, later] = [outlookOf(before), outlookOf(after)];
  return {
    finish: dateMove(earlier.finishOf(undefined), later.finishOf(undefined), later),
    milestones: milestoneMoves(before, after),
    promises: promiseMoves(earlier, later),
    amounts: amountPromises({ plan: before, cost: then.cost }, { plan: after, cost: now.cost }),
    float: floatComparison(before, after, mostLosses),
    cost: costComparison(then.cost, now.cost),
    load: loadComparison(then.load, now.load),
    tasks: taskComparison(before, after),
  };
}

interface Measures {
  readonly cost: PlanCost;
  readonly load: readonly ResourceLoad[];
}

/** One plan is compared with many: with every open branch, with every version of a what-if. */
const measuresByPlan = new WeakMap<ComputedPlan, Measures>();

function measuresOf(plan: ComputedPlan): Measures {
  const known = measuresByPlan.get(plan);
  if (known !== undefined) return known;
  const measures = { cost: planCost(plan), load: resourceLoad(plan) };
  measuresByPlan.set(plan, measures);
  return measures;
}

function taskComparison(before: ComputedPlan, after: ComputedPlan): TaskComparison {
  const [then, now] = [tasksOf(before), tasksOf(after)];
  let moved = 0;
  for (const [id, index] of now) {
    const old = then.get(id);
    if (old === undefined) continue;
    const [a, b] = [before.forecast.schedule.state, after.forecast.schedule.state];
    if (a.start[old] !== b.start[index] || a.finish[old] !== b.finish[index]) moved++;
  }
  return {
    added: [...now.keys()].filter((id) => !then.has(id)),
    removed: [...then.keys()].filter((id) => !now.has(id)),
    moved,
  };
}

function tasksOf(plan: ComputedPlan): Map<RecordId, number> {
  const indexes = new Map<RecordId, number>();
  for (const { task } of plan.records.outline()) {
    if (!isOwnWork(plan, task)) continue;
    indexes.set(task.id, plan.plan.context.indexOfTask.get(task.id) ?? -1);
  }
  return indexes;
}
