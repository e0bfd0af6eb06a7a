import { locale } from './language.ts';

/** Civil time of a plan, `2026-03-02T08:00`, or a day, `2026-03-02`: no zone, shown as it stands. */
type Civil = string;

const utc = { timeZone: 'UTC' } as const;
const dayFormat = new Intl.DateTimeFormat(locale, {
  ...utc,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const shortDayFormat = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'short' });
const gridDayFormat = new Intl.DateTimeFormat(locale, {
  ...utc,
  day: 'numeric',
  month: 'short',
  year: '2-digit',
});
const weekdayFormat = new Intl.DateTimeFormat(locale, {
  ...utc,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat(locale, { ...utc, hour: '2-digit', minute: '2-digit' });
const instantFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const instantDayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const NONE = '–';

/** Dates and numbers as the reader's locale writes them. A missing value is a dash. */
export const format = {
  /** `12 Mar 2027`. */
  day: (at: Civil | null | undefined) => civil(dayFormat, at),
  /** `12 Mar`, where the year is said elsewhere. */
  shortDay: (at: Civil | null | undefined) => civil(shortDayFormat, at),
  /** `12 Mar 27`, for columns. */
  gridDay: (at: Civil | null | undefined) => civil(gridDayFormat, at),
  /** `Fri 12 Mar 2027`. */
  weekdayAndDay: (at: Civil | null | undefined) => civil(weekdayFormat, at),
  /** `17:00`. */
  time: (at: Civil | null | undefined) => civil(timeFormat, at),
  /** `Fri 12 Mar 2027 17:00`. */
  moment: (at: Civil | null | undefined) =>
    at ? `${civil(weekdayFormat, at)} ${civil(timeFormat, at)}` : NONE,
  /** A moment of the log, in the reader's own time zone. */
  instant: (at: string | null | undefined) => (at ? instantFormat.format(new Date(at)) : NONE),
  instantDay: (at: string | null | undefined) =>
    at ? instantDayFormat.format(new Date(at)) : NONE,
  number: (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
  /** `+4`, `−5`, `0`. */
  signed: (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits, signDisplay: 'exceptZero' })
      .format(value)
      .replace('-', '−'),
  /** 0 to 100. */
  percent: (value: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
      value / 100,
    ),
  money: (amount: number, currency: string) => {
    try {
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        maximumFractionDigits: 0,
      }).format(amount);
    } catch {
      return `${new Intl.NumberFormat(locale).format(amount)} ${currency}`;
    }
  },
  list: (items: readonly string[]) => new Intl.ListFormat(locale).format(items),
} as const;

/** How a date, a number and the first day of a week look under another locale, for whoever chooses one. */
export function exampleIn(tag: string): {
  readonly day: string;
  readonly number: string;
  readonly weekBegins: string;
} {
  const day = new Date('2027-03-12T17:00Z');
  const monday = new Date('2027-03-08T12:00Z');
  monday.setUTCDate(monday.getUTCDate() + weekStart(tag) - 1);
  const weekday = new Intl.DateTimeFormat(tag, { ...utc, weekday: 'long' });
  return {
    day: new Intl.DateTimeFormat(tag, { ...utc, dateStyle: 'full', timeStyle: 'short' }).format(
      day,
    ),
    number: new Intl.NumberFormat(tag).format(1_234_567.8),
    weekBegins: weekday.format(monday),
  };
}

/** What a locale is called in itself: `Deutsch (Deutschland)`. */
export function localeName(tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
}

/** The weekday that a week begins with: 1 is Monday, 7 is Sunday. */
export function weekStart(tag: string = locale): number {
  const of = new Intl.Locale(tag) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (of.getWeekInfo?.() ?? of.weekInfo)?.firstDay ?? 1;
}

function civil(how: Intl.DateTimeFormat, at: Civil | null | undefined): string {
  if (!at) return NONE;
  const date = new Date(at.length > 10 ? `${at}Z` : `${at}T00:00Z`);
  return Number.isNaN(date.getTime()) ? at : how.format(date);
}
