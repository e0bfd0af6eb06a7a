import { expect, test } from 'vitest';
import { SeededRandom } from './seeded-random.ts';

test('SHR-4 the same seed gives the same numbers, another seed others', () => {
  const drawn = (seed: number) => {
    const random = new SeededRandom(seed);
    return Array.from({ length: 20 }, () => random.next());
  };
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
  expect(new Set(drawn(0)).size).toBe(20);
});

test('SHR-4 the stream is fixed for ever, since stored answers name only their seed', () => {
  const random = new SeededRandom(2024);
  expect(Array.from({ length: 6 }, () => random.next())).toMatchInlineSnapshot(`
    [
      3175303598,
      1589723956,
      2895408000,
      806842096,
      298834046,
      2174339303,
    ]
  `);
});

test('SHR-4 numbers below a bound are equally likely', () => {
  const random = new SeededRandom(1);
  const counts = new Array<number>(6).fill(0);
  for (let k = 0; k < 60_000; k++) {
    const drawn = random.below(6);
    counts[drawn] = (counts[drawn] as number) + 1;
  }
  // Chi-squared with 5 degrees of freedom: 20.5 is passed once in a thousand.
  const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquared).toBeLessThan(20.5);
});

test('SHR-4 every order of a shuffle is equally likely', () => {
  const random = new SeededRandom(3);
  const counts = new Map<string, number>();
  for (let k = 0; k < 24_000; k++) {
    const list = [0, 1, 2, 3];
    random.shuffle(list);
    const key = list.join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  // 23 degrees of freedom: 49.7 is passed once in a thousand.
  const chiSquared = [...counts.values()].reduce(
    (sum, count) => sum + (count - 1000) ** 2 / 1000,
    0,
  );
  expect(chiSquared).toBeLessThan(49.7);
});
