import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LinkType, recordId } from '../plan/index.ts';
import { anyLag, anyScale, scale } from './any-notation.testing.ts';
import { type Predecessor, parsePredecessors, printPredecessors } from './predecessors.ts';

const known = ['3', '7', '12', '1', '123', 'A-100', 'PASS', 'A1.SS', 'DIFF-2d'];
const taskOf = (ref: string) =>
  known.includes(ref) ? recordId(`t${ref.replace('.', '_')}`) : undefined;
const refOf = (id: string) => id.slice(1).replace('_', '.');
const read = (text: string) => parsePredecessors(text, scale, taskOf);

describe('predecessors', () => {
  test('what people type is read', () => {
    expect(read('12FS+3d')).toEqual([
      { from: 't12', type: 'FS', lag: { minutes: 1440, unit: 'd' } },
    ]);
    expect(read('7SS-25%')).toEqual([{ from: 't7', type: 'SS', lag: { percent: -25 } }]);
    expect(read('3')).toEqual([{ from: 't3', type: 'FS' }]);
    expect(read('3+1ed')).toEqual([
      { from: 't3', type: 'FS', lag: { minutes: 1440, unit: 'd', elapsed: true } },
    ]);
    expect(read(' 3 ff + 2 h ')).toEqual([
      { from: 't3', type: 'FF', lag: { minutes: 120, unit: 'h' } },
    ]);
  });

  test('lists are separated by semicolons or commas', () => {
    const both = [
      { from: 't3', type: 'FS' },
      { from: 't7', type: 'SS' },
    ];
    expect(read('3;7SS')).toEqual(both);
    expect(read('3, 7SS')).toEqual(both);
    expect(read('')).toEqual([]);
  });

  test('the longest beginning that names a task is meant', () => {
    expect(read('123')).toEqual([{ from: 't123', type: 'FS' }]);
    expect(read('PASS')).toEqual([{ from: 'tPASS', type: 'FS' }]);
    expect(read('PASSSS')).toEqual([{ from: 'tPASS', type: 'SS' }]);
    expect(read('A-100FF-1d')).toEqual([
      { from: 'tA-100', type: 'FF', lag: { minutes: -480, unit: 'd' } },
    ]);
    expect(read('DIFF-2d')).toEqual([{ from: 'tDIFF-2d', type: 'FS' }]);
  });

  test('every list prints as a text that reads back as itself', () => {
    const predecessor = fc
      .record({
        from: fc.constantFrom(...known).map((ref) => taskOf(ref) as Predecessor['from']),
        type: fc.constantFrom(...LinkType.options),
        lag: fc.option(anyLag, { nil: undefined }),
      })
      .map(({ lag, ...link }) => (lag === undefined ? link : { ...link, lag }));
    fc.assert(
      fc.property(fc.array(predecessor, { maxLength: 5 }), anyScale, (list, anyOne) => {
        const text = printPredecessors(list, anyOne, refOf);
        expect(parsePredecessors(text, anyOne, taskOf)).toEqual(list);
      }),
      { numRuns: 1000 },
    );
  });

  test('a number nobody has is named', () => {
    expect(read('3;99SS+1d')).toMatchObject({
      code: 'predecessor-unknown',
      parameters: { text: '99SS+1d', ref: '99' },
    });
  });

  test('what cannot be read is refused with examples', () => {
    for (const text of ['3;', '3XX', '3FS3d', '3FS+', '3FS+3q', '+3d', '3;;7']) {
      expect(read(text), text).toMatchObject({ code: 'predecessor-unreadable' });
    }
    expect(read('3FS+99999999y')).toMatchObject({ code: 'duration-out-of-range' });
  });
});
