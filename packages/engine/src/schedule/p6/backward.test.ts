import { describe, expect, it } from 'vitest';
import { Constraint } from '../../network/index.ts';
import { at } from '../small-plan.testing.ts';
import { begun, done, FinishMilestone, p6Plan } from './p6-plan.testing.ts';

const THURSDAY = '2026-01-08T08:00';

describe('P6-40, P6-42 late dates', () => {
  it('are the earliest that a successor allows, for each type of link', () => {
    const late = (link: string) =>
      p6Plan({ A: { days: 2 }, B: { days: 3 }, C: { days: 10 } }, [link]).late('A');
    // B must start on 01-14 and finish on 01-16.
    expect(late('A FS+1d B')).toBe('01-09T08:00 01-12T17:00');
    expect(late('A SS+1d B')).toBe('01-13T08:00 01-14T17:00');
    expect(late('A FF+1d B')).toBe('01-14T08:00 01-15T17:00');
    // By B's finish, 01-16, A must have started; the project ends then.
    expect(late('A SF B')).toBe('01-15T08:00 01-16T17:00');
  });

  it('P6-17 of started work, the lag of its start is used up by its work', () => {
    const plan = p6Plan(
      { A: begun('2026-01-05T08:00', 5, 2), B: { days: 1 }, C: { days: 5 } },
      ['A SS+4d B'],
      { dataDate: THURSDAY },
    );
    // Three of four days of lag are gone; B must start on 01-14, so A on 01-13.
    expect(plan.late('B')).toBe('01-14T08:00 01-14T17:00');
    expect(plan.late('A')).toBe('01-13T08:00 01-14T17:00');
  });

  it('P6-12 of complete work, the lag has run', () => {
    const plan = p6Plan(
      { A: done('2026-01-05T08:00', '2026-01-06T17:00', 2), B: { days: 1 }, C: { days: 5 } },
      ['A FS+3d B'],
      { dataDate: THURSDAY },
    );
    // One of three days has passed since; B must start on 01-14.
    expect(plan.late('A')).toBe('01-12T08:00 01-12T08:00');
  });

  it('P6-44 the end of a chain binds by its late finish as well', () => {
    const plan = p6Plan({ A: { days: 4 }, B: { days: 1 }, C: { days: 10 } }, ['A SS B']);
    expect(plan.late('B')).toBe('01-16T08:00 01-16T17:00');
    expect(plan.late('A')).toBe('01-13T08:00 01-16T17:00');
  });

  it('P6-47 a lead from start to start sets the late start as it comes', () => {
    const plan = p6Plan({ A: { days: 1 }, B: { days: 3 }, C: { days: 10 } }, ['A SS-1d B']);
    // B must start on 01-14 at 8:00: a day later is that day's end.
    expect(plan.late('A')).toBe('01-14T17:00 01-15T17:00');
  });
});

describe('P6-41 must finish by', () => {
  it('is where the backward pass begins, later or earlier than the early finish', () => {
    const plan = (mustFinishBy: string) =>
      p6Plan({ A: { days: 2 }, B: { days: 3 }, M: FinishMilestone }, ['A FS B', 'B FS M'], {
        mustFinishBy,
      });
    const easy = plan('2026-01-16T17:00');
    expect(easy.late('A')).toBe('01-12T08:00 01-13T17:00');
    expect(easy.floats('A')).toEqual([5, 0]);
    expect(easy.floats('M')).toEqual([5, 0]);
    const hard = plan('2026-01-08T17:00');
    expect(hard.late('M')).toBe('01-08T17:00 01-08T17:00');
    expect(hard.floats('A')).toEqual([-1, 0]);
    expect(hard.critical('A')).toBe(true);
    expect(hard.schedule.state.projectFinish).toBe(easy.schedule.state.projectFinish);
  });
});

describe('P6-46 open ends', () => {
  it('have no float where they are to be critical', () => {
    const plan = p6Plan({ A: { days: 2 }, B: { days: 5 } }, [], { makeOpenEndedCritical: true });
    expect(plan.late('A')).toBe('01-05T08:00 01-06T17:00');
    expect(plan.critical('A')).toBe(true);
  });
});

describe('P6-60 total float', () => {
  it('is that of the start, of the finish, or the smaller', () => {
    // B starts on 01-14 and, by its link, finishes on 01-09 (P6-30); it is late from 01-07 to 01-09.
    const b = { days: 3, constraint: Constraint.StartOn, constraintDate: at('2026-01-14T08:00') };
    const float = (totalFloat: 'start' | 'finish' | 'smallest') =>
      p6Plan({ A: { days: 5 }, B: b }, ['A FF B'], { totalFloat }).floats('B')[0];
    expect(float('start')).toBe(-5);
    expect(float('finish')).toBe(0);
    expect(float('smallest')).toBe(-5);
  });

  it('of started work is that of the finish', () => {
    const started = p6Plan({ A: begun('2026-01-05T08:00', 5, 2), B: { days: 5 } }, [], {
      dataDate: THURSDAY,
    });
    expect(started.floats('A')).toEqual([3, 3]);
  });
});

describe('P6-61 free float', () => {
  it('is what the nearest successor leaves after the lag', () => {
    const plan = p6Plan({ A: { days: 1 }, B: { days: 5 }, C: { days: 1 }, D: { days: 9 } }, [
      'A FS+1d C',
      'B FS C',
    ]);
    expect(plan.floats('A')).toEqual([6, 3]);
    expect(plan.floats('B')).toEqual([3, 0]);
    expect(plan.floats('C')).toEqual([3, 3]);
  });

  it('P6-62 none is left to what has a mandatory or an expected finish', () => {
    const date = at('2026-01-06T17:00');
    const plan = p6Plan({
      A: { days: 1, constraint: Constraint.MustFinishOn, constraintDate: date },
      B: { days: 1, expectedFinish: date },
      C: { days: 1, constraint: Constraint.MustStartOn, constraintDate: date },
      D: { days: 9 },
    });
    expect(['A', 'B', 'C'].map((name) => plan.floats(name)[1])).toEqual([0, 0, 0]);
  });

  it('P6-63 of two links to one successor the tighter counts', () => {
    const plan = p6Plan({ A: { days: 2 }, B: { days: 6 }, C: { days: 3 } }, [
      'A SS+1d B',
      'A FF B',
      'C FS B',
    ]);
    // B runs from 01-08 to 01-15: two days after A's start and its lag, seven after A's finish.
    expect(plan.floats('A')[1]).toBe(2);
  });
});

describe('P6-64 critical', () => {
  it('is what has float at or under the limit and is unfinished', () => {
    const plan = p6Plan(
      { A: done('2026-01-05T08:00', '2026-01-05T17:00'), B: { days: 4 }, C: { days: 5 } },
      ['A FS B'],
      { dataDate: THURSDAY, criticalFloatLimit: 480 },
    );
    expect([...'ABC'].filter((name) => plan.critical(name))).toEqual(['B', 'C']);
  });

  it('or what lies on the longest path, whatever its float', () => {
    const plan = p6Plan({ A: { days: 2 }, B: { days: 3 }, C: { days: 1 } }, ['A FS B', 'C FS B'], {
      mustFinishBy: '2026-01-30T17:00',
      criticalBy: 'longest-path',
    });
    expect([...'ABC'].filter((name) => plan.critical(name))).toEqual(['A', 'B']);
  });
});
