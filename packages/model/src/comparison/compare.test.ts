import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComputedPlan } from '../computed/index.ts';
import { type BudgetLineRecord, type PlanRecord, recordId } from '../plan/index.ts';
import { asksForCause } from './asks-for-cause.ts';
import { compare } from './compare.ts';
import {
  assignment,
  DAY,
  euros,
  link,
  milestone,
  person,
  plan,
  promise,
  task,
} from './small-plan.testing.ts';

/** Five days, then `build` days, then a milestone promised for Tuesday 17 March; `side` days beside them. */
const programme = ({ build = 5, side = 2, more = [] as PlanRecord[] } = {}): ComputedPlan =>
  plan([
    task('design', 5),
    task('build', build),
    task('side', side),
    milestone('live'),
    link('design', 'build'),
    link('build', 'live'),
    link('side', 'live'),
    promise('go-live', { taskId: recordId('live'), date: '2026-03-17T17:00' }),
    ...more,
  ]);

describe('BRN-9 to BRN-11 dates', () => {
  const comparison = compare(programme(), programme({ build: 8 }));

  test('the finish and the milestone are three days later', () => {
    const move = { from: '2026-03-13T17:00', to: '2026-03-18T17:00', minutes: 3 * DAY };
    expect(comparison.finish).toEqual(move);
    expect(comparison.milestones).toEqual([{ taskId: 'live', ...move }]);
  });

  test('two tasks moved, and none came or went', () => {
    expect(comparison.tasks).toEqual({ added: [], removed: [], moved: 2 });
    const { tasks } = compare(programme(), plan([task('design', 5), task('new', 1)]));
    expect(tasks).toEqual({ added: ['new'], removed: ['build', 'live', 'side'], moved: 0 });
  });

  test('the promise was kept with two days to spare, and is broken by one', () => {
    expect(comparison.promises).toEqual([
      {
        source: { by: 'promise', promiseId: 'go-live', type: 'commitment' },
        taskId: 'live',
        from: '2026-03-13T17:00',
        to: '2026-03-18T17:00',
        minutes: 3 * DAY,
        date: { before: '2026-03-17T17:00', after: '2026-03-17T17:00' },
        kept: { before: true, after: false },
        buffer: { before: 2 * DAY, after: -DAY },
      },
    ]);
  });

  test('the start of the next working day is the end of the one before', () => {
    const told = (date: string) => {
      const constraint = { type: 'start-no-earlier-than', date: '2026-03-03T08:00' } as const;
      return plan([milestone('m', { constraint }), promise('p', { date })]);
    };
    const kept = (date: string) => compare(told(date), told(date)).promises.map((one) => one.kept);
    expect(kept('2026-03-02T17:00')).toEqual([{ before: true, after: true }]);
    expect(kept('2026-03-02T16:59')).toEqual([{ before: false, after: false }]);
  });

  test('a task with a promise is measured by that, not by its deadline too', () => {
    const both = plan([
      task('a', 1, { deadline: '2026-03-10T17:00' }),
      promise('p', { taskId: recordId('a'), date: '2026-03-12T17:00' }),
    ]);
    expect(compare(both, both).promises.map(({ source }) => source.by)).toEqual(['promise']);
  });

  test('milestones that came and went have one date; moved deadlines are promises of a file', () => {
    const deadline = '2026-03-10T17:00';
    const before = plan([milestone('old'), task('a', 1, { deadline })]);
    const after = plan([milestone('new'), task('a', 9, { deadline })]);
    const { milestones, promises } = compare(before, after);
    expect(milestones.map(({ taskId, from, to }) => [taskId, from !== null, to !== null])).toEqual([
      ['new', false, true],
      ['old', true, false],
    ]);
    expect(promises).toMatchObject([
      { source: { by: 'deadline' }, kept: { before: true, after: false }, minutes: 8 * DAY },
    ]);
  });

  test('a promise that came, went or was given another date says so', () => {
    const at = (id: string, date: string) => promise(id, { date });
    const before = plan([task('a', 5), at('p', '2026-03-05T17:00'), at('q', '2026-03-09T17:00')]);
    const after = plan([task('a', 5), at('p', '2026-03-06T17:00'), at('r', '2026-03-09T17:00')]);
    const said = compare(before, after).promises.map(({ date, kept }) => [date, kept]);
    expect(said).toEqual([
      [
        { before: '2026-03-05T17:00', after: '2026-03-06T17:00' },
        { before: false, after: true },
      ],
      [
        { before: '2026-03-09T17:00', after: null },
        { before: true, after: null },
      ],
      [
        { before: null, after: '2026-03-09T17:00' },
        { before: null, after: true },
      ],
    ]);
  });

  test('minutes are working time of the later plan', () => {
    const off = { [recordId('off')]: { from: '2026-03-16', to: '2026-03-17', ranges: [] } };
    const withHoliday = [
      { ...calendarOf(programme()), id: recordId('holiday'), exceptions: off },
      task('design', 5),
      task('build', 8),
      milestone('live'),
      link('design', 'build'),
      link('build', 'live'),
    ];
    const after = plan(withHoliday, { calendarId: recordId('holiday') });
    // 18, 19 and 20 March: the 16th and 17th are no working time of that plan.
    expect(compare(programme(), after).finish).toEqual({
      from: '2026-03-13T17:00',
      to: '2026-03-20T17:00',
      minutes: 3 * DAY,
    });
  });
});

describe('BRN-12 float', () => {
  test('what lost float, the most first, and what became critical', () => {
    const { float } = compare(programme(), programme({ side: 10 }));
    expect(float).toEqual({
      losses: [{ taskId: 'side', from: 8 * DAY, to: 0, lost: 8 * DAY, becameCritical: true }],
      lost: 1,
      becameCritical: 1,
      noLongerCritical: 0,
    });
  });

  test('the most first', () => {
    const [before, after] = [1, 4].map((days) =>
      programme({ side: days, more: [task('a', 2 * days)] }),
    );
    const { losses } = compare(before as ComputedPlan, after as ComputedPlan).float;
    expect(losses.map(({ taskId, lost }) => [taskId, lost / DAY])).toEqual([
      ['a', 6],
      ['side', 3],
    ]);
  });

  test('what has finished has lost nothing', () => {
    const done = task('a', 2, {
      actualStart: '2026-03-02T08:00',
      actualFinish: '2026-03-03T17:00',
      remaining: 0,
    });
    const { float } = compare(
      plan([task('long', 9), task('a', 2)]),
      plan([task('long', 9), done], { statusDate: '2026-03-04T08:00' }),
    );
    expect(float.losses).toEqual([]);
  });

  test('the longest path may leave tasks behind', () => {
    const { float } = compare(programme(), programme({ side: 12 }));
    expect(float).toMatchObject({ lost: 1, becameCritical: 1, noLongerCritical: 2 });
  });

  test('as many losses are listed as were asked for', () => {
    const { float } = compare(programme({ build: 8 }), programme(), { mostLosses: 0 });
    expect([float.losses.length, float.lost]).toEqual([0, 1]);
  });
});

describe('BRN-13 cost', () => {
  const line = (id: string, fields: Partial<BudgetLineRecord>): BudgetLineRecord => ({
    id: recordId(id),
    kind: 'budget-line',
    audience: 'internal',
    category: id,
    amount: euros('5000'),
    ...fields,
  });
  const costly = (days: number) =>
    programme({
      build: days,
      more: [
        person('ana', { category: 'people' }),
        assignment('build', 'ana', days),
        line('people', {}),
        line('travel', {}),
        line('reserve', { amount: euros('2000'), contingency: true }),
        promise('price', { amount: euros('6000') }),
      ],
    });

  test('in all, by category, of each line and of the contingency', () => {
    const { cost } = compare(costly(5), costly(8));
    // 40 and 64 hours at 100.
    expect(cost).toEqual({
      currency: 'EUR',
      total: { from: '4000', to: '6400', difference: '2400' },
      byCategory: [{ category: 'people', from: '4000', to: '6400', difference: '2400' }],
      budget: [{ category: 'people', from: '1000', to: '-1400', difference: '-2400' }],
      contingency: { from: '2000', to: '600', difference: '-1400' },
    });
  });

  test('a promised amount is kept while it is not exceeded', () => {
    expect(compare(costly(5), costly(8)).amounts).toEqual([
      {
        promiseId: 'price',
        type: 'commitment',
        taskId: null,
        told: { before: '6000', after: '6000' },
        cost: { before: '4000', after: '6400' },
        kept: { before: true, after: false },
      },
    ]);
  });

  test('two currencies are not compared', () => {
    expect(compare(programme(), plan([task('a', 1)], { currency: 'USD' })).cost).toBeNull();
  });
});

describe('BRN-14 load', () => {
  const busy = (from: string) =>
    plan([
      task('a', 5, { constraint: { type: 'start-no-earlier-than', date: '2026-03-09T08:00' } }),
      task('b', 2, { constraint: { type: 'start-no-earlier-than', date: from } }),
      person('ana'),
      assignment('a', 'ana', 5),
      assignment('b', 'ana', 2),
    ]);

  test('weeks that do not fit any more, and those that do again', () => {
    const [free, full] = [busy('2026-03-02T08:00'), busy('2026-03-10T08:00')];
    const week = { resourceId: 'ana', week: '2026-03-09' };
    expect(compare(free, full).load).toEqual({
      newlyOverloaded: [{ ...week, from: 0, to: 2 * DAY }],
      relieved: [],
    });
    expect(compare(full, free).load.relieved).toEqual([{ ...week, from: 2 * DAY, to: 0 }]);
  });
});

describe('BRN-15 when a cause is asked for', () => {
  const codes = (before: ComputedPlan, after: ComputedPlan) =>
    asksForCause(before, after).map((reason) => [reason.code, reason.taskId, reason.promiseId]);

  test('when a promise or a milestone moves a day or more, either way', () => {
    expect(codes(programme(), programme({ build: 6 }))).toEqual([['moved', 'live', 'go-live']]);
    expect(codes(programme({ build: 6 }), programme())).toEqual([['moved', 'live', 'go-live']]);
    const without = (days: number) => plan([task('a', days), milestone('m'), link('a', 'm')]);
    expect(codes(without(5), without(6))).toEqual([['moved', 'm', null]]);
  });

  test('not for less than a day, while more than half of the float is left', () => {
    const later = (hours: number, date: string) =>
      plan([task('a', 5 + hours / 8), promise('p', { date })]);
    const week = '2026-03-13T17:00';
    expect(codes(later(0, week), later(7, week))).toEqual([]);
    // Monday evening leaves a day: four hours are half of it, three are not.
    const tight = '2026-03-09T17:00';
    expect(codes(later(0, tight), later(3, tight))).toEqual([]);
    expect(codes(later(0, tight), later(4, tight))).toEqual([['float-half-gone', null, 'p']]);
  });

  test('when a milestone beside the path loses half of its float', () => {
    const beside = (days: number) =>
      plan([
        task('long', 10),
        task('a', 0.5),
        milestone('m'),
        task('rest', days),
        link('a', 'm'),
        link('m', 'rest'),
      ]);
    expect(codes(beside(1), beside(5))).toEqual([]);
    expect(asksForCause(beside(1), beside(6))).toEqual([
      { taskId: 'm', promiseId: null, code: 'float-half-gone', from: 8.5 * DAY, to: 3.5 * DAY },
    ]);
  });

  test('not for other tasks, and not when nothing differs', () => {
    expect(codes(plan([task('a', 1)]), plan([task('a', 9)]))).toEqual([]);
    expect(codes(programme(), programme())).toEqual([]);
  });
});

describe('laws', () => {
  const anyProgramme = fc.record({
    build: fc.integer({ min: 0, max: 12 }),
    side: fc.integer({ min: 0, max: 12 }),
    extra: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
  });
  const made = ({ build, side, extra }: { build: number; side: number; extra: string[] }) =>
    programme({
      build,
      side,
      more: [
        person('ana', { category: 'people' }),
        assignment('build', 'ana', build),
        assignment('side', 'ana', side),
        ...extra.map((id) => task(id, 3)),
      ],
    });

  test('a plan differs in nothing from itself', () => {
    fc.assert(
      fc.property(anyProgramme, (given) => {
        const same = compare(made(given), made(given));
        expect(same.finish.minutes).toBe(0);
        expect([same.milestones, same.float.losses, same.cost?.byCategory]).toEqual([[], [], []]);
        expect(same.cost?.total.difference).toBe('0');
        expect(same.load).toEqual({ newlyOverloaded: [], relieved: [] });
        expect(same.tasks).toEqual({ added: [], removed: [], moved: 0 });
        expect(asksForCause(made(given), made(given))).toEqual([]);
      }),
      { seed: 20261120, numRuns: 30 },
    );
  });

  test('turned round, every amount is turned round', () => {
    fc.assert(
      fc.property(anyProgramme, anyProgramme, (first, second) => {
        const [there, back] = [
          compare(made(first), made(second)),
          compare(made(second), made(first)),
        ];
        const minus = (minutes: number | null) => (minutes === null ? null : 0 - minutes);
        expect(back.finish.minutes).toBe(minus(there.finish.minutes));
        expect(back.promises.map(({ minutes }) => minutes)).toEqual(
          there.promises.map(({ minutes }) => minus(minutes)),
        );
        expect(back.tasks).toEqual({
          added: there.tasks.removed,
          removed: there.tasks.added,
          moved: there.tasks.moved,
        });
        expect(back.float.becameCritical).toBe(there.float.noLongerCritical);
        expect(Number(back.cost?.total.difference)).toBe(0 - Number(there.cost?.total.difference));
        expect(back.load.relieved.length).toBe(there.load.newlyOverloaded.length);
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });
});

function calendarOf({ records }: ComputedPlan) {
  for (const calendar of records.all('calendar')) return calendar;
  throw new Error('a plan without a calendar');
}
