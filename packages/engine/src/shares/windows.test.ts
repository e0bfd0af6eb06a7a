import { expect, test } from 'vitest';
import type { ValueFunction } from './coalition.ts';
import { consecutiveWindows, shapleyByWindows, type WindowedShares } from './windows.ts';

/** A -> (B, C) -> D with 10, 20, 15 and 10 days; in the order reported: A +3, B +5, C +12, D -2. */
const finish: ValueFunction = ([a, b, c, d]) =>
  10 +
  3 * (a as number) +
  Math.max(20 + 5 * (b as number), 15 + 12 * (c as number)) +
  10 -
  2 * (d as number);

test('SHR-7 windows of one player each give what each added to those before', () => {
  const shares = split(4, finish, 1);
  expect(shares.amounts).toEqual([3, 5, 2, -2]);
  expect(shares.windows.map(({ total }) => total)).toEqual([3, 5, 2, -2]);
  expect(shares.total).toBe(8);
});

test('SHR-7 one window of everybody is the plain split', () => {
  expect(split(4, finish, 10).amounts).toEqual([3, 2.5, 4.5, -2]);
});

test('SHR-7 two windows sum to the whole', () => {
  const shares = split(4, finish, 2);
  expect(shares.amounts).toEqual([3, 5, 2, -2]);
  expect(shares.windows.map(({ total }) => total)).toEqual([8, 0]);
});

test('SHR-7 who acts in several windows gets the sum', () => {
  const add =
    (weights: readonly number[]): ValueFunction =>
    (coalition) =>
      weights.reduce((sum, weight, position) => sum + weight * (coalition[position] as number), 0);
  const shares = shapleyByWindows(3, [
    { players: [0, 2], value: add([5, 1]) },
    { players: [2, 1], value: add([10, -4]) },
  ]);
  expect(shares).toMatchObject({ amounts: [5, -4, 11], total: 12 });
});

test('SHR-8 a cut without a value moves on to the next that has one', () => {
  // B's change alone closes a loop until C has come.
  const value: ValueFunction = (coalition) =>
    coalition[1] === 1 && coalition[2] === 0 ? undefined : finish(coalition);
  const windows = consecutiveWindows(4, value, 2);
  expect(windows.map(({ players }) => players)).toEqual([[0, 1, 2], [3]]);
  const shares = split(4, value, 2);
  expect(shares.amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(8, 9);
});

test('SHR-7 dummies are dropped by their own index', () => {
  const value: ValueFunction = ([, b, , d]) => 4 * (b as number) + (d as number);
  const shares = shapleyByWindows(4, consecutiveWindows(4, value, 2), {
    isDummy: (player) => player === 0 || player === 2,
  });
  expect(shares).toMatchObject({ amounts: [0, 4, 0, 1] });
});

test('SHR-7 a window without one of its ends is named', () => {
  const never: ValueFunction = () => undefined;
  const always: ValueFunction = ([a]) => a;
  expect(
    shapleyByWindows(1, [
      { players: [0], value: always },
      { players: [0], value: never },
    ]),
  ).toEqual({
    code: 'value-missing',
    of: 'none',
    window: 1,
  });
});

function split(players: number, value: ValueFunction, largest: number): WindowedShares {
  const shares = shapleyByWindows(players, consecutiveWindows(players, value, largest));
  if ('code' in shares) throw new Error(shares.code);
  return shares;
}
