import type { Money, ProjectRecord, RecordId } from '../plan/index.ts';
import { type Exact, exact } from './exact.ts';

/** Money of another currency than the project's, which no sum has. */
export interface OtherCurrency {
  readonly recordId: RecordId;
  readonly currency: string;
}

/** What pricing goes by, and what it could not price. */
export class Pricing {
  readonly currency: string;
  /** Of the currency, after the point. */
  readonly digits: number;
  readonly rules: ProjectRecord['rules'];
  readonly #other = new Map<string, OtherCurrency>();
  readonly #unpriced = new Set<RecordId>();

  constructor({ currency, currencyDigits = 2, rules }: ProjectRecord) {
    this.currency = currency;
    this.digits = currencyDigits;
    this.rules = rules;
  }

  /** CST-1: undefined for money of another currency, which is kept apart under the record it stands in. */
  amount(money: Money | undefined, recordId: RecordId): Exact | undefined {
    if (money === undefined) return undefined;
    if (money.currency === this.currency) return exact(money.amount);
    const { currency } = money;
    this.#other.set(`${recordId} ${currency}`, { recordId, currency });
    return undefined;
  }

  /** Somebody's or something's work has no price. */
  missRate(resourceId: RecordId): void {
    this.#unpriced.add(resourceId);
  }

  get otherCurrencies(): OtherCurrency[] {
    return [...this.#other].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  }

  get unpriced(): RecordId[] {
    return [...this.#unpriced].sort();
  }
}
