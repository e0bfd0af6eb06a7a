import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scale } from './any-notation.testing.ts';
import { parseEstimate, printEstimate } from './estimate.ts';

describe('estimates', () => {
  test('three lengths, the shortest first', () => {
    expect(parseEstimate('2d/3d/6d', scale)).toEqual({
      optimistic: 960,
      mostLikely: 1440,
      pessimistic: 2880,
    });
    expect(parseEstimate(' 4h / 1 / 2 wks', scale)).toMatchObject({ pessimistic: 4800 });
  });

  test('other texts are refused with examples of what is read', () => {
    for (const text of [
      '',
      '2d',
      '2d/3d',
      '1d/2d/3d/4d',
      '3d/2d/6d',
      '2d/3d/x',
      '2ed/3d/6d',
      '//',
    ]) {
      expect(parseEstimate(text, scale), text).toMatchObject({
        code: 'estimate-unreadable',
        accepted: expect.arrayContaining(['2d/3d/6d']),
      });
    }
    expect(parseEstimate('1d/2d/999999999d', scale)).toMatchObject({
      code: 'duration-out-of-range',
    });
  });

  test('every estimate prints as a text that reads back as itself', () => {
    const anyPoints = fc.array(fc.integer({ min: 0, max: 200_000 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(anyPoints, (points) => {
        const [optimistic = 0, mostLikely = 0, pessimistic = 0] = points.sort((a, b) => a - b);
        const estimate = { optimistic, mostLikely, pessimistic };
        expect(parseEstimate(printEstimate(estimate, scale), scale)).toEqual(estimate);
      }),
    );
  });
});
