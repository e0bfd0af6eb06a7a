import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Records, recordId, type TaskRecord } from '../plan/index.ts';
import { parseOutlineNumber, printOutlineNumber, rowsOf } from './outline-number.ts';

function task(id: string, rank: string, parent?: string, wbs?: string): TaskRecord {
  return {
    id: recordId(id),
    kind: 'task',
    audience: 'shared',
    name: id,
    type: 'task',
    fixed: 'units',
    rank,
    ...(parent !== undefined && { parent: recordId(parent) }),
    ...(wbs !== undefined && { wbs }),
  };
}

describe('outline numbers', () => {
  test('every outline number prints as a text that reads back as itself', () => {
    const any = fc.array(fc.integer({ min: 1, max: 999_999_999 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(any, (number) => {
        expect(parseOutlineNumber(printOutlineNumber(number))).toEqual(number);
      }),
    );
  });

  test('other texts are refused', () => {
    for (const text of ['', '0', '1.', '.1', '1..2', '1.0', 'A.1', '-1']) {
      expect(parseOutlineNumber(text)).toMatchObject({ code: 'outline-number-unreadable' });
    }
  });

  test('rows are numbered from the top, outline numbers at every level', () => {
    const records = new Records([
      task('second', 'b'),
      task('first', 'a'),
      task('deep', 'a', 'inner'),
      task('inner', 'b', 'first', 'X-7'),
      task('before', 'a', 'first'),
      task('last', 'a', 'second'),
    ]);
    const rows = [...rowsOf(records)];
    expect(rows.map((row) => `${row.row} ${row.outlineNumber} ${row.wbs} ${row.task.id}`)).toEqual([
      '1 1 1 first',
      '2 1.1 1.1 before',
      '3 1.2 X-7 inner',
      '4 1.2.1 1.2.1 deep',
      '5 2 2 second',
      '6 2.1 2.1 last',
    ]);
    expect(rows.map(({ depth }) => depth)).toEqual([0, 1, 1, 2, 0, 1]);
  });
});
