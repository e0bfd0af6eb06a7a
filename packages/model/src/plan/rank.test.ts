import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rank, rankBetween, ranks } from './rank.ts';

describe('ranks', () => {
  test('any sequence of insertions keeps the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 200 }),
        (at) => {
          const order: string[] = [];
          for (const share of at) {
            const index = Math.round(share * order.length);
            order.splice(index, 0, rankBetween(order[index - 1], order[index]));
          }
          expect([...order].sort()).toEqual(order);
          expect(new Set(order).size).toBe(order.length);
          for (const rank of order) expect(Rank.safeParse(rank).success).toBe(true);
        },
      ),
    );
  });

  test('between any two ranks lies another', () => {
    const rank = fc.stringMatching(/^[0-9A-Za-z]{0,8}[1-9A-Za-z]$/);
    fc.assert(
      fc.property(rank, rank, (one, other) => {
        fc.pre(one !== other);
        const [a, b] = one < other ? [one, other] : [other, one];
        const between = rankBetween(a, b);
        expect(a < between && between < b).toBe(true);
        expect(rankBetween(b, undefined) > b).toBe(true);
        expect(rankBetween(undefined, a) < a).toBe(true);
        expect(Rank.safeParse(between).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('appending and prepending a hundred thousand times keeps ranks short', () => {
    let last = rankBetween(undefined, undefined);
    let first = last;
    for (let i = 0; i < 100_000; i++) {
      const next = rankBetween(last, undefined);
      const before = rankBetween(undefined, first);
      if (!(next > last && before < first)) expect.fail(`${before} ${first} ${last} ${next}`);
      last = next;
      first = before;
    }
    expect(last.length).toBeLessThanOrEqual(8);
    expect(first.length).toBeLessThanOrEqual(8);
  });

  test('many ranks at once are in order, spread and short', () => {
    expect(ranks(0)).toEqual([]);
    expect(ranks(1)).toEqual(['V']);
    const many = ranks(100_000);
    expect(new Set(many).size).toBe(100_000);
    expect([...many].sort()).toEqual(many);
    expect(Math.max(...many.map((rank) => rank.length))).toBe(3);
  });

  test('ranks out of order throw', () => {
    expect(() => rankBetween('b', 'a')).toThrow(RangeError);
    expect(() => rankBetween('a', 'a')).toThrow(RangeError);
  });
});
