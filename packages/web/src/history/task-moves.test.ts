import { expect, test } from 'vitest';
import { type ScheduleColumns, taskMoves } from './task-moves.ts';

const columns = (
  rows: readonly (readonly [
    id: string,
    start: string | null,
    finish: string | null,
    summary?: true,
  ])[],
): ScheduleColumns => ({
  id: rows.map(([id]) => id),
  name: rows.map(([id]) => `Task ${id}`),
  summary: rows.map(([, , , summary]) => summary === true),
  forecast: { start: rows.map(([, start]) => start), finish: rows.map(([, , finish]) => finish) },
});

test('what came, went and moved, the largest move first', () => {
  const moves = taskMoves(
    columns([
      ['s', '2026-01-05T08:00', '2026-03-01T17:00', true],
      ['a', '2026-01-05T08:00', '2026-01-09T17:00'],
      ['b', '2026-01-12T08:00', '2026-02-27T17:00'],
      ['c', '2026-01-12T08:00', '2026-01-16T17:00'],
      ['gone', '2026-01-12T08:00', '2026-01-16T17:00'],
    ]),
    columns([
      ['s', '2026-01-05T08:00', '2026-03-05T17:00', true],
      ['a', '2026-01-05T08:00', '2026-01-12T17:00'],
      ['b', '2026-01-12T08:00', '2026-02-17T17:00'],
      ['c', '2026-01-12T08:00', '2026-01-16T17:00'],
      ['new', null, null],
    ]),
  );
  expect(moves.map(({ id, what, days }) => [id, what, days])).toEqual([
    ['b', 'moved', -10],
    ['a', 'moved', 3],
    ['new', 'added', 0],
    ['gone', 'removed', 0],
  ]);
});
