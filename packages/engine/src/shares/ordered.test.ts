import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ValueFunction } from './coalition.ts';
import { orderedShapley } from './ordered.ts';
import { type ShapleyOptions, type Shares, shapley } from './shapley.ts';

/** Two in a row slip by 5 and 3 days; the second hides in the first when it comes alone. */
const chain: ValueFunction = ([a, b]) => (a === 1 ? 5 + 3 * (b as number) : 5 * (b as number));

test('SHR-10 who can only join later takes only what it adds', () => {
  const shares = split(2, chain, [[], [0]]);
  expect(shares.amounts).toEqual([5, 3]);
  expect(shares.evaluations).toBe(3);
  expect(split(2, chain, [[], []]).amounts).toEqual([4, 4]);
});

test('SHR-10 half of the orders are drawn from the front, half from the back', () => {
  // A before B, and C free. From the front CAB has the chance 1/2, ABC and ACB 1/4 each;
  // from the back ABC has 1/2, CAB and ACB 1/4 each.
  const worth: Record<string, number> = { '': 0, A: 1, C: 10, AB: 7, AC: 30, ABC: 100 };
  const value: ValueFunction = ([a, b, c]) =>
    worth[`${a ? 'A' : ''}${b ? 'B' : ''}${c ? 'C' : ''}`] as number;
  const [abc, acb, cab] = [3 / 8, 2 / 8, 3 / 8];
  const shares = split(3, value, [[], [0], []]);
  expect(shares.amounts[0]).toBeCloseTo(abc * 1 + acb * 1 + cab * 20, 9);
  expect(shares.amounts[1]).toBeCloseTo(abc * 6 + acb * 70 + cab * 70, 9);
  expect(shares.amounts[2]).toBeCloseTo(abc * 93 + acb * 29 + cab * 10, 9);
});

test('SHR-10 a player left out still stands between those it parts', () => {
  const value: ValueFunction = ([a, , c]) => (a === 1 ? 5 + 3 * (c as number) : 5 * (c as number));
  const shares = split(3, value, [[], [0], [1]], { isDummy: (player) => player === 1 });
  expect(shares.amounts).toEqual([5, 0, 3]);
});

test('SHR-5 what has no value is carried along every order', () => {
  const value: ValueFunction = ([a, b, c]) =>
    b === 1 && c === 0 ? undefined : 4 * (a as number) + 2 * (b as number) + (c as number);
  const shares = split(3, value, [[], [0], []]);
  expect(shares.coalitionsWithoutValue).toBe(1);
  expect(shares.amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(7, 9);
  // Only in ABC does C come after B, and takes up B's step.
  expect(shares.amounts[0]).toBeCloseTo(4, 9);
  expect(shares.amounts[1]).toBeCloseTo(2 * (5 / 8), 9);
  expect(shares.amounts[2]).toBeCloseTo(1 + 2 * (3 / 8), 9);
});

test('SHR-10 a circle is a mistake of the caller', () => {
  expect(() => split(2, chain, [[1], [0]])).toThrow('only after each other');
});

const game = fc.record({
  weights: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 64, maxLength: 64 }),
  links: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 5 }),
});
/** Any value at all for each coalition of six. */
const worthBy =
  (weights: readonly number[]): ValueFunction =>
  (coalition) =>
    weights[coalition.reduce((bits, isIn, at) => bits | (isIn << at), 0)];
const waits = (links: readonly (readonly [number, number])[]) =>
  [0, 1, 2, 3, 4, 5].map((later) =>
    links.filter((l) => l[1] === later && l[0] < later).map(([e]) => e),
  );

test('SHR-10 the amounts sum to the total, and going the other way negates them', () => {
  fc.assert(
    fc.property(game, ({ weights, links }) => {
      const before = waits(links);
      const value = worthBy(weights);
      const shares = split(6, value, before);
      expect(shares.method).toBe('exact');
      expect(shares.amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(shares.total, 9);
      const after = before.map((_, one) =>
        [0, 1, 2, 3, 4, 5].filter((k) => before[k]?.includes(one)),
      );
      const back = split(6, (coalition) => value(coalition.map((isIn) => 1 - isIn)), after);
      for (const [player, amount] of back.amounts.entries()) {
        expect(amount).toBeCloseTo(0 - (shares.amounts[player] as number), 9);
      }
    }),
  );
});

test('SHR-10 without an order it is the Shapley value, even where one is asked for in vain', () => {
  fc.assert(
    fc.property(game, ({ weights }) => {
      const value: ValueFunction = (coalition) => worthBy(weights)(coalition.slice(0, 6));
      const plain = shapley(6, value) as Shares;
      // A seventh player that never matters, and waits: the others are as free as before.
      const shares = split(7, value, [[], [], [], [], [], [], [0]], {
        isDummy: (player) => player === 6,
      });
      expect(shares.amounts.slice(0, 6)).toEqual(plain.amounts);
    }),
  );
});

test('SHR-4 sampled amounts lie within their stated error of the exact ones', () => {
  let outside = 0;
  fc.assert(
    fc.property(game, ({ weights, links }) => {
      const before = waits([...links, [0, 1]]);
      const exact = split(6, worthBy(weights), before);
      const sampled = split(6, worthBy(weights), before, { exactUpTo: 0, permutations: 400 });
      expect(sampled.method).toBe('sampled');
      for (const [player, amount] of sampled.amounts.entries()) {
        const error = sampled.standardErrors[player] as number;
        if (Math.abs(amount - (exact.amounts[player] as number)) > 4 * error + 1e-9) outside++;
      }
    }),
    { numRuns: 50, seed: 1 },
  );
  expect(outside).toBeLessThanOrEqual(2);
});

function split(
  players: number,
  value: ValueFunction,
  before: readonly (readonly number[])[],
  options: ShapleyOptions = {},
): Shares {
  const shares = orderedShapley(players, value, (player) => before[player] as number[], options);
  if ('code' in shares) throw new Error(shares.code);
  return shares;
}
