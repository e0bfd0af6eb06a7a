import { describe, expect, test } from 'vitest';
import { Records, recordId, type TaskRecord } from '../plan/index.ts';
import { rowsOf } from './outline-number.ts';

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
