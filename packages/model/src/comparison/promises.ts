import { NONE } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import { amountDifference, type PlanCost } from '../cost/index.ts';
import type {
  Decimal,
  LocalDateTime,
  PromiseRecord,
  PromiseType,
  RecordId,
} from '../plan/index.ts';
import { byText, type DateMove, dateMove, moment } from './date-move.ts';
import type { Outlook, PromiseSource, Told } from './outlook.ts';

/** A promised date in two states of a plan. */
export interface PromiseMove extends DateMove {
  readonly source: PromiseSource;
  /** Null: the project's finish. */
  readonly taskId: RecordId | null;
  /** What was told, in each state; null where nothing was. */
  readonly date: { readonly before: LocalDateTime | null; readonly after: LocalDateTime | null };
  /** Whether the forecast keeps it; null where there is no date or no forecast. */
  readonly kept: { readonly before: boolean | null; readonly after: boolean | null };
  /** Working minutes of each plan's calendar from the forecast to the date; below 0 when late. */
  readonly buffer: { readonly before: number | null; readonly after: number | null };
}

/** BRN-11: every promise of a date and every deadline without one, in the order of the dates told, then by task and id. */
export function promiseMoves(before: Outlook, after: Outlook): PromiseMove[] {
  const told = [before.told, after.told] as const;
  const keys = new Set([...told[0].keys(), ...told[1].keys()]);
  const moves = [...keys].map((key): PromiseMove & { key: string } => {
    const [then, now] = [told[0].get(key), told[1].get(key)];
    const { source, taskId } = (now ?? then) as Told;
    const [from, to] = [
      before.finishOf((then ?? now)?.taskId),
      after.finishOf((now ?? then)?.taskId),
    ];
    const [early, late] = [standing(before, then?.date, from), standing(after, now?.date, to)];
    return {
      key,
      source,
      taskId: taskId ?? null,
      ...dateMove(from, to, after),
      date: { before: then?.date ?? null, after: now?.date ?? null },
      kept: { before: early.kept, after: late.kept },
      buffer: { before: early.buffer, after: late.buffer },
    };
  });
  const dateOf = ({ date }: PromiseMove) => date.after ?? date.before ?? '';
  return moves
    .sort(
      (a, b) =>
        byText(dateOf(a), dateOf(b)) ||
        byText(a.taskId ?? '', b.taskId ?? '') ||
        byText(a.key, b.key),
    )
    .map(({ key: _, ...move }) => move);
}

/** Past the date is any later moment but the start of the next working time, which is the same. */
function standing(
  { calendar }: Outlook,
  date: LocalDateTime | undefined,
  finish: number,
): { readonly kept: boolean | null; readonly buffer: number | null } {
  const at = moment(date);
  if (at === NONE || finish === NONE) return { kept: null, buffer: null };
  const kept = finish <= at || finish === calendar.nextStart(at);
  return { kept, buffer: calendar.work(finish, at) };
}

/** A promised amount in two states of a plan. */
export interface AmountPromise {
  readonly promiseId: RecordId;
  readonly type: PromiseType;
  /** Null: the whole project. */
  readonly taskId: RecordId | null;
  readonly told: { readonly before: Decimal | null; readonly after: Decimal | null };
  /** What it costs at completion. */
  readonly cost: { readonly before: Decimal; readonly after: Decimal };
  readonly kept: { readonly before: boolean | null; readonly after: boolean | null };
}

/** Promises of an amount in the project's currency, by id. */
export function amountPromises(
  before: { readonly plan: ComputedPlan; readonly cost: PlanCost },
  after: { readonly plan: ComputedPlan; readonly cost: PlanCost },
): AmountPromise[] {
  const [then, now] = [toldAmounts(before.plan), toldAmounts(after.plan)];
  return [...new Set([...then.keys(), ...now.keys()])].sort().map((promiseId) => {
    const [old, fresh] = [then.get(promiseId), now.get(promiseId)];
    const { type, taskId } = (fresh ?? old) as PromiseRecord;
    const cost = { before: costOf(before.cost, taskId), after: costOf(after.cost, taskId) };
    const told = { before: old?.amount?.amount ?? null, after: fresh?.amount?.amount ?? null };
    return {
      promiseId,
      type,
      taskId: taskId ?? null,
      told,
      cost,
      kept: { before: isWithin(cost.before, told.before), after: isWithin(cost.after, told.after) },
    };
  });
}

function toldAmounts({ records }: ComputedPlan): Map<RecordId, PromiseRecord> {
  const told = new Map<RecordId, PromiseRecord>();
  for (const promise of records.all('promise')) {
    if (promise.amount?.currency === records.project.currency) told.set(promise.id, promise);
  }
  return told;
}

function costOf({ byTask, total }: PlanCost, taskId: RecordId | undefined): Decimal {
  return taskId === undefined ? total.total : (byTask[taskId]?.all.total ?? '0');
}

function isWithin(cost: Decimal, told: Decimal | null): boolean | null {
  return told === null ? null : !amountDifference(cost, told).startsWith('-');
}
