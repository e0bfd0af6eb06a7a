import { type Minute, minuteOf, NONE } from '@throughline/engine';
import { type Spread, sharesBefore } from '../load/index.ts';
import type { AssignmentRecord, ResourceRecord } from '../plan/index.ts';
import type { CostPart } from './cost-part.ts';
import { type Exact, shareOf } from './exact.ts';
import type { Pricing } from './pricing.ts';

/** One rate from a moment on; amounts per hour or unit, and per use. */
interface RateFrom {
  readonly from: Minute;
  readonly standard: Exact;
  readonly overtime: Exact;
  readonly perUse: Exact;
}

/** How much is priced, in whole parts of what a rate is for. */
export interface Quantity {
  readonly regular: number;
  readonly overtime: number;
  /** So many of these parts are one hour, or one unit. */
  readonly perUnit: number;
}

/** The rates of one table of a resource, each from its day on. */
export class Rates {
  readonly #rates: readonly RateFrom[];

  constructor(
    private readonly resource: ResourceRecord,
    { rateTable = 'A' }: AssignmentRecord,
    private readonly pricing: Pricing,
  ) {
    this.#rates = Object.values(resource.rates ?? {})
      .filter(({ table = 'A' }) => table === rateTable)
      .map(({ from, standard, overtime, perUse }): RateFrom => {
        const amount = (money: typeof standard) => pricing.amount(money, resource.id) ?? 0n;
        // MS Project's people without an overtime rate work overtime for nothing; P6's for the usual.
        const free = pricing.rules === 'ms-project' || overtime !== undefined;
        return {
          from: from === undefined ? NONE : (minuteOf(from) ?? NONE),
          standard: amount(standard),
          overtime: amount(free ? overtime : standard),
          perUse: amount(perUse),
        };
      })
      .sort((a, b) => a.from - b.from);
  }

  get any(): boolean {
    return this.#rates.length > 0;
  }

  /** Per use, at the rate of that moment. */
  perUse(at: Minute): Exact {
    return this.#at(at)?.perUse ?? 0n;
  }

  /** CST-4: the stretch cut where the rate changes, each piece at its own rate, rounded once. */
  parts(spread: Spread, { regular, overtime, perUnit }: Quantity, spent: boolean): CostPart[] {
    if (regular + overtime === 0) return [];
    const changes = this.#rates
      .map(({ from }) => from)
      .filter((at) => at > spread.from && at < spread.to);
    const ends = [...new Set(changes), spread.to];
    const { parts, whole } = sharesBefore(spread, ends);
    const before = { regular: 0, overtime: 0 };
    let from = spread.from;
    return ends.map((to, index): CostPart => {
      const isLast = index === ends.length - 1;
      const until = (all: number) =>
        isLast ? all : Math.round((all * (parts[index] as number)) / whole);
      const piece = {
        regular: until(regular) - before.regular,
        overtime: until(overtime) - before.overtime,
      };
      before.regular += piece.regular;
      before.overtime += piece.overtime;
      const rate = this.#at(from);
      if (rate === undefined) this.pricing.missRate(this.resource.id);
      const priced =
        (rate?.standard ?? 0n) * BigInt(piece.regular) +
        (rate?.overtime ?? 0n) * BigInt(piece.overtime);
      const amount = shareOf(priced, 1n, BigInt(perUnit), this.pricing.digits);
      const part = { amount, spent, spread: { from, to, calendar: spread.calendar } };
      from = to;
      return part;
    });
  }

  /** The last that holds from this moment or before. */
  #at(at: Minute): RateFrom | undefined {
    return this.#rates.findLast(({ from }) => from <= at);
  }
}
