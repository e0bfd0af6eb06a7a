import {
  civilDate,
  dayNumber,
  MINUTES_PER_DAY,
  type Minute,
  minuteOf,
  NONE,
} from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import { type Spread, sharesBefore } from '../load/index.ts';
import type { FixedCostRecord } from '../plan/index.ts';
import type { CostItem, CostPart } from './cost-part.ts';
import { type Exact, shareOf } from './exact.ts';
import type { Pricing } from './pricing.ts';

/** What a fixed cost comes to, over its task's time in the forecast. Undefined where its task is not to be done. */
export function fixedCost(
  computed: ComputedPlan,
  cost: FixedCostRecord,
  pricing: Pricing,
): CostItem | undefined {
  const task = computed.records.find('task', cost.taskId);
  const amount = pricing.amount(cost.amount, cost.id);
  if (task === undefined || amount === undefined) return undefined;
  if (task.inactive || task.external !== undefined) return undefined;
  const time = timeOf(computed, cost);
  const parts =
    cost.per === 'month'
      ? monthlyParts(amount, time, pricing.digits)
      : onceParts(amount, cost.accrual, time, pricing.digits);
  return { taskId: task.id, category: cost.category ?? null, vendor: cost.vendor ?? null, parts };
}

interface TaskTime extends Spread {
  readonly status: Minute;
  readonly started: boolean;
  readonly finished: boolean;
}

function timeOf({ forecast, plan, status }: ComputedPlan, { taskId }: FixedCostRecord): TaskTime {
  const { state } = forecast.schedule;
  const index = plan.context.indexOfTask.get(taskId) as number;
  const at = minuteOf(status.at) ?? NONE;
  const [start, finish] = [state.start[index] as number, state.finish[index] as number];
  const from = start === NONE ? at : start;
  const finished = state.actualFinish[index] !== NONE;
  return {
    from,
    to: finish === NONE ? from : Math.max(from, finish),
    calendar: forecast.calendar(taskId),
    status: at,
    started: finished || state.actualStart[index] !== NONE,
    finished,
  };
}

/** CST-5: a cost of the whole task, spent at its start, at its end, or along its working time. */
function onceParts(
  amount: Exact,
  accrual: FixedCostRecord['accrual'],
  time: TaskTime,
  digits: number,
): CostPart[] {
  const { from, to, calendar, status, started, finished } = time;
  if (accrual === 'start')
    return [{ amount, spent: started, spread: { from, to: from, calendar } }];
  if (accrual === 'end') return [{ amount, spent: finished, spread: { from: to, to, calendar } }];
  if (finished || !started) return [{ amount, spent: finished, spread: time }];
  const now = Math.min(to, Math.max(from, status));
  const { parts, whole } = sharesBefore(time, [now]);
  const spent = shareOf(amount, BigInt(parts[0] as number), BigInt(whole), digits);
  return [
    { amount: spent, spent: true, spread: { from, to: now, calendar } },
    { amount: amount - spent, spent: false, spread: { from: now, to, calendar } },
  ];
}

/**
 * CST-6: every calendar month that the task has days in costs the amount, times those days over the days of that
 * month. A day counts from midnight to midnight, wherever in it the task begins or ends.
 */
function monthlyParts(amount: Exact, time: TaskTime, digits: number): CostPart[] {
  const { from, to, calendar, status, started, finished } = time;
  if (to <= from) return [];
  const [first, end] = [Math.floor(from / MINUTES_PER_DAY), Math.ceil(to / MINUTES_PER_DAY)];
  const today = Math.ceil(status / MINUTES_PER_DAY);
  const parts: CostPart[] = [];
  for (let day = first; day < end; ) {
    const { year, month } = civilDate(day);
    const monthStart = dayNumber(year, month, 1);
    const monthEnd = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
    const next = Math.min(end, monthEnd);
    const ofDays = (days: number) =>
      shareOf(amount, BigInt(days), BigInt(monthEnd - monthStart), digits);
    const past = started ? Math.min(next, Math.max(day, finished ? next : today)) : day;
    const [all, spent] = [ofDays(next - day), ofDays(past - day)];
    const spread = (a: number, b: number) => ({
      from: a * MINUTES_PER_DAY,
      to: b * MINUTES_PER_DAY,
      calendar,
    });
    if (past > day) parts.push({ amount: spent, spent: true, spread: spread(day, past) });
    if (next > past) {
      parts.push({ amount: all - spent, spent: false, spread: spread(past, next) });
    }
    day = next;
  }
  return parts;
}
