import { describe, expect, test } from 'vitest';
import { fourTasks, Log, linesInDays, started, status } from './any-log.testing.ts';
import { calendar, DAY, days, holiday, links, plan, task } from './two-plans.testing.ts';

describe('SLP-18 what is taken back', () => {
  test('an edit that is undone has no line, a redone one has', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(13) } })
      .set({ by: 'bob', on: '03-04' }, { D: { duration: days(12) } })
      .undo({ by: 'ann', on: '03-05' }, 1);
    expect(linesInDays(log.ledger())).toEqual({ 'duration D': 2 });
    expect(log.ledger().method.players).toBe(1);
    log.undo({ by: 'ann', on: '03-06' }, 3);
    expect(linesInDays(log.ledger())).toEqual({ 'duration A': 3, 'duration D': 2 });
    expect(log.ledger().lines[0]?.seqs).toEqual([1, 3, 4]);
  });

  test('with an edit of somebody else in between', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(13) } })
      .set({ by: 'bob', on: '03-04' }, { B: { duration: days(22), name: 'Other' } })
      .undo({ by: 'bob', on: '03-05' }, 2)
      .undo({ by: 'ann', on: '03-06' }, 1);
    expect(log.ledger()).toMatchObject({ delta: 0, lines: [], absorbed: [] });
  });

  test('a report that is taken back', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-10' }, { A: { ...started('03-02', 5, 8) } })
      .undo({ by: 'ann', on: '03-11' }, 1)
      .set({ by: 'ann', on: '03-12' }, status('03-09'));
    expect(linesInDays(log.ledger())).toEqual({ 'time-passed project': 5 });
  });

  test('a task that came and went again, with its links', () => {
    const log = fourTasks()
      .edit({ by: 'ann', on: '03-03' }, { add: [task('E', 5), ...links('B>E, E>D')] })
      .edit({ by: 'ann', on: '03-03' }, { drop: ['E', 'B-E', 'E-D'] });
    expect(log.ledger()).toMatchObject({ delta: 0, lines: [] });
  });

  test('two plans that differ in nothing have no lines', () => {
    expect(fourTasks().ledger()).toMatchObject({ delta: 0, lines: [], withoutEffect: 0 });
    const named = fourTasks().set({}, { A: { name: 'Renamed' } });
    expect(named.ledger()).toMatchObject({ delta: 0, lines: [], withoutEffect: 0 });
  });
});

describe('SLP-10, SLP-23 changes that meet', () => {
  test('two people set the same number, one of them twice: by differences', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(12) } })
      .set({ by: 'bob', on: '03-03' }, { A: { duration: days(15) } })
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(14) } });
    const { lines } = log.ledger();
    expect(lines.map(({ authors, amount }) => [authors.join(), amount / DAY])).toEqual([
      ['bob', 3],
      ['ann', 1],
    ]);
  });

  test('two people pin the same task: the later one stands where both are in', () => {
    const pin = (day: string) => ({
      D: { constraint: { type: 'start-no-earlier-than', date: `2026-${day}T08:00` } },
    });
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, pin('04-20'))
      .set({ by: 'bob', on: '03-04' }, pin('04-15'));
    const found = log.ledger();
    expect(found.delta).toBe(2 * DAY);
    expect(found.lines.map(({ authors, amount }) => [authors.join(), amount / DAY])).toEqual([
      ['ann', 5],
      ['bob', -3],
    ]);
  });

  test('work on a task that another brought comes with it only', () => {
    const log = fourTasks()
      .edit({ by: 'ann', on: '03-03' }, { add: [task('E', 5), ...links('B>E, E>D')] })
      .set({ by: 'bob', on: '03-04' }, { E: { duration: days(7) } });
    const { lines, delta } = log.ledger();
    expect(delta).toBe(7 * DAY);
    expect(lines.map(({ authors, amount }) => [authors.join(), amount / DAY])).toEqual([
      ['ann', 5],
      ['bob', 2],
    ]);
  });

  test('a calendar that came is there as it was last, and belongs to nobody', () => {
    const log = fourTasks()
      .edit({ by: 'ann', on: '03-03' }, { add: [calendar('site')] })
      .set({ by: 'bob', on: '03-03' }, { B: { calendarId: 'site' } })
      .set(
        { by: 'cas', on: '03-04' },
        { site: { exceptions: holiday('2026-03-18', '2026-03-19') } },
      );
    const { lines, method } = log.ledger();
    expect(lines.map(({ authors, kind, amount }) => [authors.join(), kind, amount / DAY])).toEqual([
      ['bob', 'calendar-assignment', 2],
    ]);
    expect(method.players).toBe(1);
  });

  test('two people close a calendar, each on other days', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, { standard: { exceptions: holiday('2026-03-18') } })
      .set(
        { by: 'bob', on: '03-04' },
        {
          standard: {
            exceptions: { ...holiday('2026-03-18'), ...holiday('2026-03-20', '2026-03-24') },
          },
        },
      );
    const { lines } = log.ledger();
    expect(lines.map(({ authors, cause, kind }) => [authors.join(), cause, kind])).toEqual([
      ['bob', 'window, freeze or calendar', 'calendar'],
      ['ann', 'window, freeze or calendar', 'calendar'],
    ]);
    expect(lines.map(({ amount }) => amount / DAY)).toEqual([3, 1]);
  });

  test('a task with links goes, and what it held back comes forward', () => {
    const log = fourTasks().edit({ on: '03-03' }, { drop: ['B', 'A-B', 'B-D'] });
    const found = log.ledger();
    expect(linesInDays(found)).toEqual({ 'scope-removed B': -5 });
  });

  test('links that go round together are counted and said', () => {
    const start = new Log(plan(task('A', 3), task('B', 4), task('C', 10), links('A>B, B>C')));
    const log = start
      .edit({ by: 'ann', on: '03-03' }, { drop: ['A-B'] })
      .edit({ by: 'bob', on: '03-04' }, { add: links('B>A, A>C') });
    const found = log.ledger();
    // B before A while A is before B, with and without A before C.
    expect(found.method.unschedulable).toBe(2);
    expect(found.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(found.delta);
  });

  test('one change or two of the same author, task and day: the same lines', () => {
    const pin = { constraint: { type: 'start-no-earlier-than', date: '2026-03-20T08:00' } };
    const said = { by: 'ann', on: '03-03' };
    const other = { by: 'bob', on: '03-04' };
    const one = fourTasks()
      .set(said, { B: { ...pin, duration: days(23) } })
      .set(other, { A: { duration: days(14) } })
      .edit(said, { add: [task('E', 2), ...links('D>E')] });
    const two = fourTasks()
      .set(said, { B: pin })
      .set(other, { A: { duration: days(14) } })
      .set(said, { B: { duration: days(23) } })
      .edit(said, { add: [task('E', 1)] })
      .set(said, { E: { duration: days(2) } })
      .edit(said, { add: links('D>E') });
    const shown = (log: Log) =>
      log.ledger().lines.map(({ id, amount, kinds, own }) => [id, amount, kinds, own]);
    expect(shown(two)).toEqual(shown(one));
  });
});
