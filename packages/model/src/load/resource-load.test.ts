import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordId } from '../plan/index.ts';
import { assignment, calendar, DAY, loadOf, resource, task } from './small-plan.testing.ts';

const ana = resource('ana');

describe('CST-2 when an assignment is worked on', () => {
  const weeks = (fields: Parameters<typeof assignment>[3], of = task('a', 2, 10)) =>
    loadOf([ana, of, assignment('a', 'ana', 5, fields)])[0]?.weeks.map(({ week, work }) => [
      week.slice(8),
      work / DAY,
    ]);

  test('from the start of its task for as long as its units need', () => {
    expect(weeks({})).toEqual([['02', 5]]);
    expect(weeks({ units: 0.5 })).toEqual([
      ['02', 2.5],
      ['09', 2.5],
    ]);
  });

  test('later by its delay, and never past its task', () => {
    expect(weeks({ delay: 3 * DAY })).toEqual([
      ['02', 2],
      ['09', 3],
    ]);
    expect(weeks({ delay: 7 * DAY })).toEqual([['09', 5]]);
  });

  test('over the whole task where it has a contour', () => {
    expect(weeks({ contour: 'bell' })).toEqual([
      ['02', 2.5],
      ['09', 2.5],
    ]);
  });

  test('what is done lies before the status moment, what is left after it', () => {
    const begun = task('a', 2, 10, {
      actualStart: '2026-03-02T08:00',
      actualDuration: 2 * DAY,
      remaining: 8 * DAY,
    });
    const given = assignment('a', 'ana', 10, { actualWork: 2 * DAY, remainingWork: 8 * DAY });
    const [load] = loadOf([ana, begun, given], { statusDate: '2026-03-09T08:00' });
    expect(load?.weeks.map(({ week, work }) => [week.slice(8), work / DAY])).toEqual([
      ['02', 2],
      ['09', 5],
      ['16', 3],
    ]);
  });

  test('a holiday of the person moves the work, of a task with a calendar of its own it does not', () => {
    const away = [calendar('away', '2026-03-03', '2026-03-04'), calendar('own')];
    const her = resource('ana', { calendarId: recordId('away') });
    const given = assignment('a', 'ana', 5, { units: 1 });
    const of = (fields: object) =>
      loadOf([...away, her, task('a', 2, 10, fields), given])[0]?.weeks.map(
        ({ work }) => work / DAY,
      );
    expect(of({})).toEqual([3, 2]);
    expect(of({ calendarId: recordId('own') })).toEqual([5]);
  });
});

describe('CST-10 load', () => {
  const two = [task('a', 2, 5), task('b', 4, 3)];

  test('two tasks at once: work above the week, and units above what there is', () => {
    const [load] = loadOf([ana, ...two, assignment('a', 'ana', 5), assignment('b', 'ana', 3)]);
    expect(load).toEqual({
      resourceId: 'ana',
      maxUnits: 1,
      work: 8 * DAY,
      weeks: [
        {
          week: '2026-03-02',
          work: 8 * DAY,
          capacity: 5 * DAY,
          over: 3 * DAY,
          peakUnits: 2,
          minutesOverUnits: 3 * DAY,
        },
      ],
    });
  });

  test('a crew of two bears both', () => {
    const crew = resource('ana', { maxUnits: 2 });
    const [load] = loadOf([crew, ...two, assignment('a', 'ana', 5), assignment('b', 'ana', 3)]);
    expect(load?.weeks[0]).toMatchObject({ capacity: 10 * DAY, over: 0, minutesOverUnits: 0 });
  });

  test('a day of two tasks in a week with time enough is a peak, not too much work', () => {
    const [load] = loadOf([
      ana,
      task('a', 2, 1),
      task('b', 2, 1),
      assignment('a', 'ana', 1),
      assignment('b', 'ana', 1),
    ]);
    expect(load?.weeks[0]).toMatchObject({ over: 0, peakUnits: 2, minutesOverUnits: DAY });
  });

  test('a holiday leaves less of the week', () => {
    const her = resource('ana', { calendarId: recordId('away') });
    const [load] = loadOf([
      calendar('away', '2026-03-06'),
      her,
      task('a', 2, 5, { calendarId: recordId('standard') }),
      assignment('a', 'ana', 5),
    ]);
    expect(load?.weeks[0]).toMatchObject({ capacity: 4 * DAY, over: DAY });
  });

  test('weeks begin as the project says', () => {
    const [load] = loadOf([ana, task('a', 2, 5), assignment('a', 'ana', 5)], {
      weekStart: 'wednesday',
    });
    expect(load?.weeks.map(({ week, work }) => [week, work / DAY])).toEqual([
      ['2026-02-25', 2],
      ['2026-03-04', 3],
    ]);
  });

  test('materials, inactive tasks and people without work are left out', () => {
    const cable = resource('cable', { type: 'material' });
    const idle = task('b', 2, 5, { inactive: true });
    expect(
      loadOf([
        ana,
        cable,
        ...[task('a', 2, 5), idle],
        assignment('a', 'cable', 1),
        assignment('b', 'ana', 1),
      ]),
    ).toEqual([]);
  });

  test('the weeks sum to the work, to a tenth of a minute', () => {
    const anyWork = fc.array(
      fc.record({
        from: fc.integer({ min: 2, max: 28 }),
        days: fc.integer({ min: 0, max: 60 }),
        tenths: fc.integer({ min: 1, max: 300_000 }),
        units: fc.constantFrom(0.3, 0.5, 1, 3),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(anyWork, (given) => {
        const records = given.flatMap(({ from, days, tenths, units }, index) => [
          task(`t${index}`, from, days),
          assignment(`t${index}`, 'ana', 0, { work: tenths / 10, units }),
        ]);
        const [load] = loadOf([ana, ...records]);
        const tenths = given.reduce((sum, one) => sum + one.tenths, 0);
        const byWeek = load?.weeks.reduce((sum, { work }) => sum + Math.round(work * 10), 0);
        expect(byWeek).toBe(tenths);
        expect(load?.work).toBe(tenths / 10);
      }),
      { seed: 20261120, numRuns: 100 },
    );
  });
});
