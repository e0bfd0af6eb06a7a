import { describe, expect, test } from 'vitest';
import { Constraint, type LinkType } from '../network/index.ts';
import { at } from '../schedule/small-plan.testing.ts';
import { DAY, question } from './questioned.testing.ts';

/** Plans start on Monday 5 January 2026 at 8:00. */
const began = { actualStart: at('2026-01-05T08:00') };
const done = { ...began, actualFinish: at('2026-01-05T17:00') };

describe('constraints', () => {
  test('QLT-9 six types are hard, first or second; three are soft', () => {
    const date = { constraintDate: at('2026-01-12T08:00') };
    const hard = question({
      MustStart: { constraint: Constraint.MustStartOn, ...date },
      MustFinish: { constraint: Constraint.MustFinishOn, ...date },
      StartBy: { constraint: Constraint.StartNoLaterThan, ...date },
      FinishBy: { constraint: Constraint.FinishNoLaterThan, ...date },
      StartOn: { constraint: Constraint.StartOn, ...date },
      FinishOn: { constraint: Constraint.FinishOn, ...date },
      Second: {
        secondConstraint: Constraint.FinishNoLaterThan,
        secondConstraintDate: date.constraintDate,
      },
      From: { constraint: Constraint.StartNoEarlierThan, ...date },
      To: { constraint: Constraint.FinishNoEarlierThan, ...date },
      Late: { constraint: Constraint.AsLateAsPossible },
    })('hard-constraints');
    expect(hard).toMatchObject({ status: 'fail', count: 7, of: 10, value: 70 });
    expect(hard.activities).not.toContain('From');
  });

  test('QLT-21 held by a date or a hand, and not where logic is later', () => {
    const soft = (date: string) => ({
      constraint: Constraint.StartNoEarlierThan,
      constraintDate: at(date),
    });
    const pinned = question(
      {
        A: { days: 5 },
        Held: soft('2026-01-19T08:00'),
        Free: soft('2026-01-06T08:00'),
        Hand: {
          manual: true,
          givenStart: at('2026-01-12T08:00'),
          givenFinish: at('2026-01-12T17:00'),
        },
      },
      ['A FS Held', 'A FS Free', 'A FS Hand'],
    )('pinned-dates');
    expect(pinned).toMatchObject({ status: 'warn', of: 4, activities: ['Held', 'Hand'] });
  });
});

describe('progress', () => {
  const status = { status: '2026-01-08T08:00' };

  test('QLT-13 unfinished work before the status date', () => {
    const past = question(
      {
        Begun: { ...began, days: 2 },
        Waiting: { days: 10 },
        Running: { ...began, days: 10 },
        Done: done,
      },
      [],
      status,
    )('forecast-in-the-past');
    expect(past).toMatchObject({
      status: 'fail',
      count: 2,
      of: 3,
      activities: ['Begun', 'Waiting'],
    });
  });

  test('QLT-14 actual dates after the status date, milestones too', () => {
    const future = question(
      {
        Early: done,
        Late: { ...began, actualFinish: at('2026-01-09T17:00') },
        Gate: { days: 0, milestone: true, actualStart: at('2026-01-12T08:00') },
        Waiting: {},
      },
      [],
      status,
    )('actual-in-the-future');
    expect(future).toMatchObject({ status: 'fail', count: 2, of: 3, activities: ['Late', 'Gate'] });
  });

  test('QLT-13, QLT-14 without a status date nothing can be said', () => {
    const ask = question({ A: began });
    expect(ask('forecast-in-the-past')).toMatchObject({
      status: 'not-applicable',
      reason: 'no-status-date',
      value: null,
    });
    expect(ask('actual-in-the-future').reason).toBe('no-status-date');
  });

  test('QLT-22 ahead of each type of link', () => {
    const later = {
      actualStart: at('2026-01-06T08:00'),
      actualFinish: at('2026-01-06T17:00'),
    };
    const sequence = (type: keyof typeof LINKS, before: object, after: object) =>
      question({ A: before, B: after }, [LINKS[type]])('out-of-sequence');
    expect(sequence('FinishToStart', began, began)).toMatchObject({
      status: 'warn',
      count: 1,
      of: 1,
      links: ['A B'],
      activities: ['B'],
    });
    expect(sequence('FinishToStart', done, later).count).toBe(0);
    expect(sequence('StartToStart', {}, began).count).toBe(1);
    expect(sequence('StartToStart', began, began).count).toBe(0);
    expect(sequence('FinishToFinish', began, done).count).toBe(1);
    expect(sequence('FinishToFinish', began, began).count).toBe(0);
    expect(sequence('StartToFinish', later, done).count).toBe(1);
    expect(sequence('StartToFinish', began, done).count).toBe(0);
  });

  test('QLT-22 a lead lets its successor go ahead', () => {
    const { reason } = question({ A: began, B: began }, ['A FS-1d B'])('out-of-sequence');
    expect(reason).toBe('nothing-to-check');
  });

  test('QLT-26 progress without a recorded status date', () => {
    const asked = { status: '2026-01-08T08:00', statusRecorded: false };
    expect(question({ A: began }, [], asked)('status-date-missing').status).toBe('warn');
    expect(question({ A: began }, [], status)('status-date-missing').status).toBe('pass');
    expect(question({ A: {} }, [], asked)('status-date-missing').reason).toBe('nothing-to-check');
  });
});

describe('sizes', () => {
  test('QLT-10 more than 44 days of float, not 44', () => {
    const float = question({ Path: { days: 50 }, High: { days: 5 }, Edge: { days: 6 } })(
      'high-float',
    );
    expect(float).toMatchObject({ status: 'fail', count: 1, of: 3, activities: ['High'] });
  });

  test('QLT-10 the float of an elapsed activity counts days of the clock', () => {
    const elapsed = (days: number) =>
      question({ Path: { days: 35 }, E: { elapsed: true, duration: days * 1440 } })('high-float')
        .activities;
    // 35 days of work last 47 by the clock, less the night: 2 of them leave 44 and some hours.
    expect(elapsed(2)).toEqual(['E']);
    expect(elapsed(3)).toEqual([]);
  });

  test('QLT-11 float below zero', () => {
    const float = question({ A: { deadline: at('2026-01-06T17:00'), days: 3 }, B: { days: 3 } });
    expect(float('negative-float')).toMatchObject({ status: 'fail', count: 1, activities: ['A'] });
  });

  test('QLT-12 the baseline’s duration, the present one where there is none', () => {
    const high = question({ Grown: { days: 60 }, Long: { days: 45 }, Edge: { days: 44 } }, [], {
      baseline: { Grown: { days: 40 } },
    })('high-duration');
    expect(high).toMatchObject({
      status: 'fail',
      activities: ['Long'],
      details: { byBaseline: 1, byPresentDuration: 2 },
    });
  });

  test('QLT-15 from a day on, in a plan that assigns anything', () => {
    const activities = { A: {}, B: {}, Short: { duration: DAY - 1 } };
    expect(question(activities, [], { resourced: ['A'] })('without-resources')).toMatchObject({
      status: 'warn',
      count: 1,
      of: 2,
      activities: ['B'],
    });
    expect(question(activities)('without-resources').reason).toBe('no-resources-in-plan');
  });

  test('QLT-23 no length, and no milestone', () => {
    const ask = question({ A: { days: 0 }, Gate: { days: 0, milestone: true }, B: {} });
    expect(ask('without-duration')).toMatchObject({ status: 'warn', of: 2, activities: ['A'] });
  });
});

const LINKS = {
  FinishToStart: 'A FS B',
  StartToStart: 'A SS B',
  FinishToFinish: 'A FF B',
  StartToFinish: 'A SF B',
} as const satisfies Record<keyof typeof LinkType, string>;
