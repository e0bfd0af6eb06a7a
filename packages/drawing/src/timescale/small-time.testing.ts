import { minuteOf } from '@throughline/engine';
import type { NameTime } from './heading.ts';

/** Throws where the text is no moment: a test's own mistake. */
export function at(text: string): number {
  const minute = minuteOf(text);
  if (minute === undefined) throw new Error(`no moment: ${text}`);
  return minute;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** English names, made without a locale, so that pictures are the same everywhere. */
export const nameInEnglish: NameTime = (unit, beginning, length) => {
  const day = Math.floor(beginning / 1440);
  const date = new Date((day - 25_567) * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), MONTHS[date.getUTCMonth()] as string];
  const hour = Math.floor((beginning - day * 1440) / 60);
  switch (unit) {
    case 'quarter-hour':
      return `${hour}:${String(beginning % 60).padStart(2, '0')}`;
    case 'hour':
    case 'six-hours':
      return String(hour);
    case 'day':
      return length === 'long' ? `${date.getUTCDate()} ${month} ${year}` : `${date.getUTCDate()}`;
    case 'week':
      return length === 'narrow' ? `${date.getUTCDate()}` : `${date.getUTCDate()} ${month}`;
    case 'month':
      if (length === 'long') return `${month} ${year}`;
      return length === 'short' ? month : month.slice(0, 1);
    case 'quarter':
      return `Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
    default:
      return String(year);
  }
};
