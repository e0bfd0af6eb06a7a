import type { FixedCostRecord, Money, RecordId, Records } from '../plan/index.ts';
import type { Staying } from './staying.ts';

/**
 * UPD-8: what MS Project says a task costs, brought to the costs it has here. Its file has one amount
 * for a task and no name for it: the sum of all but those by the month, where Throughline wrote the file,
 * else its own alone.
 * A cost that has a name, a vendor, a category or a rate by month cannot have come from it, and stays.
 * @param said the file under the ids of the current records; at most one cost for each task
 */
export function mergedFixedCosts(
  current: Records,
  said: Records,
  { isMadeHere, hasTask }: Pick<Staying, 'isMadeHere' | 'hasTask'>,
): FixedCostRecord[] {
  const fileByTask = new Map([...said.all('fixed-cost')].map((cost) => [cost.taskId, cost]));
  const nowByTask = new Map<RecordId, FixedCostRecord[]>();
  for (const cost of current.all('fixed-cost')) {
    const known = nowByTask.get(cost.taskId);
    if (known === undefined) nowByTask.set(cost.taskId, [cost]);
    else known.push(cost);
  }
  const merged: FixedCostRecord[] = [];
  for (const [taskId, costs] of nowByTask) {
    if (!hasTask(taskId)) continue;
    const file = fileByTask.get(taskId);
    if (said.get(taskId) === undefined) {
      merged.push(...costs);
      continue;
    }
    if (file !== undefined && isSum(costs, file.amount)) {
      const { accrual } = file;
      // Of a sum, the first says when it counts.
      const first = costs.find(isSummed);
      merged.push(...costs.map((cost) => (cost === first ? { ...cost, accrual } : cost)));
      continue;
    }
    const plain = costs.filter((cost) => isPlain(cost) && !isMadeHere(cost.id));
    merged.push(...costs.filter((cost) => !plain.includes(cost)));
    if (file === undefined) continue;
    const [one] = plain;
    const { amount, accrual } = file;
    merged.push(one === undefined ? file : { ...one, amount, accrual });
  }
  for (const [taskId, cost] of fileByTask) if (!nowByTask.has(taskId)) merged.push(cost);
  return merged;
}

function isPlain({ name, category, vendor, per, notes, keys }: FixedCostRecord): boolean {
  return [name, category, vendor, per, notes, keys].every((field) => field === undefined);
}

/** What comes month by month is in no file of MS Project. */
function isSummed({ per }: FixedCostRecord): boolean {
  return per === undefined;
}

function isSum(costs: readonly FixedCostRecord[], said: Money): boolean {
  const own = costs.filter((cost) => isSummed(cost) && cost.amount.currency === said.currency);
  return own.reduce((sum, { amount }) => sum + scaled(amount.amount), 0n) === scaled(said.amount);
}

/** In hundred-millionths, the finest that an amount can have. */
function scaled(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(8, '0'));
}
