import { expect, test } from 'vitest';
import { freeNumbers, nextNumber } from './baseline-answer.ts';

const numbered = (...numbers: (number | null)[]) => numbers.map((number) => ({ number }));

test('the next baseline gets the number after the highest', () => {
  expect(nextNumber([])).toBe(1);
  expect(nextNumber(numbered(1, 2))).toBe(3);
  expect(nextNumber(numbered(0, null, 4))).toBe(5);
});

test('where the highest is taken, the first free one; where all are, none', () => {
  expect(nextNumber(numbered(10, 1))).toBe(2);
  expect(nextNumber(numbered(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).toBe(0);
  const all = numbered(...Array.from({ length: 11 }, (_, number) => number));
  expect(nextNumber(all)).toBeUndefined();
  expect(freeNumbers(all)).toEqual([]);
});
