import { civilDate, dayNumber, daysInMonth, weekday } from './minute.ts';

/**
 * The days a calendar exception falls on, between two days, both included.
 * The kinds are those of a MS Project calendar exception; weekday 0 is Monday.
 * `position` 1-4 is the first to fourth day of the month that is one of `weekdays`, 5 the last one.
 */
export type Recurrence =
  | { readonly kind: 'daily'; readonly every: number }
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly number[] }
  | { readonly kind: 'monthly-by-day'; readonly every: number; readonly day: number }
  | {
      readonly kind: 'monthly-by-position';
      readonly every: number;
      readonly position: number;
      readonly weekdays: readonly number[];
    }
  | {
      readonly kind: 'yearly-by-day';
      readonly every: number;
      readonly month: number;
      readonly day: number;
    }
  | {
      readonly kind: 'yearly-by-position';
      readonly every: number;
      readonly month: number;
      readonly position: number;
      readonly weekdays: readonly number[];
    };

/**
 * Day numbers of a recurrence from `firstDay` to `lastDay` (both included), ascending;
 * at most `occurrences` of them where that is given.
 * A month that lacks the day (31 April) has its last day instead, as MS Project does.
 */
export function recurringDays(
  recurrence: Recurrence,
  firstDay: number,
  lastDay: number,
  occurrences = Number.POSITIVE_INFINITY,
): number[] {
  const days: number[] = [];
  for (const day of candidates(recurrence, firstDay, lastDay)) {
    if (day < firstDay) continue;
    if (day > lastDay || days.length >= occurrences) break;
    days.push(day);
  }
  return days;
}

function* candidates(recurrence: Recurrence, firstDay: number, lastDay: number): Generator<number> {
  switch (recurrence.kind) {
    case 'daily':
      for (let day = firstDay; day <= lastDay; day += Math.max(1, recurrence.every)) yield day;
      return;
    case 'weekly': {
      const chosen = [...new Set(recurrence.weekdays)].sort((a, b) => a - b);
      const step = 7 * Math.max(1, recurrence.every);
      for (let monday = firstDay - weekday(firstDay); monday <= lastDay; monday += step) {
        for (const one of chosen) yield monday + one;
      }
      return;
    }
    case 'monthly-by-day':
    case 'monthly-by-position': {
      const { year, month } = civilDate(firstDay);
      for (let index = 0; ; index += Math.max(1, recurrence.every)) {
        const at = month - 1 + index;
        const day = dayInMonth(recurrence, year + Math.floor(at / 12), (at % 12) + 1);
        yield day;
        if (day > lastDay) return;
      }
    }
    case 'yearly-by-day':
    case 'yearly-by-position':
      for (let { year } = civilDate(firstDay); ; year += Math.max(1, recurrence.every)) {
        const day = dayInMonth(recurrence, year, recurrence.month);
        yield day;
        if (day > lastDay) return;
      }
  }
}

function dayInMonth(
  rule:
    | { readonly day: number }
    | { readonly position: number; readonly weekdays: readonly number[] },
  year: number,
  month: number,
): number {
  const length = daysInMonth(year, month);
  const first = dayNumber(year, month, 1);
  if ('day' in rule) return first + Math.min(rule.day, length) - 1;
  const such: number[] = [];
  for (let day = first; day < first + length; day++) {
    if (rule.weekdays.includes(weekday(day))) such.push(day);
  }
  return (rule.position < 5 ? such[rule.position - 1] : such.at(-1)) ?? first;
}
