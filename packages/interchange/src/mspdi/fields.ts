import {
  type Decimal,
  decimal,
  type LocalDateTime,
  MOST_MINUTES,
  type Money,
} from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import type { XmlElement } from '../xml/index.ts';
import { readLength, readMoment } from './moments.ts';

/** What reading any field of a file needs to know of the whole. */
export interface FileContext {
  readonly losses: LossList;
  readonly currency: string;
  /** The symbol that the currency was guessed from, where the file does not name it. */
  readonly currencySymbol?: string;
  /** Whether `2000-01-01T00:00:00` stands for "none": some tools write it, in plans that begin later. */
  readonly yearTwoThousandIsNone: boolean;
}

/** The fields of one element, each read as what it is. What cannot be read is left out and counted. */
export class Fields {
  constructor(
    readonly element: XmlElement,
    readonly file: FileContext,
    readonly where: () => string,
  ) {}

  /** Free text as it was written; undefined when there is none. */
  text(name: string, most = Number.POSITIVE_INFINITY): string | undefined {
    const content = this.element.contentOf(name);
    if (content === undefined || content === '') return undefined;
    if (content.length <= most) return content;
    this.file.losses.add('text-shortened', this.where, { most });
    const cut = content.slice(0, most);
    return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  }

  /** A code, id or name of a kind, without white space around it. */
  word(name: string): string | undefined {
    return this.element.text(name);
  }

  flag(name: string): boolean {
    const text = this.element.text(name);
    return text === '1' || text === 'true';
  }

  number(name: string): number | undefined {
    const text = this.element.text(name);
    if (text === undefined) return undefined;
    const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text)
      ? Number(text)
      : Number.NaN;
    return Number.isFinite(value) ? value : this.unreadable(name);
  }

  whole(name: string): number | undefined {
    const value = this.number(name);
    return value === undefined || Number.isSafeInteger(value) ? value : this.unreadable(name);
  }

  /** From 0 to 100; undefined for 0, which is what is not said. */
  percent(name: string): number | undefined {
    const value = this.number(name);
    if (value === undefined || value === 0) return undefined;
    if (value < 0 || value > 100)
      this.file.losses.add('value-brought-into-range', this.where, { field: name });
    return value < 0 ? undefined : Math.min(value, 100);
  }

  moment(name: string): LocalDateTime | undefined {
    const text = this.element.text(name);
    if (text === undefined) return undefined;
    if (text === '2000-01-01T00:00:00' && this.file.yearTwoThousandIsNone) {
      this.file.losses.add('placeholder-dates', this.where);
      return undefined;
    }
    const read = readMoment(text);
    if (typeof read === 'object') {
      if (read.rounded) this.file.losses.add('seconds-rounded', this.where);
      if (read.zone) this.file.losses.add('time-zones', this.where);
      return read.moment;
    }
    if (read === 'out-of-range') this.file.losses.add('date-out-of-range', this.where);
    if (read === 'unreadable') this.unreadable(name);
    return undefined;
  }

  /** Whole minutes of a length such as `PT8H0M0S`. A negative or endless one is taken as none at all: 0. */
  minutes(name: string): number | undefined {
    return this.#length(name, 1);
  }

  /** Minutes of work, to a tenth; undefined for 0. */
  work(name: string): number | undefined {
    return this.#length(name, 10) || undefined;
  }

  /** Minutes of work, to a tenth; undefined only where it is not said. */
  workSaid(name: string): number | undefined {
    return this.#length(name, 10);
  }

  #length(name: string, perMinute: 1 | 10): number | undefined {
    const text = this.element.text(name);
    if (text === undefined) return undefined;
    const length = readLength(text);
    if (length === undefined) return this.unreadable(name);
    const rounded = Math.round(length * perMinute) / perMinute;
    if (rounded < 0 || rounded > MOST_MINUTES) {
      this.file.losses.add('duration-impossible', this.where, { field: name });
      return 0;
    }
    if (Math.abs(rounded - length) > 1e-6) this.file.losses.add('seconds-rounded', this.where);
    return rounded;
  }

  /** Whole minutes of a number of tenths; undefined for 0. May be negative. */
  tenths(name: string): number | undefined {
    const tenths = this.number(name);
    if (tenths === undefined || tenths === 0) return undefined;
    const minutes = Math.round(tenths / 10);
    if (Math.abs(minutes) > MOST_MINUTES) {
      this.file.losses.add('duration-impossible', this.where, { field: name });
      return undefined;
    }
    if (minutes * 10 !== tenths) this.file.losses.add('seconds-rounded', this.where);
    return minutes === 0 ? undefined : minutes;
  }

  /** Money written in hundredths; undefined for 0. */
  cost(name: string): Money | undefined {
    const text = this.element.text(name);
    return text === undefined ? undefined : this.#money(name, hundredths(text));
  }

  /** Money written in whole units, as rates are; undefined for 0. */
  rate(name: string): Money | undefined {
    const text = this.element.text(name);
    return text === undefined ? undefined : this.#money(name, amount(text));
  }

  #money(name: string, read: Decimal | undefined): Money | undefined {
    if (read === undefined) return this.unreadable(name);
    if (read === '0') return undefined;
    const { currency, currencySymbol: symbol } = this.file;
    if (symbol !== undefined)
      this.file.losses.add('currency-assumed', undefined, { symbol, currency });
    return { amount: read, currency };
  }

  unreadable(name: string): undefined {
    this.file.losses.add('value-unreadable', this.where, { field: name });
    return undefined;
  }
}

/** The amount of a number of hundredths: `35300` is 353. */
export function hundredths(text: string): Decimal | undefined {
  const [, sign = '', whole, fraction = ''] = /^([+-]?)(\d{1,20})(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole !== undefined) {
    const digits = whole.padStart(3, '0');
    const exact = decimal(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`);
    if (exact !== undefined) return exact;
  }
  const value = amount(text);
  return value === undefined ? undefined : decimal((Number(value) / 100).toFixed(8));
}

/** Digits past the eighth after the point are rounded away; exponents, as floats have them, are understood. */
function amount(text: string): Decimal | undefined {
  const exact = decimal(text);
  if (exact !== undefined) return exact;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || Math.abs(value) >= 1e18) return undefined;
  return decimal(value.toFixed(8));
}
