import { describe, expect, test } from 'vitest';
import { LossList } from '../loss-list.ts';
import { P6Refused } from '../p6/index.ts';
import { type XerTables, xerTables } from './xer-tables.ts';

const HEAD = 'ERMHDR\t20.12\t2026-03-04';

function taken(text: string): { read: XerTables; losses: Record<string, number> } {
  const losses = new LossList();
  const read = xerTables(text, losses);
  return {
    read,
    losses: Object.fromEntries(losses.list().map(({ code, count }) => [code, count])),
  };
}

function refused(text: string) {
  try {
    taken(text);
  } catch (stop) {
    if (stop instanceof P6Refused) return stop.refusal;
    throw stop;
  }
  throw new Error('it was taken apart');
}

describe.each([
  ['CR LF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
])('lines that end with %s', (_, end) => {
  test('are taken apart', () => {
    const text = [HEAD, '%T\tTASK', '%F\ttask_id\tTask_Name', '%R\t1\tDig', '%R\t2', '%E', ''].join(
      end,
    );
    const { read, losses } = taken(text);
    expect(read.header.slice(0, 2)).toEqual(['20.12', '2026-03-04']);
    const [part] = read.tables.get('TASK')?.parts ?? [];
    expect([...(part?.columns ?? [])]).toEqual([
      ['task_id', 0],
      ['task_name', 1],
    ]);
    expect(part?.rows).toEqual(['%R\t1\tDig', '%R\t2']);
    expect(part?.lines).toEqual([4, 5]);
    expect(losses).toEqual({});
  });
});

test('a table that comes twice has two parts; a column named twice is the first', () => {
  const text = `${HEAD}\n%T\tA\n%F\tx\n%R\t1\n%T\tB\n%T\tA\n%F\ty\tx\ty\n%R\t2\t3\t4\n%E\n`;
  const parts = taken(text).read.tables.get('A')?.parts ?? [];
  expect(parts.map(({ columns }) => [...columns.keys()])).toEqual([['x'], ['y', 'x']]);
  expect(parts[1]?.columns.get('y')).toBe(0);
});

test('lines that begin no row belong to the one before', () => {
  const { read, losses } = taken(`${HEAD}\n%T\tA\n%F\tx\ty\n%R\t1\tmemo\nmore\t\n\n%R\t2\n%E\n`);
  expect(read.tables.get('A')?.parts[0]?.rows).toEqual(['%R\t1\tmemo\nmore\t', '%R\t2']);
  expect(losses).toEqual({ 'xer-line-joined': 1 });
});

test('rows without a table or columns are left out and said', () => {
  const { read, losses } = taken(`${HEAD}\n%R\t1\n%F\tx\nstray\n%T\tA\n%R\t1\n%E\n`);
  expect(read.tables.get('A')?.parts).toEqual([]);
  expect(losses).toEqual({ 'xer-row-outside': 4 });
});

test('a file without its end mark is said, and refused where it ends within a line', () => {
  expect(taken(`${HEAD}\n%T\tA\n%F\tx\n%R\t1\n`).losses).toEqual({ 'xer-end-missing': 1 });
  expect(refused(`${HEAD}\n%T\tA\n%F\tx\n%R\t1`)).toMatchObject({
    refused: 'xer-truncated',
    at: { line: 4 },
  });
});

test('a file that begins otherwise is refused', () => {
  expect(refused('%T\tTASK\n%E\n').refused).toBe('xer-header-missing');
  expect(refused('').refused).toBe('xer-header-missing');
  expect(refused('ERMHDRX\t1\n%E\n').refused).toBe('xer-header-missing');
});

test('more tables or columns than any P6 has are refused', () => {
  expect(refused(`${HEAD}\n%T\tA\n${'%F\tx\n'.repeat(10_001)}%E\n`).refused).toBe(
    'xer-too-many-tables',
  );
  const names = Array.from({ length: 10_010 }, (_, i) => `%T\tA${i}\n`).join('');
  expect(refused(`${HEAD}\n${names}%E\n`).refused).toBe('xer-too-many-tables');
  expect(refused(`${HEAD}\n%T\tA\n%F${'\tx'.repeat(10_001)}\n%E\n`)).toMatchObject({
    refused: 'xer-too-many-columns',
    at: { line: 3 },
  });
});
