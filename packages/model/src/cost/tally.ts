import type { Decimal } from '../plan/index.ts';
import { decimalOf, type Exact } from './exact.ts';

/** Money of a plan or a part of it, in the project's currency. `total` is always the sum of the other two. */
export interface Cost {
  /** At completion: what the forecast plan costs. */
  readonly total: Decimal;
  /** For what is done, up to the status moment. */
  readonly spent: Decimal;
  readonly toCome: Decimal;
}

/** A sum that is being taken. */
export interface Tally {
  spent: Exact;
  toCome: Exact;
}

export function tallied(sum: Tally | undefined): Cost {
  const { spent, toCome } = sum ?? { spent: 0n, toCome: 0n };
  return { total: decimalOf(spent + toCome), spent: decimalOf(spent), toCome: decimalOf(toCome) };
}

/** Sums by key; asking for one makes it. */
export class Tallies<Key> {
  readonly #byKey = new Map<Key, Tally>();

  of(key: Key): Tally {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const fresh = { spent: 0n, toCome: 0n };
    this.#byKey.set(key, fresh);
    return fresh;
  }

  has(key: Key): boolean {
    return this.#byKey.has(key);
  }

  get entries(): [Key, Tally][] {
    return [...this.#byKey];
  }
}

export function addTo(sum: Tally, amount: Exact, spent: boolean): void {
  if (spent) sum.spent += amount;
  else sum.toCome += amount;
}
