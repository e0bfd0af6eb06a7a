import type { AssignmentTime, Spread } from '../load/index.ts';
import type { ResourceRecord } from '../plan/index.ts';
import type { CostItem, CostPart } from './cost-part.ts';
import { type Exact, shareOf } from './exact.ts';
import type { Pricing } from './pricing.ts';
import { Rates } from './rates.ts';

const TENTHS_PER_HOUR = 600;
/** Materials are counted to a millionth. */
const MILLION = 1_000_000;
/** Shares of what is done are taken to a billionth. */
const BILLION = 1_000_000_000;

/**
 * CST-3: what the assignment costs: by the rates of its resource, else as it is stored on the assignment.
 * Under `p6` what is stored comes first: P6 keeps a price of its own on every assignment, which the
 * resource's rates do not tell. Work that nobody was given costs nothing.
 */
export function assignmentCost(time: AssignmentTime, pricing: Pricing): CostItem | undefined {
  const { assignment, resource, task } = time;
  if (resource === undefined) return undefined;
  const rates = new Rates(resource, assignment, pricing);
  const { cost, actualCost, remainingCost } = assignment;
  const isStored = [cost, actualCost, remainingCost].some((money) => money !== undefined);
  const takesStored =
    resource.type === 'cost' || !rates.any || (pricing.rules === 'p6' && isStored);
  return {
    taskId: task.id,
    category: resource.category ?? null,
    vendor: resource.vendor ?? null,
    parts: takesStored
      ? storedParts(time, resource, pricing)
      : pricedParts(time, rates, resource, pricing),
  };
}

function pricedParts(
  time: AssignmentTime,
  rates: Rates,
  resource: ResourceRecord,
  pricing: Pricing,
): CostPart[] {
  const { assignment, done, left, started, doneShare } = time;
  const [doneSpread, leftSpread] = [spreadOf(time, 'done'), spreadOf(time, 'left')];
  const isMaterial = resource.type === 'material';
  const use = rates.perUse(doneSpread.from);
  const parts: CostPart[] = [];
  if (use !== 0n) {
    const count = isMaterial ? MILLION : Math.round(assignment.units * MILLION);
    const amount = shareOf(use, BigInt(count), BigInt(MILLION), pricing.digits);
    const at = { ...doneSpread, to: doneSpread.from };
    parts.push({ amount, spent: started || done.work > 0, spread: at });
  }
  if (isMaterial) {
    const all = Math.round(assignment.units * MILLION);
    const used = Math.round(all * doneShare);
    const of = (regular: number) => ({ regular, overtime: 0, perUnit: MILLION });
    parts.push(...rates.parts(doneSpread, of(used), true));
    parts.push(...rates.parts(leftSpread, of(all - used), false));
    return parts;
  }
  const { work, overtimeWork = 0 } = assignment;
  const tenths = (minutes: number) => Math.round(minutes * 10);
  const all = tenths(done.work) + tenths(left.work);
  const overtime = work > 0 ? Math.min(all, Math.round((overtimeWork / work) * all)) : 0;
  const early = all > 0 ? Math.round((overtime * tenths(done.work)) / all) : 0;
  const of = (minutes: number, extra: number) => ({
    regular: tenths(minutes) - extra,
    overtime: extra,
    perUnit: TENTHS_PER_HOUR,
  });
  parts.push(...rates.parts(doneSpread, of(done.work, early), true));
  parts.push(...rates.parts(leftSpread, of(left.work, overtime - early), false));
  return parts;
}

/** The money that a file or a person wrote on the assignment itself. */
function storedParts(time: AssignmentTime, resource: ResourceRecord, pricing: Pricing): CostPart[] {
  const { assignment, done, left, doneShare } = time;
  const amount = (field: 'cost' | 'actualCost' | 'remainingCost') =>
    pricing.amount(assignment[field], assignment.id);
  const [cost, actual, remaining] = [amount('cost'), amount('actualCost'), amount('remainingCost')];
  const all = cost ?? (actual ?? 0n) + (remaining ?? 0n);
  if (assignment.cost === undefined && actual === undefined && remaining === undefined) {
    const asks =
      done.work + left.work > 0 || (resource.type === 'material' && assignment.units > 0);
    if (asks && resource.type !== 'cost') pricing.missRate(resource.id);
    return [];
  }
  const spent =
    actual ?? (remaining === undefined ? shared(all, doneShare, pricing) : all - remaining);
  return [
    { amount: spent, spent: true, spread: spreadOf(time, 'done') },
    { amount: all - spent, spent: false, spread: spreadOf(time, 'left') },
  ];
}

function shared(amount: Exact, share: number, { digits }: Pricing): Exact {
  return shareOf(amount, BigInt(Math.round(share * BILLION)), BigInt(BILLION), digits);
}

function spreadOf(time: AssignmentTime, which: 'done' | 'left'): Spread {
  const { from, to } = time[which];
  return { from, to, calendar: time.calendar };
}
