import {
  type Duration,
  type DurationUnit,
  type Lag,
  MOST_MINUTES,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { type DurationScale, minutesPerUnit } from './duration-scale.ts';

const SPELLINGS: Readonly<Record<DurationUnit, readonly string[]>> = {
  m: ['m', 'min', 'mins', 'minute', 'minutes'],
  h: ['h', 'hr', 'hrs', 'hour', 'hours'],
  d: ['d', 'dy', 'dys', 'day', 'days'],
  w: ['w', 'wk', 'wks', 'week', 'weeks'],
  mo: ['mo', 'mos', 'mon', 'mons', 'month', 'months'],
  y: ['y', 'yr', 'yrs', 'year', 'years'],
};
const UNIT_BY_SPELLING = new Map(
  Object.entries(SPELLINGS).flatMap(([unit, all]) =>
    all.map((spelling) => [spelling, unit as DurationUnit] as const),
  ),
);

const LENGTH = /^(\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})\s*(e?)([a-z]*)$/i;
const PERCENTAGE = /^(\d{1,6}(?:[.,]\d{1,9})?)\s*(e?)%$/i;
const DURATIONS = ['3d', '2w', '4h', '30m', '1mo', '3ed', '5d?', '0'];
const LAGS = ['+3d', '-2h', '+1ed', '-25%'];

/**
 * Reads `3d`, `1.5w`, `4 hours`, `3ed` (elapsed), `5d?` (estimated), `30m`, `1mo`, and `3`, which is days.
 * Parts of a minute are rounded. Refuses what is none of these, and what is longer than 1900 to 2199.
 */
export function parseDuration(text: string, scale: DurationScale): Duration | Refusal {
  const estimated = text.trim().endsWith('?');
  const written = estimated ? text.trim().slice(0, -1).trim() : text.trim();
  const length = readLength(written, scale);
  if (length === undefined) {
    return refuse('duration-unreadable', { text }, { accepted: DURATIONS });
  }
  if (length.minutes > MOST_MINUTES) return tooLong(text);
  return { ...length, ...(estimated && { estimated }) };
}

/** The duration in its own unit, with the fewest digits that read back as the same minutes. */
export function printDuration(duration: Duration, scale: DurationScale): string {
  return printLength(duration, scale) + (duration.estimated ? '?' : '');
}

/** Reads `+3d`, `-2ed`, `+25%`, `-50e%`; without a sign it is a lag, with a minus a lead. */
export function parseLag(text: string, scale: DurationScale): Lag | Refusal {
  const unsigned = text.trim().replace(/^[+-]\s*/, '');
  const sign = text.trim().startsWith('-') ? -1 : 1;
  const share = PERCENTAGE.exec(unsigned);
  if (share !== null) {
    const percent = signed(sign, Number((share[1] as string).replace(',', '.')));
    if (Math.abs(percent) > 100_000) return refuse('lag-unreadable', { text }, { accepted: LAGS });
    return { percent, ...(share[2] !== '' && { elapsed: true as const }) };
  }
  const length = readLength(unsigned, scale);
  if (length === undefined) return refuse('lag-unreadable', { text }, { accepted: LAGS });
  if (length.minutes > MOST_MINUTES) return tooLong(text);
  return { ...length, minutes: signed(sign, length.minutes) };
}

/** The lag with its sign, as it stands in a list of predecessors: `+3d`, `-25%`. */
export function printLag(lag: Lag, scale: DurationScale): string {
  if ('percent' in lag) {
    return `${lag.percent < 0 ? '-' : '+'}${plain(Math.abs(lag.percent))}${lag.elapsed ? 'e' : ''}%`;
  }
  const size = { ...lag, minutes: Math.abs(lag.minutes) };
  return (lag.minutes < 0 ? '-' : '+') + printLength(size, scale);
}

type Length = Pick<Duration, 'minutes' | 'unit' | 'elapsed'>;

function readLength(text: string, scale: DurationScale): Length | undefined {
  const match = LENGTH.exec(text);
  if (match === null) return undefined;
  const [, number, prefix, spelling] = match as unknown as [string, string, string, string];
  const unit = spelling === '' ? 'd' : UNIT_BY_SPELLING.get(spelling.toLowerCase());
  if (unit === undefined || (spelling === '' && prefix !== '')) return undefined;
  const elapsed = prefix === '' ? {} : { elapsed: true as const };
  const count = Number(number.replace(',', '.'));
  return {
    minutes: Math.round(count * minutesPerUnit({ unit, ...elapsed }, scale)),
    unit,
    ...elapsed,
  };
}

function printLength(length: Length, scale: DurationScale): string {
  const perUnit = minutesPerUnit(length, scale);
  let digits = 0;
  let count = (length.minutes / perUnit).toFixed(0);
  while (digits < 9 && Math.round(Number(count) * perUnit) !== length.minutes) {
    digits++;
    count = (length.minutes / perUnit).toFixed(digits);
  }
  return `${count}${length.elapsed ? 'e' : ''}${length.unit}`;
}

function signed(sign: number, size: number): number {
  return size === 0 ? 0 : sign * size;
}

/** Without an exponent, which the notation does not have. */
function plain(number: number): string {
  return String(Number(number.toFixed(9)));
}

function tooLong(text: string): Refusal {
  return refuse('duration-out-of-range', { text, mostMinutes: MOST_MINUTES });
}
