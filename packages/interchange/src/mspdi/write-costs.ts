import type { BaselineRecord, BaselineTask, FixedCostRecord, RecordId } from '@throughline/model';
import { writtenHundredths } from './write-values.ts';
import { placeOf, type WrittenPlan, writtenCost } from './written-plan.ts';

/** The one fixed cost that a task has in MS Project, in hundredths. */
export interface TaskCosts {
  readonly amount: string;
  readonly accrual: FixedCostRecord['accrual'];
}

type Plan = Pick<WrittenPlan, 'records' | 'losses'>;

/** By task. Several costs of one task are summed; the first says when the sum counts. */
export function fixedCostsByTask({ records, losses }: Plan): Map<RecordId, TaskCosts> {
  const costs = new Map<RecordId, FixedCostRecord[]>();
  for (const cost of records.all('fixed-cost')) {
    const where = placeOf(records.get(cost.taskId) ?? cost);
    if (cost.per !== undefined) {
      losses.add('monthly-cost', where);
      continue;
    }
    if (writtenCost({ records, losses }, cost.amount, where) === undefined) continue;
    if ([cost.name, cost.category, cost.vendor, cost.notes].some((text) => text !== undefined)) {
      losses.add('fixed-cost-details', where);
    }
    const known = costs.get(cost.taskId);
    if (known === undefined) costs.set(cost.taskId, [cost]);
    else known.push(cost);
  }
  const written = new Map<RecordId, TaskCosts>();
  for (const [taskId, [first, ...others]] of costs) {
    const { amount, accrual } = first as FixedCostRecord;
    if (others.length > 0) {
      losses.add('fixed-costs-summed', placeOf(records.get(taskId) ?? (first as FixedCostRecord)));
    }
    const sum = others.reduce(
      (total, other) => addHundredths(total, writtenHundredths(other.amount.amount)),
      writtenHundredths(amount.amount),
    );
    written.set(taskId, { amount: sum, accrual });
  }
  return written;
}

/** Exact for up to six digits after the point, all that hundredths of an amount can have. */
function addHundredths(a: string, b: string): string {
  const SCALE = 6;
  const scaled = (text: string) => {
    const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
    return BigInt(`${sign}${whole}${fraction.padEnd(SCALE, '0')}`);
  };
  const sum = scaled(a) + scaled(b);
  const digits = String(sum < 0n ? -sum : sum).padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  const whole = digits.slice(0, -SCALE);
  return `${sum < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const MOST_BASELINES = 11;

export type BaselineEntry = { readonly number: number; readonly values: BaselineTask };

/** By task, each baseline with one of MS Project's eleven numbers: its own, else a free one. */
export function baselinesByTask({ records, losses }: Plan): Map<RecordId, BaselineEntry[]> {
  const byTask = new Map<RecordId, BaselineEntry[]>();
  for (const [number, baseline] of numbered([...records.all('baseline')], losses)) {
    countDetails(baseline, number, losses);
    let gone = 0;
    for (const [taskId, values] of Object.entries(baseline.tasks) as [RecordId, BaselineTask][]) {
      if (records.find('task', taskId) === undefined) {
        gone++;
        continue;
      }
      const known = byTask.get(taskId);
      if (known === undefined) byTask.set(taskId, [{ number, values }]);
      else known.push({ number, values });
    }
    if (gone > 0) losses.add('baseline-of-gone-task', placeOf(baseline), {}, gone);
  }
  return byTask;
}

function numbered(
  baselines: readonly BaselineRecord[],
  losses: Plan['losses'],
): [number, BaselineRecord][] {
  const byNumber = new Map<number, BaselineRecord>();
  const without: BaselineRecord[] = [];
  for (const baseline of baselines) {
    const { number } = baseline;
    if (number === undefined || byNumber.has(number)) without.push(baseline);
    else byNumber.set(number, baseline);
  }
  for (const baseline of without) {
    let free = 0;
    while (byNumber.has(free)) free++;
    if (free < MOST_BASELINES) byNumber.set(free, baseline);
    else losses.add('baseline-beyond-eleven', placeOf(baseline));
  }
  return [...byNumber].sort(([a], [b]) => a - b);
}

function countDetails(
  { name, approvedAt, seq }: BaselineRecord,
  number: number,
  losses: Plan['losses'],
): void {
  if (name !== baselineName(number)) losses.add('baseline-details-unwritten', name);
  if (approvedAt !== undefined) losses.add('baseline-details-unwritten', name);
  if (seq !== undefined) losses.add('baseline-details-unwritten', name);
}

/** What MS Project calls its baselines. */
export function baselineName(number: number): string {
  return number === 0 ? 'Baseline' : `Baseline ${number}`;
}
