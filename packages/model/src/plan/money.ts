import { z } from 'zod';

const CANONICAL = /^(?!-0$)-?(0|[1-9]\d{0,17})(\.\d{0,7}[1-9])?$/;
const WRITTEN = /^([+-]?)0*(\d{1,18})(?:\.(\d*))?$/;

/** A decimal number as text, without exponent or superfluous zeros, so that equal amounts are equal texts. */
export const Decimal = z.string().regex(CANONICAL, 'a decimal number such as 12.5');
export type Decimal = z.infer<typeof Decimal>;

/** ISO 4217 code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'a currency code of three letters');

export const Money = z.strictObject({ amount: Decimal, currency: Currency });
export type Money = z.infer<typeof Money>;

/**
 * The amount as it is stored: `0012.50` becomes `12.5`.
 * Undefined when the text is no decimal number or has more than 18 digits before or 8 after the point.
 */
export function decimal(text: string): Decimal | undefined {
  const match = WRITTEN.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, whole, fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > 8) return undefined;
  const size = digits === '' ? (whole as string) : `${whole}.${digits}`;
  return sign === '-' && size !== '0' ? `-${size}` : size;
}
