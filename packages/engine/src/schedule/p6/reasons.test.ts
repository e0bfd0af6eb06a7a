import { describe, expect, it } from 'vitest';
import { Constraint } from '../../network/index.ts';
import { at, type Scheduled, type SmallActivity } from '../small-plan.testing.ts';
import { begun, done, LevelOfEffort, p6Plan } from './p6-plan.testing.ts';

const THURSDAY = '2026-01-08T08:00';
const first = { start: 'whyStart', finish: 'whyFinish', late: 'whyLateFinish' } as const;
/** What set a date of activity `index`, each by its kind. */
const why = (plan: Scheduled, date: keyof typeof first, index: number) =>
  plan.schedule[first[date]](index).map(({ by }) => by);

describe('P6-70 driving links', () => {
  it('ask for the start that was taken', () => {
    const plan = p6Plan({ A: { days: 2 }, B: { days: 3 }, C: { days: 1 } }, ['A FS C', 'B FS C']);
    expect(plan.schedule.drivingLinks(2)).toEqual([1]);
    expect(plan.longestPath()).toEqual(['B', 'C']);
  });

  it('a constraint that delays breaks the path', () => {
    const c: SmallActivity = {
      constraint: Constraint.StartNoEarlierThan,
      constraintDate: at('2026-01-14T08:00'),
    };
    const plan = p6Plan({ A: { days: 2 }, C: c }, ['A FS C']);
    expect(plan.schedule.drivingLinks(1)).toEqual([]);
    expect(plan.longestPath()).toEqual(['C']);
  });

  it('what is as late as possible drives what it waits for, and is not driven', () => {
    const late: SmallActivity = { days: 1, constraint: Constraint.AsLateAsPossible };
    const plan = p6Plan({ Z: { days: 1 }, A: late, B: { days: 5 }, C: { days: 1 } }, [
      'Z FS A',
      'A FS C',
      'B FS C',
    ]);
    expect(plan.schedule.drivingLinks(3)).toEqual([1, 2]);
    expect(plan.schedule.drivingLinks(1)).toEqual([]);
    expect(plan.longestPath()).toEqual(['A', 'B', 'C']);
  });
});

describe('P6-71 why a start', () => {
  it('is a link, with the calendar that moved it on', () => {
    const plan = p6Plan({ A: { days: 1 }, B: { days: 1 } }, ['A FS B']).schedule;
    expect(plan.whyStart(1)).toEqual([
      { by: 'link', link: 0, predecessor: 0, at: at('2026-01-05T17:00') },
      { by: 'calendar', calendar: 0, at: at('2026-01-06T08:00') },
    ]);
  });

  it('is the project, the data date, the forecast, or an outside date', () => {
    const saturday = '2026-01-10T08:00';
    expect(why(p6Plan({ A: {} }), 'start', 0)).toEqual(['project-start']);
    expect(why(p6Plan({ A: {} }, [], { dataDate: saturday }), 'start', 0)).toEqual([
      'data-date',
      'calendar',
    ]);
    expect(why(p6Plan({ A: {} }, [], { forecastFrom: THURSDAY }), 'start', 0)).toEqual([
      'status-date',
    ]);
    const outside = { externalEarlyStart: at(THURSDAY) };
    expect(why(p6Plan({ A: outside }), 'start', 0)).toEqual(['external-date']);
  });

  it('is a constraint only where logic asked for less', () => {
    const on = (date: string, constraint: Constraint): SmallActivity => ({
      constraint,
      constraintDate: at(date),
    });
    const plan = (b: SmallActivity) => p6Plan({ A: { days: 5 }, B: b }, ['A FS B']);
    const { StartOn, FinishOn, MustStartOn, AsLateAsPossible } = Constraint;
    expect(why(plan(on('2026-01-14T08:00', StartOn)), 'start', 1)).toEqual(['constraint']);
    expect(why(plan(on('2026-01-14T17:00', FinishOn)), 'start', 1)).toEqual(['constraint']);
    expect(why(plan(on('2026-01-06T08:00', StartOn)), 'start', 1)).toEqual(['link', 'calendar']);
    expect(why(plan(on('2026-01-06T08:00', MustStartOn)), 'start', 1)).toEqual(['constraint']);
    const late = p6Plan({ A: { constraint: AsLateAsPossible }, B: { days: 5 } });
    expect(why(late, 'start', 0)).toEqual(['constraint']);
  });
});

describe('P6-72 why a finish', () => {
  it('is the duration, a link that sets it, a mandatory or an expected finish', () => {
    const date = at('2026-01-14T17:00');
    const plan = p6Plan(
      {
        A: { days: 3 },
        B: { days: 1 },
        C: { constraint: Constraint.MustFinishOn, constraintDate: date },
        D: { expectedFinish: date },
      },
      ['A FF-1d B'],
    );
    expect(why(plan, 'finish', 0)).toEqual(['duration']);
    expect(why(plan, 'finish', 1)).toEqual(['link']);
    expect(why(plan, 'finish', 2)).toEqual(['constraint']);
    expect(why(plan, 'finish', 3)).toEqual(['expected-finish']);
  });

  it('of started work is what its remaining work waits for', () => {
    const resumed = { ...begun('2026-01-06T08:00', 3, 1), resume: at('2026-01-12T08:00') };
    const plan = p6Plan(
      {
        A: { days: 2 },
        B: begun('2026-01-06T08:00', 3, 1),
        C: begun('2026-01-06T08:00', 3, 1),
        D: resumed,
      },
      ['A FS B'],
      { dataDate: THURSDAY },
    );
    expect(why(plan, 'start', 1)).toEqual(['actual']);
    expect(why(plan, 'finish', 1)).toEqual(['link', 'calendar']);
    expect(why(plan, 'finish', 2)).toEqual(['data-date']);
    expect(why(plan, 'finish', 3)).toEqual(['resume']);
  });

  it('of complete work is the actual date', () => {
    const plan = p6Plan({ A: done('2026-01-05T08:00', '2026-01-05T17:00') }, [], {
      dataDate: THURSDAY,
    });
    expect(why(plan, 'finish', 0)).toEqual(['actual']);
  });

  it('of level of effort is the activity it ends with', () => {
    const plan = p6Plan({ A: { days: 2 }, L: LevelOfEffort }, ['A SS L', 'A FF L']).schedule;
    expect(plan.whyFinish(1)).toEqual([
      { by: 'children', activity: 0, at: at('2026-01-06T17:00') },
    ]);
  });
});

describe('P6-73 why a late finish', () => {
  it('is a successor, a constraint, an outside date, or the end', () => {
    const by = Constraint.FinishNoLaterThan;
    const dates = { constraint: by, constraintDate: at('2026-01-07T17:00') };
    const second = { secondConstraint: by, secondConstraintDate: at('2026-01-06T17:00') };
    const activities = {
      A: {},
      B: {},
      C: dates,
      D: { ...dates, ...second },
      E: { externalLateFinish: at('2026-01-07T17:00') },
      F: { days: 5 },
    };
    const plan = p6Plan(activities, ['A FS B']);
    const reasons = [0, 1, 2, 3, 4].map((one) => why(plan, 'late', one));
    expect(reasons).toEqual([
      ['link'],
      ['project-finish'],
      ['constraint'],
      ['second-constraint'],
      ['external-date'],
    ]);
    const promised = p6Plan({ A: {} }, [], { mustFinishBy: '2026-01-09T17:00' });
    expect(why(promised, 'late', 0)).toEqual(['deadline']);
  });
});
