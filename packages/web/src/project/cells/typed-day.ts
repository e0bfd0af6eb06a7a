import {
  dateText,
  dayNumber,
  daysInMonth,
  MINUTES_PER_DAY,
  minuteOf,
  weekday,
} from '@throughline/engine';
import { locale } from '../../words/index.ts';
import { withPlainDigits } from './numbers.ts';

/** A day as somebody wrote it, with its time where they said one. */
export interface TypedDay {
  /** `2027-03-12`. */
  readonly date: string;
  /** `08:00`. */
  readonly time?: string;
}

type Part = 'day' | 'month' | 'year';

const ENGLISH = 'en';
const MONTHS = monthNames();
const WEEKDAYS = weekdayNames();
/** `12/3/27`: which of the numbers is what. */
const NUMBER_ORDER = orderOf({ day: 'numeric', month: 'numeric', year: 'numeric' });
/** `12 Mar 27`, `Mar 12, 27`. */
const WORD_ORDER = orderOf({ day: 'numeric', month: 'short', year: '2-digit' });

/**
 * Reads a day: ISO `2027-03-12`, `12/3/27` in the order of the reader's locale, `12 Mar`, `12 Mar 27`, `today`,
 * `tomorrow`, `yesterday`, `mon` (the next one), each with a time behind it or not: `8:00`, `5 pm`.
 * @param today the local civil day
 * @param near the day that it replaces: a day without a year is in that one's year, else in today's
 * @returns undefined for other texts; `nowhere` for a day that does not exist, or is not from 1900 to 2199
 */
export function readDay(
  typed: string,
  today: string,
  near = today,
): TypedDay | undefined | 'nowhere' {
  const { rest, time } = splitTime(withPlainDigits(typed).toLowerCase().trim());
  const date = dateOf(rest, today, near);
  if (date === undefined || date === 'nowhere') return date;
  return { date, ...(time !== undefined && { time }) };
}

function dateOf(text: string, today: string, near: string): string | undefined | 'nowhere' {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (/[\p{S}%&*@#!?"\\_]/u.test(text)) return undefined;
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  if (numbers.length === 0 && words.length === 1) return namedDay(words[0] as string, today);
  const month = monthOf(text, words);
  if (month !== undefined && numbers.length <= 2) return withMonth(month, numbers, near, today);
  if (month !== undefined || words.some((word) => !isFiller(word))) return undefined;
  return withNumbers(numbers, near, today);
}

function namedDay(word: string, today: string): string | undefined {
  const day = (minuteOf(today) as number) / MINUTES_PER_DAY;
  const ahead = RELATIVE.get(word);
  if (ahead !== undefined) return dateText(day + ahead);
  const wanted = WEEKDAYS.get(word);
  if (wanted === undefined) return undefined;
  return dateText(day + ((wanted - weekday(day) + 6) % 7) + 1);
}

const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
  ...[0, 1, -1].map(
    (days) =>
      [
        new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day').toLowerCase(),
        days,
      ] as const,
  ),
]);

function withMonth(
  month: number,
  numbers: readonly number[],
  near: string,
  today: string,
): string | undefined | 'nowhere' {
  const [first, second] = numbers;
  if (first === undefined) return undefined;
  if (second === undefined) return existing(Number(near.slice(0, 4)), month, first);
  const yearComesFirst = first > 31 || (second <= 31 && comesBefore(WORD_ORDER, 'year', 'day'));
  const [day, year] = yearComesFirst ? [second, first] : [first, second];
  return existing(fullYear(year, today), month, day);
}

function withNumbers(
  numbers: readonly number[],
  near: string,
  today: string,
): string | undefined | 'nowhere' {
  const order = NUMBER_ORDER.filter((part) => numbers.length === 3 || part !== 'year');
  if (numbers.length !== order.length) return undefined;
  // A year of four digits is one, wherever it stands.
  const inOrder =
    numbers.length === 3 && (numbers[0] as number) > 31
      ? (['year', 'month', 'day'] as const)
      : order;
  const of = (part: Part) => numbers[inOrder.indexOf(part)] as number;
  const year = numbers.length === 3 ? fullYear(of('year'), today) : Number(near.slice(0, 4));
  return existing(year, of('month'), of('day'));
}

/** Of two digits, the year is the one closest to today's. */
function fullYear(year: number, today: string): number {
  if (year >= 100) return year;
  const now = Number(today.slice(0, 4));
  const inCentury = now - (now % 100) + year;
  if (inCentury > now + 50) return inCentury - 100;
  return inCentury <= now - 50 ? inCentury + 100 : inCentury;
}

function existing(year: number, month: number, day: number): string | 'nowhere' {
  const exists =
    year >= 1900 &&
    year <= 2199 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month);
  return exists ? dateText(dayNumber(year, month, day)) : 'nowhere';
}

const TIME = /(?:^|[\s,t])(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/;

/** `… 8:00`, `… 5 pm`, `…T08:00`. A number alone is no time. */
function splitTime(text: string): { readonly rest: string; readonly time?: string } {
  const match = TIME.exec(text);
  if (match === null) return { rest: text };
  const [whole, hourText, minuteText, half] = match;
  const hasColon = minuteText !== undefined && /\d[:h]\d{2}/.test(whole);
  if (half === undefined && !hasColon) return { rest: text };
  const [hour, minute] = [Number(hourText), Number(minuteText ?? 0)];
  const inDay = half === undefined ? hour : (hour % 12) + (half.startsWith('p') ? 12 : 0);
  if (inDay > 23 || minute > 59 || (half !== undefined && hour > 12)) return { rest: text };
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = text.slice(0, match.index).trim();
  return { rest, time: `${two(inDay)}:${two(minute)}` };
}

function monthOf(text: string, words: readonly string[]): number | undefined {
  for (const word of words) {
    const month = MONTHS.get(word);
    if (month !== undefined) return month;
  }
  // Some languages write the month with more than letters: `de mar.`, `3월`.
  return /\p{L}/u.test(text) ? MONTHS.get(text.replace(/\d+/g, ' ').trim()) : undefined;
}

/** A weekday before a date says nothing more, nor does what stands between its parts: `de`, `年`. */
function isFiller(word: string): boolean {
  return WEEKDAYS.has(word) || FILLERS.has(word);
}

const FILLERS = new Set(
  formats({ day: 'numeric', month: 'short', year: '2-digit', weekday: 'short' }).flatMap((format) =>
    format
      .formatToParts(0)
      // `thg 1`: where months are numbers, their word tells nothing.
      .filter(
        ({ type, value }) => type === 'literal' || (type === 'month' && /\p{Nd}/u.test(value)),
      )
      .flatMap(({ value }) => value.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []),
  ),
);

function monthNames(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const style of ['long', 'short'] as const) {
    for (const format of formats({ month: style, day: 'numeric' })) {
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2026, month - 1, 1));
        const name = parts.find(({ type }) => type === 'month')?.value ?? '';
        const word = name.toLowerCase().match(/[\p{L}\p{M}]+/u)?.[0];
        if (word !== undefined && !/\d/.test(withPlainDigits(name))) names.set(word, month);
      }
    }
  }
  names.set('sept', 9);
  return names;
}

/** Monday is 0, as the engine counts. */
function weekdayNames(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const style of ['long', 'short'] as const) {
    for (const format of formats({ weekday: style })) {
      for (let day = 0; day < 7; day++) {
        // 5 January 2026 is a Monday.
        const name = format.format(Date.UTC(2026, 0, 5 + day)).toLowerCase();
        const word = name.match(/[\p{L}\p{M}]+/u)?.[0];
        if (word !== undefined) names.set(word, day);
      }
    }
  }
  return names;
}

/** The reader's language and English; the reader's counts where both know a word. */
function formats(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat[] {
  const utc = { ...options, timeZone: 'UTC' } as const;
  return [new Intl.DateTimeFormat(ENGLISH, utc), new Intl.DateTimeFormat(locale, utc)];
}

function orderOf(options: Intl.DateTimeFormatOptions): readonly Part[] {
  const parts = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).formatToParts(0);
  return parts
    .map(({ type }) => type)
    .filter((type): type is Part => ['day', 'month', 'year'].includes(type));
}

function comesBefore(order: readonly Part[], first: Part, second: Part): boolean {
  return order.indexOf(first) < order.indexOf(second);
}
