import { civilDate, dayNumber, MINUTES_PER_DAY, type Minute } from '@throughline/engine';
import { sharesBefore } from '../load/index.ts';
import type { CostPart } from './cost-part.ts';
import { type Exact, shareOf } from './exact.ts';

/** `YYYY-MM`. */
export type Month = string;

/** CST-7: the part's amount by months, along its working time; the pieces sum to it. */
export function* amountsByMonth(
  { amount, spread }: CostPart,
  digits: number,
): Generator<[Month, Exact]> {
  const { from, to } = spread;
  const months: Month[] = [];
  const ends: Minute[] = [];
  for (let at = from; ends.length === 0 || at < to; ) {
    const { month, end } = monthOf(at);
    months.push(month);
    ends.push(end);
    at = end;
  }
  if (months.length === 1) {
    yield [months[0] as Month, amount];
    return;
  }
  const { parts, whole } = sharesBefore(spread, ends);
  let before = 0n;
  for (const [index, month] of months.entries()) {
    const until = shareOf(amount, BigInt(parts[index] as number), BigInt(whole), digits);
    if (until !== before) yield [month, until - before];
    before = until;
  }
}

function monthOf(at: Minute): { month: Month; end: Minute } {
  const { year, month } = civilDate(Math.floor(at / MINUTES_PER_DAY));
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return { month: `${year}-${String(month).padStart(2, '0')}`, end: next * MINUTES_PER_DAY };
}
