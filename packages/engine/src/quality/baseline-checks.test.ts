import { describe, expect, test } from 'vitest';
import { Constraint } from '../network/index.ts';
import { at } from '../schedule/small-plan.testing.ts';
import { DAY, question } from './questioned.testing.ts';

const began = { actualStart: at('2026-01-05T08:00') };
const doneOn = (date: string) => ({ ...began, actualFinish: at(`2026-01-${date}T17:00`) });
const status = '2026-01-12T08:00';

describe('baseline', () => {
  test('QLT-16 of three due one was done in time: the late and the open one are missed', () => {
    const missed = question(
      { Hit: doneOn('07'), Late: doneOn('09'), Open: began, Ahead: {}, New: {} },
      [],
      {
        status,
        baseline: {
          Hit: { finish: '2026-01-07T17:00' },
          Late: { finish: '2026-01-08T17:00' },
          Open: { finish: '2026-01-05T17:00' },
          Ahead: { finish: '2026-01-30T17:00' },
        },
      },
    )('missed-tasks');
    expect(missed).toMatchObject({ status: 'fail', count: 2, of: 3, activities: ['Late', 'Open'] });
  });

  test('QLT-18 eighty days of path and twenty of float: 1.25', () => {
    // The published example (CPL 80, TF 20). Eighty days from 12 January end on 1 May.
    const index = question({ A: { days: 85 } }, [], { status, target: '2026-05-29T17:00' })(
      'critical-path-length-index',
    );
    expect(index).toMatchObject({
      status: 'pass',
      value: 1.25,
      details: { length: 80 * DAY, float: 20 * DAY },
    });
  });

  test('QLT-18 below 0.95 fails; without a target or a length there is no index', () => {
    const index = (days: number, target?: string) =>
      question({ A: { days } }, [], { status, ...(target === undefined ? {} : { target }) })(
        'critical-path-length-index',
      );
    // Ten days of path, one too many: 0.9.
    expect(index(15, '2026-01-22T17:00')).toMatchObject({ status: 'fail', value: 0.9 });
    expect(index(15)).toMatchObject({ status: 'not-applicable', reason: 'no-target', value: null });
    expect(index(2, '2026-01-22T17:00').reason).toBe('no-path-length');
  });

  test('QLT-19 done over due and never planned; what was done early counts above the line', () => {
    const index = question({ Hit: doneOn('07'), Early: doneOn('08'), Open: began, New: {} }, [], {
      status,
      baseline: {
        Hit: { finish: '2026-01-07T17:00' },
        Early: { finish: '2026-02-27T17:00' },
        Open: { finish: '2026-01-05T17:00' },
      },
    })('baseline-execution-index');
    expect(index).toMatchObject({
      status: 'fail',
      value: 2 / 3,
      count: 2,
      of: 3,
      activities: ['Open'],
      details: { finished: 2, due: 2, withoutBaseline: 1, hits: 1 },
    });
  });

  test('QLT-16, QLT-19 without a baseline, or anything due, there is no answer', () => {
    const ask = question({ A: {} }, [], { status });
    expect(ask('missed-tasks').reason).toBe('no-baseline');
    expect(ask('baseline-execution-index')).toMatchObject({ reason: 'no-baseline', value: null });
    const ahead = question({ A: {} }, [], {
      status,
      baseline: { A: { finish: '2026-02-27T17:00' } },
    });
    expect(ahead('missed-tasks').reason).toBe('nothing-to-check');
    expect(ahead('baseline-execution-index').reason).toBe('nothing-to-check');
  });
});

describe('critical path test', () => {
  test('QLT-17 600 days at the head of the path move the finish by 600', () => {
    const tested = question({ A: { days: 5 }, B: { days: 5 }, C: {} }, ['A FS B', 'A FS C'])(
      'critical-path-test',
    );
    expect(tested).toMatchObject({
      status: 'pass',
      value: 0,
      activities: ['A'],
      details: { added: 600 * DAY, moved: 600 * DAY },
    });
  });

  test('QLT-17 a fixed date swallows them, in the middle of the path or at its end', () => {
    const fixed = { constraint: Constraint.MustFinishOn, constraintDate: at('2026-01-16T17:00') };
    const held = question({ A: { days: 5 }, B: { days: 5, ...fixed }, C: { days: 5 } }, [
      'A FS B',
      'B FS C',
    ])('critical-path-test');
    expect(held).toMatchObject({ status: 'fail', value: 100, details: { moved: 0 } });
    const end = question(
      { A: { days: 5 }, B: { days: 5 }, Live: { days: 0, milestone: true, ...fixed } },
      ['A FS B', 'B FS Live'],
    )('critical-path-test');
    expect(end).toMatchObject({ status: 'fail', details: { moved: 0 } });
  });

  test('QLT-17 a task by hand passes nothing on', () => {
    const hand = {
      manual: true,
      givenStart: at('2026-01-12T08:00'),
      givenFinish: at('2026-01-16T17:00'),
    };
    const tested = question({ A: { days: 5 }, Hand: { days: 5, ...hand }, C: {} }, [
      'A FS Hand',
      'Hand FS C',
    ])('critical-path-test');
    // Nothing drives Hand, so the path begins there, and it is made longer like any other.
    expect(tested).toMatchObject({ status: 'pass', activities: ['Hand'] });
  });

  test('QLT-17 what is tied to the path by its start alone is not taken', () => {
    const tested = question({ A: { days: 1 }, B: { days: 5 }, C: {} }, ['A SS B', 'B FS C']);
    expect(tested('critical-path-test')).toMatchObject({ status: 'pass', activities: ['B'] });
  });

  test('QLT-17 a path of nothing but a fixed milestone fails by whatever work there is', () => {
    const fixed = { constraint: Constraint.MustFinishOn, constraintDate: at('2026-06-30T17:00') };
    const tested = question(
      { A: { days: 5 }, B: { days: 9 }, Live: { days: 0, milestone: true, ...fixed } },
      ['A FS Live', 'B FS Live'],
    )('critical-path-test');
    expect(tested).toMatchObject({ status: 'fail', activities: ['B'], details: { moved: 0 } });
  });

  test('QLT-17 a plan that is done has no path to test', () => {
    expect(question({ A: doneOn('07') })('critical-path-test').reason).toBe('no-unfinished-path');
  });

  test('QLT-17 where the dates run out, that is said', () => {
    const far = at('2199-06-03T08:00');
    const tested = question({
      A: { constraint: Constraint.StartNoEarlierThan, constraintDate: far },
    })('critical-path-test');
    expect(tested.reason).toBe('dates-run-out');
  });
});

describe('calendars', () => {
  const office = [
    [480, 720],
    [780, 1020],
  ] as const;
  const week = [office, office, office, office, office, [], []];

  test('QLT-27 a year and more without a day off but the week’s', () => {
    const named = (days: number, exceptions: [number, []][] = []) =>
      question({ A: { days } }, [], {
        calendars: [{ week, exceptions: new Map(exceptions) }],
      })('calendars-without-exceptions');
    // 262 days of work from Monday 5 January 2026 end on 5 January 2027: 366 days in all.
    expect(named(262)).toMatchObject({ status: 'warn', calendars: [0], details: { days: 366 } });
    expect(named(261).status).toBe('pass');
    const newYear = Math.floor(at('2026-12-25T00:00') / 1440);
    expect(named(262, [[newYear, []]]).status).toBe('pass');
  });

  test('QLT-27 of calendars derived from one, that one is named', () => {
    const ask = question({ A: { days: 262, calendar: 1 }, B: { days: 262, calendar: 2 } }, [], {
      calendars: [{ week }, { week: [], base: 0 }, { week: [], base: 0 }],
    });
    expect(ask('calendars-without-exceptions')).toMatchObject({ count: 1, of: 1, calendars: [0] });
  });

  test('QLT-27 a calendar of all seven days is meant to have none', () => {
    const always = [[0, 1440]] as const;
    const ask = question({ A: { duration: 400 * 1440 } }, [], {
      calendars: [{ week: [always, always, always, always, always, always, always] }],
    });
    expect(ask('calendars-without-exceptions')).toMatchObject({ status: 'pass', of: 1 });
  });
});
