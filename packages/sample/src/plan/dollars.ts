import type { Money } from '@throughline/model';

/** Whole dollars. */
export function dollars(amount: number): Money {
  return { amount: String(amount), currency: 'USD' };
}
