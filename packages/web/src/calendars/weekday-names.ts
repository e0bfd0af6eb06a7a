import { Weekday } from '@throughline/model';
import { locale, weekStart } from '../words/index.ts';

const long = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
/** A Monday: the days after it are the week. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

export function weekdayName(day: Weekday): string {
  return long.format(MONDAY + Weekday.options.indexOf(day) * DAY);
}

export function shortWeekdayName(day: Weekday): string {
  return short.format(MONDAY + Weekday.options.indexOf(day) * DAY);
}

/** The seven days, from the one that a week begins with for the reader. */
export function weekdaysInOrder(): readonly Weekday[] {
  const first = weekStart() - 1;
  return [...Weekday.options.slice(first), ...Weekday.options.slice(0, first)];
}
