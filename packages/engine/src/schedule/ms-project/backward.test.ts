import { describe, expect, it } from 'vitest';
import { Constraint } from '../../network/index.ts';
import { at, type SmallActivity, SmallPlan } from '../small-plan.testing.ts';

/** A of two days and B of two days under a link; L, of ten days, holds the project's finish at 01-16. */
const plan = (link: string, a: SmallActivity = {}, b: SmallActivity = {}, more: string[] = []) =>
  new SmallPlan({ A: { days: 2, ...a }, B: { days: 2, ...b }, L: { days: 10 } }, [
    link,
    ...more,
  ]).schedule();

describe('MSP-40, MSP-41 what a successor allows', () => {
  it.each([
    ['A FS B', '01-13T08:00 01-14T17:00'],
    ['A FS+1d B', '01-12T08:00 01-13T17:00'],
    ['A FS-1d B', '01-14T08:00 01-15T17:00'],
    ['A SS B', '01-15T08:00 01-16T17:00'],
    ['A SS+1d B', '01-14T08:00 01-15T17:00'],
    ['A FF+1d B', '01-14T08:00 01-15T17:00'],
    ['A SF+3d B', '01-14T08:00 01-15T17:00'],
  ])('%s', (link, dates) => expect(plan(link).late('A')).toBe(dates));

  it('at most the finish of the project, also for one that only starts something', () => {
    const starts = new SmallPlan({ A: { days: 9 }, B: { days: 2 }, L: { days: 10 } }, ['A SS B']);
    expect(starts.schedule().late('A')).toBe('01-06T08:00 01-16T17:00');
  });
});

describe('MSP-42 a start-to-start link frees what has started', () => {
  it('and leaves it the whole project', () => {
    const started = { actualStart: at('2026-01-05T08:00') };
    expect(plan('A SS+1d B', started, { days: 9 }).late('A')).toBe('01-05T08:00 01-16T17:00');
  });
});

describe('MSP-43 levelling delay', () => {
  it('is taken off what the task asks of its predecessor', () => {
    expect(plan('A FS B', {}, { levelingDelay: 1440 }).late('A')).toBe('01-12T08:00 01-13T17:00');
  });
});

describe('MSP-44 progress', () => {
  it('what is complete is late at its actual dates, and no longer asks anything', () => {
    const done = { actualStart: at('2026-01-05T08:00'), actualFinish: at('2026-01-06T12:00') };
    expect(plan('A FS B', done).late('A')).toBe('01-05T08:00 01-06T12:00');
    expect(plan('A FS B', {}, done).late('A')).toBe('01-15T08:00 01-16T17:00');
  });

  it('what has started is late at its actual start', () => {
    const started = { actualStart: at('2026-01-05T08:00'), remaining: 480 };
    expect(plan('A FS B', started).late('A')).toBe('01-05T08:00 01-14T17:00');
  });
});

describe('MSP-46 constraints and deadlines', () => {
  it.each([
    [Constraint.MustStartOn, '2026-01-08T08:00', '01-08T08:00 01-09T17:00'],
    [Constraint.MustFinishOn, '2026-01-09T17:00', '01-08T08:00 01-09T17:00'],
    [Constraint.StartNoLaterThan, '2026-01-08T08:00', '01-08T08:00 01-09T17:00'],
    [Constraint.FinishNoLaterThan, '2026-01-09T17:00', '01-08T08:00 01-09T17:00'],
    [Constraint.StartNoEarlierThan, '2026-01-06T08:00', '01-13T08:00 01-14T17:00'],
  ])('%s at %s', (constraint, date, dates) => {
    expect(plan('A FS B', { constraint, constraintDate: at(date) }).late('A')).toBe(dates);
  });

  it('a deadline caps the late finish, and makes slack negative', () => {
    const tight = plan('A FS B', { deadline: at('2026-01-05T17:00') });
    expect(tight.late('A')).toBe('01-02T08:00 01-05T17:00');
    expect(tight.floats('A')).toEqual([-1, 0]);
  });

  it('negative slack runs back up the chain', () => {
    const chain = plan(
      'A FS B',
      {},
      { constraint: Constraint.MustFinishOn, constraintDate: at('2026-01-07T17:00') },
    );
    expect(chain.floats('A')).toEqual([-1, 0]);
    expect(chain.critical('A')).toBe(true);
  });
});

describe('MSP-47 elapsed durations', () => {
  it('may last to the very finish of the project', () => {
    const weekend = new SmallPlan({
      A: { duration: 1440, elapsed: true },
      L: { duration: 6 * 1440, elapsed: true },
    });
    expect(weekend.schedule().late('A')).toBe('01-10T08:00 01-11T08:00');
  });
});

describe('MSP-30, MSP-31 as late as possible, and from the finish', () => {
  it('takes its late dates and pushes what follows no further than it must', () => {
    const late = plan('A FS B', { constraint: Constraint.AsLateAsPossible });
    expect(late.dates('A')).toBe('01-13T08:00 01-14T17:00');
    expect(late.dates('B')).toBe('01-15T08:00 01-16T17:00');
    expect(late.floats('A')).toEqual([0, 0]);
  });

  it('a plan from its finish starts where its longest chain must', () => {
    const backward = new SmallPlan({ A: { days: 2 }, B: { days: 3 } }, ['A FS B'], {
      scheduleFrom: 'finish',
      finish: at('2026-01-30T17:00'),
    }).schedule();
    expect(backward.dates('A')).toBe('01-26T08:00 01-27T17:00');
    expect(backward.dates('B')).toBe('01-28T08:00 01-30T17:00');
    expect(backward.floats('A')).toEqual([0, 0]);
  });
});

describe('MSP-50 to MSP-54 slack', () => {
  it('total and free', () => {
    const chain = new SmallPlan({ A: { days: 1 }, B: { days: 1 }, C: { days: 5 } }, [
      'A FS B',
      'C FS B',
    ]).schedule();
    expect(chain.floats('A')).toEqual([4, 4]);
    expect(chain.floats('C')).toEqual([0, 0]);
    expect(plan('A FS B').floats('A')).toEqual([6, 0]);
  });

  it('of a started task is that of its finish', () => {
    expect(plan('A FS B', { actualStart: at('2026-01-05T08:00') }).floats('A')[0]).toBe(6);
  });

  it('of an elapsed duration counts by the clock', () => {
    const slow = plan('A FS B', { duration: 1440, elapsed: true });
    expect(slow.floats('A')[0] * 480).toBe(at('2026-01-14T17:00') - at('2026-01-06T08:00'));
  });

  it('free slack may exceed a negative total slack', () => {
    const free = plan(
      'A FS B',
      { deadline: at('2026-01-05T17:00') },
      { constraint: Constraint.StartNoEarlierThan, constraintDate: at('2026-01-09T08:00') },
    );
    expect(free.floats('A')).toEqual([-1, 2]);
  });
});
