/**
 * A moment is a whole number of minutes of local civil time since 1900-01-01T00:00, a Monday.
 * There is no daylight saving in a plan: instants convert at the edges, outside this package.
 */
export type Minute = number;

export const MINUTES_PER_DAY = 1440;

/** 2200-01-01T00:00, the end of the last day a plan may hold (2199-12-31). */
export const END_DAY = 109_573;
export const END_MINUTE = END_DAY * MINUTES_PER_DAY;

/** Stands in integer arrays where there is no moment or no number. */
export const NONE = -0x8000_0000;

/** A moment outside 1900-2199 would be needed; raised inside a pass and returned by it as a fault. */
export class TimeOutOfRange extends Error {
  constructor(
    readonly reason: 'no-working-time' | 'outside-1900-2199',
    readonly calendar: number,
  ) {
    super(reason);
  }
}

/** Days since 1900-01-01 of a Gregorian date. Month 1-12. (Era-of-400-years arithmetic, proleptic.) */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 693_901;
}

export interface CivilDate {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  /** 1-31 */
  readonly day: number;
}

/** The Gregorian date of a day number; inverse of {@link dayNumber}. */
export function civilDate(day: number): CivilDate {
  const shifted = day + 693_901;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: number): number {
  return ((day % 7) + 7) % 7;
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

const LOCAL_DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/;

/**
 * Reads `YYYY-MM-DD` (its midnight) or `YYYY-MM-DDTHH:mm`.
 * Undefined when the text is no such date, the date does not exist, or it lies outside 1900-2199.
 */
export function minuteOf(text: string): Minute | undefined {
  const match = LOCAL_DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minute] = [Number(match[4] ?? 0), Number(match[5] ?? 0)];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || hour > 23 || minute > 59) {
    return undefined;
  }
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day) * MINUTES_PER_DAY + hour * 60 + minute;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `YYYY-MM-DD` of a day number. */
export function dateText(day: number): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** `YYYY-MM-DDTHH:mm` of a moment; inverse of {@link minuteOf}. */
export function minuteText(minute: Minute): string {
  const day = Math.floor(minute / MINUTES_PER_DAY);
  const time = minute - day * MINUTES_PER_DAY;
  return `${dateText(day)}T${twoDigits(Math.floor(time / 60))}:${twoDigits(time % 60)}`;
}
