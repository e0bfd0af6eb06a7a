import { END_MINUTE, MINUTES_PER_DAY, minuteOf, minuteText } from '@throughline/engine';
import { decimal, type LocalDateTime, MOST_MINUTES, type Money } from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import { readRefusal } from '../read-outcome.ts';
import type { P6Field, P6Kind } from './p6-fields.ts';
import type { Dialect } from './p6-file.ts';
import type { P6Object } from './p6-object.ts';
import { P6Refused } from './refused.ts';

const MOST_DATES_KEPT = 100_000;

/** Reads the texts of fields. What cannot be read is left out and said, or refused where dates hang on it. */
export class Values {
  readonly #dates = new Map<string, ReadDate>();

  constructor(
    readonly losses: LossList,
    readonly dialect: Dialect,
    private readonly currency: string,
  ) {}

  /** A number, or undefined with a loss. */
  number<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): number | undefined {
    const text = object.text(field);
    if (text === undefined) return undefined;
    const value = parseNumber(text);
    if (value === undefined) this.unreadable(object, field);
    return value;
  }

  /** Hours as whole working minutes, not negative. Refuses what is no such duration: dates hang on it. */
  duration<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): number | undefined {
    return this.#minutes(object, field, 0);
  }

  /** Hours as whole minutes, of either sign. Refuses what is no number. */
  signedMinutes<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): number | undefined {
    return this.#minutes(object, field, -MOST_MINUTES);
  }

  #minutes<K extends P6Kind>(
    object: P6Object<K>,
    field: P6Field<K>,
    least: number,
  ): number | undefined {
    const text = object.text(field);
    if (text === undefined) return undefined;
    const hours = parseNumber(text);
    // `+ 0` makes -0 a plain zero.
    const minutes = hours === undefined ? Number.NaN : Math.round(hours * 60) + 0;
    if (minutes >= least && minutes <= MOST_MINUTES) return minutes;
    throw this.broken(object, field);
  }

  /** Hours of work as minutes to a tenth; undefined with a loss where it is no amount of work. */
  work<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): number | undefined {
    const hours = this.number(object, field);
    if (hours === undefined) return undefined;
    const minutes = toTenth(hours * 60);
    if (minutes >= 0 && minutes <= MOST_MINUTES) return minutes;
    this.unreadable(object, field);
    return undefined;
  }

  /** Hours of float as minutes, as exact as the file has them. */
  float<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): number | undefined {
    const hours = this.number(object, field);
    return hours === undefined ? undefined : toTenth(hours * 60);
  }

  /** 0 to 100. */
  percent<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): number | undefined {
    const value = this.number(object, field);
    if (value === undefined) return undefined;
    const percent = this.dialect.wholePercent === 1 ? value * 100 : value;
    if (percent < 0 || percent > 100 + 1e-9) {
      this.unreadable(object, field);
      return undefined;
    }
    return Math.min(100, percent);
  }

  /** Seconds are rounded and said; what is no date, or lies outside 1900 to 2199, is left out and said. */
  date<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): LocalDateTime | undefined {
    const text = object.text(field);
    if (text === undefined) return undefined;
    const read = this.#parsedDate(text);
    const where = () => `${this.dialect.fieldName(object.kind, field)}, line ${object.line}`;
    if (read === 'unreadable') this.unreadable(object, field);
    else if (read === 'out-of-range') this.losses.add('date-out-of-range', where);
    else {
      if (read.rounded) this.losses.add('seconds-rounded', where);
      return read.text;
    }
    return undefined;
  }

  /** The dates of a plan are few against its tasks, and each stands in many. */
  #parsedDate(text: string): ReadDate {
    const known = this.#dates.get(text);
    if (known !== undefined) return known;
    const read = parseDate(text);
    if (this.#dates.size < MOST_DATES_KEPT) this.#dates.set(text, read);
    return read;
  }

  money<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): Money | undefined {
    const amount = this.amount(object, field);
    return amount === undefined ? undefined : { amount, currency: this.currency };
  }

  /** A decimal text such as `12.5`. */
  amount<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): string | undefined {
    const value = this.number(object, field);
    if (value === undefined) return undefined;
    // Plain texts keep every digit; only exponents and more than eight decimals go through a number.
    const plain = (object.text(field) as string).replace(',', '.');
    const amount = decimal(plain) ?? decimalOf(value);
    if (amount === undefined) this.unreadable(object, field);
    return amount;
  }

  /** The sum of the amounts that are there; undefined when none is. */
  sum<K extends P6Kind>(object: P6Object<K>, fields: readonly P6Field<K>[]): Money | undefined {
    const amounts = fields.flatMap((field) => this.amount(object, field) ?? []);
    const first = amounts[0];
    if (first === undefined) return undefined;
    return { amount: amounts.slice(1).reduce(added, first), currency: this.currency };
  }

  yes<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): boolean | undefined {
    const text = object.text(field)?.toLowerCase();
    if (text === undefined) return undefined;
    return text === 'y' || text === '1' || text === 'true';
  }

  /** One of the values the field can have, by what the file calls it; unknown ones are said. */
  one<K extends P6Kind, T>(
    object: P6Object<K>,
    field: P6Field<K>,
    meanings: ReadonlyMap<string, T>,
  ): T | undefined {
    const text = object.text(field);
    if (text === undefined) return undefined;
    const meaning = meanings.get(text);
    if (meaning === undefined) this.unreadable(object, field);
    return meaning;
  }

  unreadable<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): void {
    const name = this.dialect.fieldName(object.kind, field);
    this.losses.add('value-unreadable', () => `line ${object.line}`, { field: name });
  }

  /** To be thrown: the file cannot be read because of this value. */
  broken<K extends P6Kind>(object: P6Object<K>, field: P6Field<K>): P6Refused {
    const name = this.dialect.fieldName(object.kind, field);
    const value = (object.text(field) ?? '').slice(0, 100);
    const at = { line: object.line, record: this.dialect.kindName(object.kind), field: name };
    return new P6Refused(readRefusal('value-broken', { field: name, value }, { at }));
  }
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

/**
 * A number with a point or a comma for its decimals, perhaps with an exponent. P6 never groups digits,
 * so a comma alone is a decimal one; where both stand, the last is. Undefined for anything else.
 */
export function parseNumber(text: string): number | undefined {
  let plain = text.trim();
  if (plain.includes(',')) {
    const grouping = plain.lastIndexOf(',') > plain.lastIndexOf('.') ? '.' : ',';
    if (plain.includes('.')) plain = plain.replaceAll(grouping, '');
    plain = plain.replace(',', '.');
  }
  if (!NUMBER.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

const DATE =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/;

type ReadDate =
  | { readonly text: LocalDateTime; readonly rounded: boolean }
  | 'unreadable'
  | 'out-of-range';

/** A local date and time; an offset is not looked at: P6 writes the project's own clock. 24:00 is midnight. */
export function parseDate(text: string): ReadDate {
  const match = DATE.exec(text.trim());
  if (match === null)
    return /^\d{5,}-\d\d?-\d\d?/.test(text.trim()) ? 'out-of-range' : 'unreadable';
  const [, year, month = '', day = '', hour = '0', minute = '0', second = '0'] = match;
  const ofDay = Number(hour) * 60 + Number(minute);
  if (ofDay > MINUTES_PER_DAY || Number(minute) > 59 || Number(second) > 59) return 'unreadable';
  if (Number(year) < 1900 || Number(year) > 2199) return 'out-of-range';
  const midnight = minuteOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (midnight === undefined) return 'unreadable';
  const moment = midnight + ofDay + (Number(second) >= 30 ? 1 : 0);
  if (moment >= END_MINUTE) return 'out-of-range';
  return { text: minuteText(moment), rounded: Number(second) !== 0 };
}

export function toTenth(minutes: number): number {
  return Math.round(minutes * 10) / 10 + 0;
}

function decimalOf(value: number): string | undefined {
  return Math.abs(value) < 1e15 ? decimal(value.toFixed(8)) : undefined;
}

/** Exact: amounts are counted in their eighth decimal. */
export function added(a: string, b: string): string {
  const sum = String(eighths(a) + eighths(b));
  const sign = sum.startsWith('-') ? '-' : '';
  const digits = sum.replace('-', '').padStart(9, '0');
  return decimal(`${sign}${digits.slice(0, -8)}.${digits.slice(-8)}`) ?? a;
}

function eighths(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(8, '0'));
}
