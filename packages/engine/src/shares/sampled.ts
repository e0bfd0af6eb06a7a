import type { Coalitions } from './coalition.ts';
import { SeededRandom } from './seeded-random.ts';

export interface Sampling {
  readonly seed: number;
  readonly permutations: number;
  readonly mostEvaluations: number;
  readonly antithetic: boolean;
}

export interface SampledShares {
  readonly amounts: readonly number[];
  readonly standardErrors: readonly number[];
  readonly permutations: number;
}

/**
 * SHR-4: each player's mean marginal over seeded random orders of joining (Castro, Gómez and
 * Tejada 2009). With `antithetic`, every order is followed by its reverse, and the two are one draw.
 * Every order's marginals sum to the whole difference, hence so do their means.
 */
export function sampledShares(coalitions: Coalitions, sampling: Sampling): SampledShares {
  const count = coalitions.counted.length;
  const random = new SeededRandom(sampling.seed);
  const ordersPerDraw = sampling.antithetic ? 2 : 1;
  const mostDraws = Math.max(2, Math.ceil(sampling.permutations / ordersPerDraw));
  const order = Int32Array.from({ length: count }, (_, position) => position);
  const running = new RunningMeans(count);
  const marginals = new Float64Array(count);
  while (running.draws < mostDraws) {
    const mayCost = ordersPerDraw * count;
    const isPaidFor = coalitions.evaluations + mayCost <= sampling.mostEvaluations;
    // Two draws are the fewest that have a standard error.
    if (!isPaidFor && running.draws >= 2) break;
    random.shuffle(order);
    marginals.fill(0);
    addMarginals(coalitions, order, marginals);
    if (sampling.antithetic) {
      order.reverse();
      addMarginals(coalitions, order, marginals);
    }
    running.add(marginals, ordersPerDraw);
  }
  return {
    amounts: [...running.means],
    standardErrors: running.standardErrors(),
    permutations: running.draws * ordersPerDraw,
  };
}

/** SHR-5: where a coalition has no value, the last one along the order goes on. */
export function addMarginals(
  coalitions: Coalitions,
  order: Int32Array,
  marginals: Float64Array,
): void {
  coalitions.clear();
  let before = coalitions.current() as number;
  for (const position of order) {
    coalitions.set(position, true);
    const after = coalitions.current();
    if (after === undefined) continue;
    marginals[position] = (marginals[position] as number) + after - before;
    before = after;
  }
}

/** Means and their squared deviations kept as draws come in (Welford 1962). */
export class RunningMeans {
  draws = 0;
  readonly means: Float64Array;
  private readonly squares: Float64Array;

  constructor(count: number) {
    this.means = new Float64Array(count);
    this.squares = new Float64Array(count);
  }

  add(sums: Float64Array, orders: number): void {
    this.draws++;
    for (let position = 0; position < sums.length; position++) {
      const drawn = (sums[position] as number) / orders;
      const mean = this.means[position] as number;
      const moved = mean + (drawn - mean) / this.draws;
      this.means[position] = moved;
      this.squares[position] =
        (this.squares[position] as number) + (drawn - mean) * (drawn - moved);
    }
  }

  /** Of the means: sample standard deviation over the root of the number of draws. */
  standardErrors(): number[] {
    const { draws } = this;
    return Array.from(this.squares, (sum) => Math.sqrt(sum / (draws - 1) / draws));
  }
}
