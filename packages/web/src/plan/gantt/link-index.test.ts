import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinkIndex } from './link-index.ts';

const row = fc.oneof(fc.integer({ min: -1, max: 40 }), fc.integer({ min: 0, max: 5000 }));
const links = fc.array(fc.tuple(row, row), { maxLength: 60 });

describe('the index of links', () => {
  it('finds exactly the links that looking at each would find, each once', () => {
    fc.assert(
      fc.property(links, row, fc.integer({ min: 1, max: 300 }), (ends, first, count) => {
        const index = new LinkIndex(
          Int32Array.from(ends, ([from]) => from),
          Int32Array.from(ends, ([, to]) => to),
        );
        const found: number[] = [];
        index.crossing(first, first + count, (link) => found.push(link));
        const expected = ends.flatMap(([from, to], link) =>
          from >= 0 && to >= 0 && Math.min(from, to) < first + count && Math.max(from, to) >= first
            ? [link]
            : [],
        );
        expect(found.sort((a, b) => a - b)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('looks at few of many: links far away are not told of', () => {
    const count = 50_000;
    const from = Int32Array.from({ length: count }, (_, link) => link);
    const to = Int32Array.from({ length: count }, (_, link) => link + 1 + (link % 7));
    const index = new LinkIndex(from, to);
    const found: number[] = [];
    index.crossing(25_000, 25_040, (link) => found.push(link));
    expect(found.length).toBeGreaterThan(40);
    expect(found.length).toBeLessThan(60);
  });
});
