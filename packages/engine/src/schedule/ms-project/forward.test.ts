import { describe, expect, it } from 'vitest';
import { ActivityKind, Constraint } from '../../network/index.ts';
import { at, OFFICE_WEEK, type SmallActivity, SmallPlan } from '../small-plan.testing.ts';

/** A of two days, then B of two days; B's early dates. */
const second = (link: string, b: SmallActivity = {}, a: SmallActivity = {}) =>
  new SmallPlan({ A: { days: 2, ...a }, B: { days: 2, ...b } }, [link]).schedule().early('B');

describe('MSP-1 what a predecessor asks for', () => {
  it.each([
    ['A FS B', '01-07T08:00 01-08T17:00'],
    ['A FS+1d B', '01-08T08:00 01-09T17:00'],
    ['A FS-1d B', '01-06T08:00 01-07T17:00'],
    ['A SS B', '01-05T08:00 01-06T17:00'],
    ['A SS+4h B', '01-05T13:00 01-07T12:00'],
    ['A FF B', '01-05T08:00 01-06T17:00'],
    ['A FF+1d B', '01-06T08:00 01-07T17:00'],
    ['A SF+3d B', '01-06T08:00 01-07T17:00'],
  ])('%s', (link, dates) => expect(second(link)).toBe(dates));

  it('a lead may lead to before the start of the project', () => {
    expect(second('A FS-4d B')).toBe('01-01T08:00 01-02T17:00');
    expect(second('A SS-1d B')).toBe('01-02T08:00 01-05T17:00');
  });

  it('a finish-to-finish link does not', () => {
    expect(second('A FF-1d B')).toBe('01-05T08:00 01-06T17:00');
  });

  it('the latest of several holds', () => {
    const plan = new SmallPlan({ A: { days: 1 }, B: { days: 3 }, C: {} }, ['A FS C', 'B FS C']);
    expect(plan.schedule().early('C')).toBe('01-08T08:00 01-08T17:00');
  });
});

describe('MSP-2 lag', () => {
  const calendars = [OFFICE_WEEK, { week: [0, 1, 2, 3, 4, 5, 6].map(() => [[0, 1440]] as const) }];

  it('runs on the calendar of the successor', () => {
    const early = (calendar: number) =>
      new SmallPlan({ A: { days: 5 }, B: { calendar } }, ['A FS+2d B'], { calendars })
        .schedule()
        .early('B');
    expect(early(0)).toBe('01-14T08:00 01-14T17:00');
    expect(early(1)).toBe('01-10T09:00 01-10T17:00');
  });

  it('elapsed runs by the clock, over the weekend too', () => {
    expect(second('A FS+1ed B', {}, { days: 5 })).toBe('01-12T08:00 01-13T17:00');
    expect(second('A FS+3ed B', {}, { days: 5 })).toBe('01-13T08:00 01-14T17:00');
  });

  it('in percent is a share of the predecessor', () => {
    expect(second('A FS+50% B')).toBe('01-08T08:00 01-09T17:00');
    expect(second('A FS-25% B')).toBe('01-06T13:00 01-08T12:00');
  });
});

describe('MSP-3 working time', () => {
  it('a milestone in a chain costs nothing', () => {
    const plan = new SmallPlan(
      { A: { days: 2 }, M: { days: 0, milestone: true }, B: { days: 1 } },
      ['A FS M', 'M FS B'],
    ).schedule();
    expect(plan.early('M')).toBe('01-06T17:00 01-06T17:00');
    expect(plan.early('B')).toBe('01-07T08:00 01-07T17:00');
  });

  it('half days survive', () => {
    expect(second('A FS B', {}, { days: 1.5 })).toBe('01-06T13:00 01-08T12:00');
  });
});

describe('MSP-5, MSP-6, MSP-7 how long a task takes', () => {
  it('an elapsed duration runs by the clock', () => {
    const plan = new SmallPlan({ A: { duration: 3 * 1440, elapsed: true } });
    expect(plan.schedule().early('A')).toBe('01-05T08:00 01-08T08:00');
  });

  it('the last assignment ends the task, each on its own calendar after its own delay', () => {
    const fourTen = { week: [0, 1, 2, 3].map(() => [[420, 1020]] as const) };
    const calendars = [OFFICE_WEEK, { week: [...fourTen.week, [], [], []] }];
    const one = { calendar: 0, minutes: 960, remainingMinutes: 960, actualMinutes: 0 };
    const finish = (...assignments: (typeof one)[]) =>
      new SmallPlan({ A: { assignments } }, [], { calendars }).schedule().early('A').slice(12);
    expect(finish(one)).toBe('01-06T17:00');
    expect(finish(one, { ...one, minutes: 1440 })).toBe('01-07T17:00');
    expect(finish(one, { ...one, calendar: 1, minutes: 1740 })).toBe('01-07T17:00');
    expect(finish({ ...one, ...{ delay: 480 } })).toBe('01-07T17:00');
  });

  it('a split lengthens the span and not the work', () => {
    const splits = [{ afterMinutes: 480, gapMinutes: 960 }];
    expect(new SmallPlan({ A: { days: 2, splits } }).schedule().early('A')).toBe(
      '01-05T08:00 01-08T17:00',
    );
  });
});

describe('MSP-10, MSP-12 constraints', () => {
  const alone = (constraint: Constraint, date: string) =>
    new SmallPlan({ A: { days: 2, constraint, constraintDate: at(date) } }).schedule().early('A');
  const after = (constraint: Constraint, date: string) =>
    second('A FS B', { constraint, constraintDate: at(date) });

  it.each([
    [Constraint.StartNoEarlierThan, '2026-01-08T08:00', '01-08T08:00 01-09T17:00'],
    [Constraint.StartNoEarlierThan, '2026-01-01T08:00', '01-01T08:00 01-02T17:00'],
    [Constraint.FinishNoEarlierThan, '2026-01-09T17:00', '01-08T08:00 01-09T17:00'],
    [Constraint.StartNoLaterThan, '2026-01-09T08:00', '01-05T08:00 01-06T17:00'],
    [Constraint.FinishNoLaterThan, '2026-01-09T17:00', '01-05T08:00 01-06T17:00'],
    [Constraint.MustStartOn, '2026-01-07T08:00', '01-07T08:00 01-08T17:00'],
    [Constraint.MustFinishOn, '2026-01-07T17:00', '01-06T08:00 01-07T17:00'],
  ])('%s at %s, without predecessors', (constraint, date, dates) => {
    expect(alone(constraint, date)).toBe(dates);
  });

  it.each([
    [Constraint.StartNoEarlierThan, '2026-01-06T08:00', '01-07T08:00 01-08T17:00'],
    [Constraint.StartNoEarlierThan, '2026-01-09T08:00', '01-09T08:00 01-12T17:00'],
    [Constraint.FinishNoEarlierThan, '2026-01-12T17:00', '01-09T08:00 01-12T17:00'],
    [Constraint.StartNoLaterThan, '2026-01-06T08:00', '01-06T08:00 01-07T17:00'],
    [Constraint.FinishNoLaterThan, '2026-01-07T17:00', '01-06T08:00 01-07T17:00'],
    [Constraint.MustStartOn, '2026-01-06T08:00', '01-06T08:00 01-07T17:00'],
    [Constraint.MustFinishOn, '2026-01-06T17:00', '01-05T08:00 01-06T17:00'],
  ])('%s at %s, after a predecessor that finishes on the 6th', (constraint, date, dates) => {
    expect(after(constraint, date)).toBe(dates);
  });

  it('MSP-13 a start set on a Sunday is the Monday, but for an elapsed duration', () => {
    const sunday = { constraint: Constraint.MustStartOn, constraintDate: at('2026-01-11T08:00') };
    const start = (more: SmallActivity) =>
      new SmallPlan({ A: { days: 1, ...more } }).schedule().early('A').slice(0, 11);
    expect(start(sunday)).toBe('01-12T08:00');
    expect(start({ ...sunday, constraint: Constraint.StartNoEarlierThan })).toBe('01-12T08:00');
    expect(start({ ...sunday, duration: 1440, elapsed: true })).toBe('01-11T08:00');
  });

  it('a deadline moves no early date', () => {
    expect(second('A FS B', { deadline: at('2026-01-06T17:00') })).toBe('01-07T08:00 01-08T17:00');
  });
});

describe('MSP-11 levelling delay', () => {
  it('is clock time after what the links allow', () => {
    expect(second('A FS B', { levelingDelay: 1440 })).toBe('01-08T08:00 01-09T17:00');
    expect(new SmallPlan({ A: { levelingDelay: 4 * 1440 } }).schedule().early('A')).toBe(
      '01-09T08:00 01-09T17:00',
    );
  });
});

describe('MSP-20, MSP-21 given and actual dates', () => {
  it('a manual task keeps its dates and drives what follows', () => {
    const manual = {
      manual: true,
      givenStart: at('2026-01-10T08:00'),
      givenFinish: at('2026-01-10T17:00'),
    };
    expect(second('A FS B', {}, manual)).toBe('01-12T08:00 01-13T17:00');
    expect(second('A FS B', manual)).toBe('01-10T08:00 01-10T17:00');
  });

  it('a task of another project drives and is not moved', () => {
    const external = {
      kind: ActivityKind.External,
      givenStart: at('2026-02-02T08:00'),
      givenFinish: at('2026-02-03T17:00'),
    };
    expect(second('A FS B', {}, external)).toBe('02-04T08:00 02-05T17:00');
  });

  it('an actual start overrides its predecessor', () => {
    expect(second('A FS B', { actualStart: at('2026-01-05T13:00') })).toBe(
      '01-05T13:00 01-07T12:00',
    );
  });

  it('an actual finish is the finish', () => {
    const done = { actualStart: at('2026-01-05T08:00'), actualFinish: at('2026-01-09T12:00') };
    expect(second('A FS B', {}, done)).toBe('01-09T13:00 01-13T12:00');
  });

  it('remaining work goes on at its resume date', () => {
    const started = {
      actualStart: at('2026-01-05T08:00'),
      remaining: 480,
      resume: at('2026-01-14T08:00'),
    };
    expect(new SmallPlan({ A: { days: 2, ...started } }).schedule().early('A')).toBe(
      '01-05T08:00 01-14T17:00',
    );
  });
});

describe('FCT-1 the forecast', () => {
  const forecast = (activities: Record<string, SmallActivity>, links: string[] = []) =>
    new SmallPlan(activities, links, { forecastFrom: at('2026-01-14T12:00') }).schedule();

  it('moves what has not started to the status date', () => {
    const plan = forecast({ A: { days: 2 }, B: { days: 2 } }, ['A FS B']);
    expect(plan.early('A')).toBe('01-14T13:00 01-16T12:00');
    expect(plan.early('B')).toBe('01-16T13:00 01-20T12:00');
  });

  it('moves the remaining work of what has', () => {
    const plan = forecast({ A: { days: 4, remaining: 960, actualStart: at('2026-01-05T08:00') } });
    expect(plan.early('A')).toBe('01-05T08:00 01-16T12:00');
  });

  it('leaves alone what is done, and what lies ahead', () => {
    const done = { actualStart: at('2026-01-05T08:00'), actualFinish: at('2026-01-06T17:00') };
    const ahead = {
      constraint: Constraint.StartNoEarlierThan,
      constraintDate: at('2026-02-02T08:00'),
    };
    const plan = forecast({ A: { days: 2, ...done }, B: { days: 1, ...ahead } });
    expect(plan.early('A')).toBe('01-05T08:00 01-06T17:00');
    expect(plan.early('B')).toBe('02-02T08:00 02-02T17:00');
  });

  it('does not hold to a date that has passed without the work', () => {
    const pinned = { constraint: Constraint.MustStartOn, constraintDate: at('2026-01-07T08:00') };
    expect(forecast({ A: { days: 1, ...pinned } }).early('A')).toBe('01-14T13:00 01-15T12:00');
  });
});
