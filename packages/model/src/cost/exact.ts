import type { Decimal } from '../plan/index.ts';

/**
 * An amount of money inside: whole hundred-millionths of the currency's unit, the finest a `Decimal` can
 * say, so that sums are exact.
 */
export type Exact = bigint;

const PLACES = 8;
const UNIT = 10n ** BigInt(PLACES);

export function exact(amount: Decimal): Exact {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const size = BigInt(whole) * UNIT + BigInt(fraction.padEnd(PLACES, '0'));
  return sign === '-' ? -size : size;
}

/** The canonical text of the amount. */
export function decimalOf(amount: Exact): Decimal {
  const size = amount < 0n ? -amount : amount;
  const fraction = String(size % UNIT)
    .padStart(PLACES, '0')
    .replace(/0+$/, '');
  const text = fraction === '' ? String(size / UNIT) : `${size / UNIT}.${fraction}`;
  return amount < 0n ? `-${text}` : text;
}

/**
 * CST-1: `amount × part / whole`, rounded to the currency's digits, half away from zero. The whole is the amount itself.
 * @param part @param whole whole numbers, `whole` above 0
 * @param digits of the currency, 0 to 8
 */
export function shareOf(amount: Exact, part: bigint, whole: bigint, digits: number): Exact {
  if (part === whole) return amount;
  const step = 10n ** BigInt(PLACES - digits);
  const numerator = amount * part;
  const denominator = whole * step;
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = ((2n * size + denominator) / (2n * denominator)) * step;
  return numerator < 0n ? -rounded : rounded;
}

/** `to − from`, exactly. */
export function amountDifference(from: Decimal, to: Decimal): Decimal {
  return decimalOf(exact(to) - exact(from));
}
