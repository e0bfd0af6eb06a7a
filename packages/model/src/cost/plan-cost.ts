import type { ComputedPlan } from '../computed/index.ts';
import { assignmentTimes } from '../load/index.ts';
import type { LocalDateTime, RecordId } from '../plan/index.ts';
import { assignmentCost } from './assignment-cost.ts';
import { type Budget, budgetOf } from './budget.ts';
import type { CostItem } from './cost-part.ts';
import { fixedCost } from './fixed-cost-parts.ts';
import { amountsByMonth, type Month } from './months.ts';
import { type OtherCurrency, Pricing } from './pricing.ts';
import { addTo, type Cost, Tallies, type Tally, tallied } from './tally.ts';

/** What a task costs: by its own assignments and fixed costs, and with all that is under it. */
export interface TaskCost {
  readonly own: Cost;
  readonly all: Cost;
}

/** What the forecast plan costs, and what of it is spent. */
export interface PlanCost {
  readonly currency: string;
  /** The status moment, up to which `spent` counts. */
  readonly at: LocalDateTime;
  readonly total: Cost;
  /** By task id; tasks without a cost, of their own or under them, are not there. */
  readonly byTask: { readonly [taskId: string]: TaskCost };
  /** In the order of the names; what has none (null) last. */
  readonly byCategory: readonly { readonly category: string | null; readonly cost: Cost }[];
  /** The same; null is the organisation's own. */
  readonly byVendor: readonly { readonly vendor: string | null; readonly cost: Cost }[];
  /** When it is spent, `YYYY-MM`, in order; months without a cost are not there. */
  readonly byMonth: readonly { readonly month: Month; readonly cost: Cost }[];
  /** Null without budget lines. */
  readonly budget: Budget | null;
  /** Money that is in no sum. */
  readonly otherCurrencies: readonly OtherCurrency[];
  /** Resources with work, or some of it, that no rate or stored cost gives a price. */
  readonly unpriced: readonly RecordId[];
}

/**
 * The money of a computed plan, in exact decimal amounts of the project's currency. It speaks of the
 * forecast. Rules CST-n are in docs/branches.md.
 */
export function planCost(computed: ComputedPlan): PlanCost {
  const { records } = computed;
  const pricing = new Pricing(records.project);
  const all: Tally = { spent: 0n, toCome: 0n };
  const byTask = new Tallies<RecordId>();
  const byCategory = new Tallies<string | null>();
  const byVendor = new Tallies<string | null>();
  const byMonth = new Tallies<Month>();
  for (const item of costItems(computed, pricing)) {
    for (const part of item.parts) {
      const { amount, spent } = part;
      if (amount === 0n) continue;
      addTo(all, amount, spent);
      addTo(byTask.of(item.taskId), amount, spent);
      addTo(byCategory.of(item.category), amount, spent);
      addTo(byVendor.of(item.vendor), amount, spent);
      for (const [month, share] of amountsByMonth(part, pricing.digits)) {
        addTo(byMonth.of(month), share, spent);
      }
    }
  }
  return {
    currency: pricing.currency,
    at: computed.status.at,
    total: tallied(all),
    byTask: rolledUp(computed, byTask),
    byCategory: named(byCategory).map(([category, cost]) => ({ category, cost })),
    byVendor: named(byVendor).map(([vendor, cost]) => ({ vendor, cost })),
    byMonth: named(byMonth).map(([month, cost]) => ({ month, cost })),
    budget: budgetOf(records.all('budget-line'), byCategory.entries, pricing),
    otherCurrencies: pricing.otherCurrencies,
    unpriced: pricing.unpriced,
  };
}

function* costItems(computed: ComputedPlan, pricing: Pricing): Generator<CostItem> {
  for (const time of assignmentTimes(computed)) {
    const item = assignmentCost(time, pricing);
    if (item !== undefined) yield item;
  }
  for (const cost of computed.records.all('fixed-cost')) {
    const item = fixedCost(computed, cost, pricing);
    if (item !== undefined) yield item;
  }
}

/** CST-9: a summary costs what it has of its own and what is under it. */
function rolledUp({ records }: ComputedPlan, own: Tallies<RecordId>): PlanCost['byTask'] {
  const all = new Tallies<RecordId>();
  for (const [taskId, { spent, toCome }] of own.entries) {
    for (let id: RecordId | undefined = taskId; id !== undefined; ) {
      addTo(all.of(id), spent, true);
      addTo(all.of(id), toCome, false);
      id = records.find('task', id)?.parent;
    }
  }
  const byTask: Record<string, TaskCost> = {};
  for (const { task } of records.outline()) {
    if (!all.has(task.id)) continue;
    byTask[task.id] = {
      own: tallied(own.has(task.id) ? own.of(task.id) : undefined),
      all: tallied(all.of(task.id)),
    };
  }
  return byTask;
}

function named<Key extends string | null>(tallies: Tallies<Key>): [Key, Cost][] {
  return tallies.entries
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([key, tally]) => [key, tallied(tally)]);
}
