import { type Decimal, decimal, type Money, type Refusal, refuse } from '../plan/index.ts';

const EXAMPLES = ['46000', '46,000', '46k', '3.2M', '$46,000', 'EUR 46000', '46000 EUR'];
const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };
const WRITTEN =
  /^(?:([A-Za-z]{3}|[$€£])\s*)?(\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.(\d{1,8}))?\s*([kKM]?)\s*([A-Z]{3}|[€£])?$/;
const ZEROS: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6 };

/**
 * Reads `46000`, `46,000.50`, `46k` (thousands), `3.2M` (millions), with a currency before or behind it or
 * none, which is the plan's. A comma sets thousands apart and a point the fraction. Refuses every other text,
 * a sign before the amount, and two currencies.
 */
export function parseAmount(text: string, currency: string): Money | Refusal {
  const unreadable = () => refuse('amount-unreadable', { text }, { accepted: EXAMPLES });
  const match = WRITTEN.exec(text.trim());
  if (match === null) return unreadable();
  const [, before, whole = '', fraction = '', suffix = '', behind] = match;
  if (before !== undefined && behind !== undefined) return unreadable();
  const written = before ?? behind ?? currency;
  const amount = shifted(whole.replaceAll(',', ''), fraction, ZEROS[suffix] ?? 0);
  if (amount === undefined) return unreadable();
  return { amount, currency: SIGNS[written] ?? written.toUpperCase() };
}

/** `46,000.5 EUR`: thousands are set apart, and no digit is dropped. */
export function printAmount({ amount, currency }: Money): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} ${currency}`;
}

/** The number with its point so many digits further right. */
function shifted(whole: string, fraction: string, digits: number): Decimal | undefined {
  const moved = fraction.padEnd(digits, '0');
  return decimal(`${whole}${moved.slice(0, digits)}.${moved.slice(digits)}`);
}
