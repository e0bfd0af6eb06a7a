import { civilDate, dayNumber, MINUTES_PER_DAY, type Minute, weekday } from '@throughline/engine';

/** Stretches of civil time that a heading names, from the shortest. */
export const TIME_UNITS = [
  'quarter-hour',
  'hour',
  'six-hours',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** How long one is, roughly, in days. */
export const TYPICAL_DAYS: Readonly<Record<TimeUnit, number>> = {
  'quarter-hour': 1 / 96,
  hour: 1 / 24,
  'six-hours': 1 / 4,
  day: 1,
  week: 7,
  month: 30.4,
  quarter: 91.3,
  year: 365.25,
  decade: 3652.5,
};

/** Minutes of those that are always as long, counted from midnight. */
const EVEN: Partial<Readonly<Record<TimeUnit, number>>> = {
  'quarter-hour': 15,
  hour: 60,
  'six-hours': 360,
  day: MINUTES_PER_DAY,
};

/** Months of those that are not. */
const MONTHS: Partial<Readonly<Record<TimeUnit, number>>> = {
  month: 1,
  quarter: 3,
  year: 12,
  decade: 120,
};

/** Where the unit begins in which the moment lies. Weeks begin with `weekStart`: 1 is Monday, 7 is Sunday. */
export function beginningOf(unit: TimeUnit, minute: Minute, weekStart: number): Minute {
  const even = EVEN[unit];
  if (even !== undefined) return Math.floor(minute / even) * even;
  const day = Math.floor(minute / MINUTES_PER_DAY);
  if (unit === 'week') {
    return (day - ((weekday(day) - (weekStart - 1) + 7) % 7)) * MINUTES_PER_DAY;
  }
  const months = MONTHS[unit] as number;
  const { year, month } = civilDate(day);
  return beginningOfMonth(Math.floor((year * 12 + month - 1) / months) * months);
}

/** Where the unit after it begins; `beginning` is the beginning of one. */
export function nextBeginning(unit: TimeUnit, beginning: Minute): Minute {
  const even = unit === 'week' ? 7 * MINUTES_PER_DAY : EVEN[unit];
  if (even !== undefined) return beginning + even;
  const { year, month } = civilDate(Math.floor(beginning / MINUTES_PER_DAY));
  return beginningOfMonth(year * 12 + month - 1 + (MONTHS[unit] as number));
}

function beginningOfMonth(months: number): Minute {
  const year = Math.floor(months / 12);
  return dayNumber(year, months - year * 12 + 1, 1) * MINUTES_PER_DAY;
}
