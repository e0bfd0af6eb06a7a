import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Coalition, ValueFunction } from './coalition.ts';
import { type ShapleyOptions, type Shares, shapley } from './shapley.ts';

describe('four delays on A -> (B, C) -> D', () => {
  test('SHR-3 the exact shares are those worked out by hand', () => {
    const shares = split(4, finishOfFourDelays);
    expect(shares.method).toBe('exact');
    expect(shares.total).toBe(8);
    expect(shares.amounts).toEqual([2.5, 4.5, -2, 3]);
    expect(shares.standardErrors).toEqual([0, 0, 0, 0]);
  });

  test('SHR-3 each coalition is asked for once, one player apart from the one before', () => {
    const asked: number[][] = [];
    const shares = split(4, (coalition) => {
      asked.push([...coalition]);
      return finishOfFourDelays(coalition);
    });
    expect(shares.evaluations).toBe(16);
    expect(new Set(asked.map(String)).size).toBe(16);
    // The ends come first, so the walk has a gap where everybody would be asked for again.
    const walked = [asked[0] as number[], ...asked.slice(2)];
    const steps = walked.slice(1).map((one, k) => distance(one, walked[k] as number[]));
    expect(steps.filter((step) => step > 1).length).toBeLessThanOrEqual(1);
  });

  test('SHR-4 who wants no samples is told that there are too many players', () => {
    const asked = shapley(4, finishOfFourDelays, { exactUpTo: 3, exactOnly: true });
    expect(asked).toEqual({ code: 'too-many-players' });
    expect(split(4, finishOfFourDelays, { exactUpTo: 4, exactOnly: true }).method).toBe('exact');
  });

  test('SHR-4 sampled shares lie within their stated error of the exact ones', () => {
    const shares = split(4, finishOfFourDelays, { exactUpTo: 0, permutations: 400, seed: 5 });
    expect(shares.method).toBe('sampled');
    for (const [player, exact] of [2.5, 4.5, -2, 3].entries()) {
      const error = shares.standardErrors[player] as number;
      expect(Math.abs((shares.amounts[player] as number) - exact)).toBeLessThanOrEqual(
        4 * error + 1e-9,
      );
    }
    expect(sumOf(shares)).toBeCloseTo(8, 9);
  });
});

describe('coalitions without a value', () => {
  /** C alone closes a loop, which only A's change opens again. */
  const value: ValueFunction = ([a, b, c]) =>
    c === 1 && a === 0 ? undefined : 10 + 4 * (a as number) + (b as number) + 2 * (c as number);

  test('SHR-5 a marginal without a value is skipped, and the next one takes it up', () => {
    const shares = split(3, value);
    // A takes C's 2 in the three orders in which C comes first, and in CBA B's 1 as well.
    expect(shares.amounts[0]).toBeCloseTo(4 + (2 + 2 + 3) / 6, 12);
    expect(shares.amounts[1]).toBeCloseTo(5 / 6, 12);
    expect(shares.amounts[2]).toBeCloseTo(1, 12);
    expect(shares.coalitionsWithoutValue).toBe(2);
  });

  test('SHR-5 sampling follows the same rule', () => {
    const shares = split(3, value, { exactUpTo: 0, permutations: 4000 });
    for (const [player, exact] of [4 + 7 / 6, 5 / 6, 1].entries()) {
      const error = shares.standardErrors[player] as number;
      expect(Math.abs((shares.amounts[player] as number) - exact)).toBeLessThanOrEqual(4 * error);
    }
    expect(shares.coalitionsWithoutValue).toBe(2);
    expect(sumOf(shares)).toBeCloseTo(7, 9);
  });

  test('SHR-1 without a value for nobody or everybody there is nothing to split', () => {
    const onlySome: ValueFunction = ([a, b]) => (a === b ? undefined : 1);
    expect(shapley(2, onlySome)).toEqual({ code: 'value-missing', of: 'none' });
    expect(shapley(2, ([a, b]) => (a === 1 && b === 1 ? undefined : 0))).toEqual({
      code: 'value-missing',
      of: 'all',
    });
  });
});

describe('players known to change nothing', () => {
  test('SHR-2 they are dropped before anything is evaluated', () => {
    const asked: number[][] = [];
    const value: ValueFunction = (coalition) => {
      asked.push([...coalition]);
      return coalition[1] === 1 ? 7 : 0;
    };
    const shares = split(12, value, { isDummy: (player) => player !== 1 });
    expect(shares.method).toBe('exact');
    expect(shares.amounts).toEqual([0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(shares.dropped).toHaveLength(11);
    expect(asked).toHaveLength(3);
  });

  test('SHR-2 a wrong guess is a bug, not an answer', () => {
    const value: ValueFunction = ([a, b]) => (a as number) + (b as number);
    expect(() => shapley(2, value, { isDummy: (player) => player === 0 })).toThrow('dummy');
  });
});

describe('sampling', () => {
  const many = 14;
  /** The longest of several parallel chains: what nobody can split by hand. */
  const longest = chains(many, 77);

  test('SHR-4 above ten players the answer is sampled and says its error', () => {
    const shares = split(many, longest);
    expect(shares.method).toBe('sampled');
    expect(shares.permutations).toBe(2000);
    const exact = split(many, longest, { exactUpTo: many });
    for (let player = 0; player < many; player++) {
      const error = shares.standardErrors[player] as number;
      const off = Math.abs((shares.amounts[player] as number) - (exact.amounts[player] as number));
      expect(off).toBeLessThanOrEqual(4.5 * error + 1e-9);
    }
    expect(sumOf(shares)).toBeCloseTo(shares.total, 6);
  });

  test('SHR-4 the same seed gives the same bytes', () => {
    const bytes = (seed: number) =>
      Buffer.from(Float64Array.from(split(many, longest, { seed }).amounts).buffer).toString('hex');
    expect(bytes(3)).toBe(bytes(3));
    expect(bytes(3)).not.toBe(bytes(4));
  });

  test('SHR-4 it ends before it would exceed the evaluations it may make', () => {
    const shares = split(many, longest, { mostEvaluations: 500 });
    expect(shares.evaluations).toBeLessThanOrEqual(500);
    expect(shares.permutations).toBeGreaterThanOrEqual(4);
    expect(shares.permutations).toBeLessThan(2000);
    expect(sumOf(shares)).toBeCloseTo(shares.total, 6);
    expect(split(many, longest, { mostEvaluations: 0 }).permutations).toBe(4);
  });

  test('SHR-4 single orders serve as well as pairs', () => {
    const shares = split(many, longest, { antithetic: false, permutations: 301 });
    expect(shares.permutations).toBe(301);
    expect(sumOf(shares)).toBeCloseTo(shares.total, 6);
  });
});

describe('the four laws that no other split obeys', () => {
  const players = fc.integer({ min: 1, max: 6 });
  const game = players.chain((count) =>
    fc.record({
      count: fc.constant(count),
      values: table(count),
      others: table(count),
      player: fc.nat(count - 1),
      other: fc.nat(count - 1),
      order: fc.shuffledSubarray(indexes(count), { minLength: count, maxLength: count }),
    }),
  );
  const close = (actual: readonly number[], expected: readonly number[]) => {
    for (const [index, one] of expected.entries()) expect(actual[index]).toBeCloseTo(one, 6);
  };

  test('SHR-1 efficiency: the shares sum to the difference', () => {
    fc.assert(
      fc.property(game, ({ count, values }) => {
        const shares = split(count, lookUp(values));
        expect(sumOf(shares)).toBeCloseTo((values.at(-1) as number) - (values[0] as number), 6);
      }),
    );
  });

  test('SHR-3 symmetry: who does the same gets the same', () => {
    fc.assert(
      fc.property(game, ({ count, values, player, other }) => {
        const swapped = (bits: number) => exchange(bits, player, other);
        const symmetric = values.map((value, bits) => value + (values[swapped(bits)] as number));
        const { amounts } = split(count, lookUp(symmetric));
        expect(amounts[player]).toBeCloseTo(amounts[other] as number, 6);
      }),
    );
  });

  test('SHR-2 dummy: who changes nothing gets nothing', () => {
    fc.assert(
      fc.property(game, ({ count, values, player }) => {
        const indifferent = values.map((_, bits) => values[bits & ~(1 << player)] as number);
        expect(split(count, lookUp(indifferent)).amounts[player]).toBe(0);
        const dropped = split(count, lookUp(indifferent), { isDummy: (one) => one === player });
        close(dropped.amounts, split(count, lookUp(indifferent)).amounts);
      }),
    );
  });

  test('SHR-3 additivity: the shares of a sum are the sums of the shares', () => {
    fc.assert(
      fc.property(game, ({ count, values, others }) => {
        const summed = values.map((value, bits) => value + (others[bits] as number));
        const [one, other] = [split(count, lookUp(values)), split(count, lookUp(others))];
        const expected = one.amounts.map(
          (amount, player) => amount + (other.amounts[player] as number),
        );
        close(split(count, lookUp(summed)).amounts, expected);
      }),
    );
  });

  test('SHR-3 the order in which players are listed changes nothing', () => {
    fc.assert(
      fc.property(game, ({ count, values, order }) => {
        const listed: ValueFunction = (coalition) =>
          lookUp(values)(
            Uint8Array.from(indexes(count), (player) => coalition[order.indexOf(player)] as number),
          );
        const plain = split(count, lookUp(values)).amounts;
        const reordered = split(count, listed).amounts;
        expect(reordered).toEqual(order.map((player) => plain[player]));
      }),
    );
  });

  test('SHR-3 every order of joining counts alike', () => {
    fc.assert(
      fc.property(game, ({ count, values }) => {
        close(split(count, lookUp(values)).amounts, byAllOrders(count, lookUp(values)));
      }),
      { numRuns: 40 },
    );
  });

  test('SHR-5 every order of joining counts alike, with coalitions missing', () => {
    const holed = game.chain((one) =>
      fc.record({
        one: fc.constant(one),
        holes: fc.uniqueArray(fc.integer({ min: 1, max: Math.max(1, 2 ** one.count - 2) })),
      }),
    );
    fc.assert(
      fc.property(holed, ({ one: { count, values }, holes }) => {
        if (count === 1) return;
        const value: ValueFunction = (coalition) =>
          holes.includes(bitsOf(coalition)) ? undefined : lookUp(values)(coalition);
        const shares = split(count, value);
        close(shares.amounts, byAllOrders(count, value));
        expect(shares.coalitionsWithoutValue).toBe(holes.length);
      }),
      { numRuns: 40 },
    );
  });
});

/** Finish days: A 10, B 20, C 15, D 10; B +5, C +12, D -2, A +3. */
function finishOfFourDelays(coalition: Coalition): number {
  const [b, c, d, a] = coalition as unknown as [number, number, number, number];
  return 10 + 3 * a + Math.max(20 + 5 * b, 15 + 12 * c) + 10 - 2 * d;
}

function chains(players: number, seed: number): ValueFunction {
  return (coalition) => {
    const lengths = [400, 380, 430];
    for (let player = 0; player < players; player++) {
      const chain = (player * 7 + seed) % 3;
      const delay = ((player * 37 + seed) % 90) - 15;
      if (coalition[player] === 1) lengths[chain] = (lengths[chain] as number) + delay;
    }
    return Math.max(...lengths);
  };
}

/** The definition itself. */
function byAllOrders(count: number, value: ValueFunction): number[] {
  const sums = new Array<number>(count).fill(0);
  const orders = permutations(indexes(count));
  for (const order of orders) {
    const coalition = new Uint8Array(count);
    let before = value(coalition) as number;
    for (const player of order) {
      coalition[player] = 1;
      const after = value(coalition);
      if (after === undefined) continue;
      sums[player] = (sums[player] as number) + after - before;
      before = after;
    }
  }
  return sums.map((sum) => sum / orders.length);
}

function permutations(list: readonly number[]): number[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first) =>
    permutations(list.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}

function split(players: number, value: ValueFunction, options?: ShapleyOptions): Shares {
  const shares = shapley(players, value, options);
  if ('code' in shares) throw new Error(shares.code);
  return shares;
}

function sumOf({ amounts }: Shares): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function distance(one: readonly number[], other: readonly number[]): number {
  return one.filter((value, index) => value !== other[index]).length;
}

function table(count: number): fc.Arbitrary<number[]> {
  const size = 2 ** count;
  return fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: size, maxLength: size });
}

function lookUp(values: readonly number[]): ValueFunction {
  return (coalition) => values[bitsOf(coalition)];
}

function bitsOf(coalition: Coalition): number {
  return coalition.reduce((bits, isIn, player) => bits | (isIn << player), 0);
}

function exchange(bits: number, one: number, other: number): number {
  const [first, second] = [(bits >> one) & 1, (bits >> other) & 1];
  return first === second ? bits : bits ^ (1 << one) ^ (1 << other);
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
