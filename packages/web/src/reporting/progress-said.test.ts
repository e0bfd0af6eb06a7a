import { describe, expect, test } from 'vitest';
import { fieldsOf, stepped, type TaskReported } from './progress-said.ts';

const workday = { start: '08:00', end: '17:00' };
const task: TaskReported = {
  name: 'Copy the archive',
  start: '2026-11-16T08:00',
  finish: '2026-11-27T15:00',
  planned: '2026-11-26T15:00',
  milestone: false,
  started: false,
  finished: false,
  remaining: 2400,
  blocked: null,
};

describe('what a report says', () => {
  test('work that is done has begun: when it was planned to, not after it was done', () => {
    const done = { what: 'done', day: '2026-11-20' } as const;
    expect(fieldsOf(done, task, workday)).toEqual({
      actualStart: '2026-11-16T08:00',
      actualFinish: '2026-11-20T17:00',
    });
    const early = { ...task, start: '2026-12-01T08:00' };
    expect(fieldsOf(done, early, workday).actualStart).toBe('2026-11-20T08:00');
    expect(fieldsOf({ ...done, startDay: '2026-11-18' }, task, workday).actualStart).toBe(
      '2026-11-18T08:00',
    );
    expect(fieldsOf(done, { ...task, started: true }, workday)).toEqual({
      actualFinish: '2026-11-20T17:00',
    });
  });

  test('a milestone is reached at one moment', () => {
    expect(
      fieldsOf({ what: 'done', day: '2026-11-20' }, { ...task, milestone: true }, workday),
    ).toEqual({ actualStart: '2026-11-20T17:00', actualFinish: '2026-11-20T17:00' });
  });

  test('an expected day keeps the hour at which the task ends', () => {
    expect(fieldsOf({ what: 'expected', day: '2026-12-04' }, task, workday)).toEqual({
      expectedFinish: '2026-12-04T15:00',
    });
    expect(
      fieldsOf({ what: 'expected', day: '2026-12-04' }, { ...task, finish: null }, workday),
    ).toEqual({ expectedFinish: '2026-12-04T17:00' });
  });

  test('what holds it up is said without blanks around it, and taken away by nothing', () => {
    expect(fieldsOf({ what: 'blocked', by: ' No access ' }, task, workday)).toEqual({
      blockedBy: 'No access',
    });
    expect(fieldsOf({ what: 'blocked', by: '' }, task, workday)).toEqual({ blockedBy: '' });
  });
});

test('days to go step by whole days, and by parts of the last', () => {
  const days = (from: number, way: 1 | -1) => stepped(from * 480, way, 480) / 480;
  expect([days(4, 1), days(3.5, 1), days(1, 1), days(0.5, 1), days(0.25, 1)]).toEqual([
    5, 4, 2, 1, 0.5,
  ]);
  expect([days(4, -1), days(3.5, -1), days(1, -1), days(0.5, -1), days(0.25, -1)]).toEqual([
    3, 3, 0.5, 0.25, 0.25,
  ]);
});
