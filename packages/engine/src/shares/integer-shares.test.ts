import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integerShares } from './integer-shares.ts';

test('SHR-9 what is missing goes to the largest remainders, the first of equals first', () => {
  expect(integerShares([2.5, 4.5, -2, 3], 8)).toEqual([3, 4, -2, 3]);
  expect(integerShares([1 / 3, 1 / 3, 1 / 3], 1)).toEqual([1, 0, 0]);
  expect(integerShares([0.2, 1.7, 1.1], 3)).toEqual([0, 2, 1]);
  expect(integerShares([-0.2, -1.7, -1.1], -3)).toEqual([0, -2, -1]);
});

test('SHR-9 who has no share gets none, though rounding has touched it', () => {
  expect(integerShares([1e-13, 2.5, 2.5 - 1e-13], 5)).toEqual([0, 3, 2]);
  expect(integerShares([-1e-13, 2.5, 2.5 + 1e-13], 5)).toEqual([0, 2, 3]);
  expect(integerShares([-0, 0], 0)).toEqual([0, 0]);
});

test('SHR-9 nobody shares nothing', () => {
  expect(integerShares([], 0)).toEqual([]);
  expect(() => integerShares([], 1)).toThrow(RangeError);
  expect(() => integerShares([Number.NaN], 1)).toThrow(RangeError);
  expect(() => integerShares([1], 0.5)).toThrow(RangeError);
});

const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });

test('SHR-9 the shares always sum to the total, even to one that is not theirs', () => {
  const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1 }), whole, (amounts, total) => {
      const shares = integerShares(amounts, total);
      expect(shares.every(Number.isInteger)).toBe(true);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
    }),
  );
});

test('SHR-9 amounts that sum to the total move by less than 1', () => {
  // Sixty-fourths, so that the sum is exact.
  fc.assert(
    fc.property(fc.array(whole, { minLength: 1, maxLength: 12 }), (parts) => {
      const sum = parts.reduce((all, part) => all + part, 0);
      const last = (((-sum % 64) + 64) % 64) as number;
      const amounts = [...parts, last].map((part) => part / 64);
      const shares = integerShares(amounts, (sum + last) / 64);
      for (const [index, share] of shares.entries()) {
        expect(Math.abs(share - (amounts[index] as number))).toBeLessThan(1);
      }
    }),
  );
});

test('SHR-9 without ties, the shares of the opposite are the opposite', () => {
  const shares = integerShares([2.1, -3.4, 5.55, 0.75], 5);
  const opposite = integerShares([-2.1, 3.4, -5.55, -0.75], -5);
  expect(opposite.map((share) => 0 - share)).toEqual(shares);
});
