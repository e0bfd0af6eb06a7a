import { z } from 'zod';

const DATE = /^(19\d\d|2[01]\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A civil day of the project's zone, `YYYY-MM-DD`, years 1900 to 2199. */
export const LocalDate = z.string().refine(isLocalDate, 'a day YYYY-MM-DD from 1900 to 2199');
export type LocalDate = z.infer<typeof LocalDate>;

/** A civil minute of the project's zone, `YYYY-MM-DDTHH:mm`, years 1900 to 2199. No offset, no seconds. */
export const LocalDateTime = z
  .string()
  .refine(isLocalDateTime, 'a minute YYYY-MM-DDTHH:mm from 1900 to 2199');
export type LocalDateTime = z.infer<typeof LocalDateTime>;

export const Weekday = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);
export type Weekday = z.infer<typeof Weekday>;

/** Minutes from midnight, half-open. An end past 1440 is a shift that goes on into the next day. */
export const Range = z
  .tuple([z.int().min(0).max(1439), z.int().min(1).max(2880)])
  .refine(([start, end]) => start < end && end - start <= 1440, 'a range ends after it starts');
export type Range = z.infer<typeof Range>;

/** The working ranges of one day, in order, none overlapping another. `[]` is a day without work. */
export const DayRanges = z
  .array(Range)
  .max(48)
  .refine(
    (ranges) => ranges.every(([start], i) => i === 0 || start >= (ranges[i - 1] as Range)[1]),
    'the ranges of a day follow one another',
  );
export type DayRanges = z.infer<typeof DayRanges>;

/** Whether the text is a day that exists, between 1900 and 2199. */
export function isLocalDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  return Number(match[3]) <= daysInMonth(Number(match[1]), Number(match[2]));
}

/** Whether the text is a minute of a day that exists, between 1900 and 2199. */
export function isLocalDateTime(text: string): boolean {
  return text[10] === 'T' && isLocalDate(text.slice(0, 10)) && TIME.test(text.slice(11));
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
