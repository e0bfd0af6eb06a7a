import { describe, expect, it } from 'vitest';
import { Constraint } from '../../network/index.ts';
import { at, type SmallActivity } from '../small-plan.testing.ts';
import { begun, p6Plan } from './p6-plan.testing.ts';

const constrained = (constraint: Constraint, date: string, days = 2): SmallActivity => ({
  days,
  constraint,
  constraintDate: at(date),
});
/** A (5 days) is followed by B; C (15 days) ends the project on Friday 01-23. */
const planOf = (b: SmallActivity, dataDate?: string) =>
  p6Plan({ A: { days: 5 }, B: b, C: { days: 15 } }, ['A FS B'], dataDate ? { dataDate } : {});

describe('P6-30 primary constraints on early dates', () => {
  it('start and finish no earlier than raise, with and without predecessors', () => {
    const { StartNoEarlierThan, FinishNoEarlierThan } = Constraint;
    const start = constrained(StartNoEarlierThan, '2026-01-14T08:00');
    expect(planOf(start).early('B')).toBe('01-14T08:00 01-15T17:00');
    expect(p6Plan({ B: start }).early('B')).toBe('01-14T08:00 01-15T17:00');
    const finish = constrained(FinishNoEarlierThan, '2026-01-16T17:00');
    expect(planOf(finish).early('B')).toBe('01-15T08:00 01-16T17:00');
    expect(p6Plan({ B: finish }).early('B')).toBe('01-15T08:00 01-16T17:00');
  });

  it('none of them pulls work before its predecessors or the data date', () => {
    for (const constraint of [
      Constraint.StartNoEarlierThan,
      Constraint.StartOn,
      Constraint.FinishNoEarlierThan,
      Constraint.FinishOn,
      Constraint.StartNoLaterThan,
      Constraint.FinishNoLaterThan,
    ]) {
      const b = constrained(constraint, '2026-01-07T08:00');
      expect(planOf(b).early('B')).toBe('01-12T08:00 01-13T17:00');
      const alone = p6Plan({ B: b }, [], { dataDate: '2026-01-08T08:00' });
      expect(alone.early('B')).toBe('01-08T08:00 01-09T17:00');
    }
  });

  it('start on and finish on are soft: they delay, and make negative float where they cannot', () => {
    const on = planOf(constrained(Constraint.StartOn, '2026-01-14T08:00'));
    expect(on.early('B')).toBe('01-14T08:00 01-15T17:00');
    expect(on.late('B')).toBe('01-14T08:00 01-15T17:00');
    expect(on.floats('A')).toEqual([2, 2]);
    const late = planOf(constrained(Constraint.FinishOn, '2026-01-12T17:00'));
    expect(late.early('B')).toBe('01-12T08:00 01-13T17:00');
    expect(late.late('B')).toBe('01-09T08:00 01-12T17:00');
    expect(late.floats('A')).toEqual([-1, 0]);
  });

  it('the mandatory ones are hard: logic is broken', () => {
    const start = planOf(constrained(Constraint.MustStartOn, '2026-01-07T08:00'));
    expect(start.early('B')).toBe('01-07T08:00 01-08T17:00');
    expect(start.late('B')).toBe('01-07T08:00 01-08T17:00');
    expect(start.floats('A')).toEqual([-3, 0]);
    const finish = planOf(constrained(Constraint.MustFinishOn, '2026-01-20T17:00'));
    expect(finish.early('B')).toBe('01-19T08:00 01-20T17:00');
    expect(finish.late('B')).toBe('01-19T08:00 01-20T17:00');
    expect(finish.floats('B')).toEqual([0, 0]);
  });

  it('a soft start leaves the finish that a link has set', () => {
    const plan = p6Plan(
      { A: { days: 5 }, B: constrained(Constraint.StartOn, '2026-01-14T08:00', 3) },
      ['A FF B'],
    );
    expect(plan.early('B')).toBe('01-14T08:00 01-09T17:00');
  });
});

describe('P6-31 constraints on late dates', () => {
  it('no later than lowers', () => {
    const start = planOf(constrained(Constraint.StartNoLaterThan, '2026-01-15T08:00'));
    expect(start.late('B')).toBe('01-15T08:00 01-16T17:00');
    const finish = planOf(constrained(Constraint.FinishNoLaterThan, '2026-01-15T17:00'));
    expect(finish.late('B')).toBe('01-14T08:00 01-15T17:00');
    expect(finish.floats('B')).toEqual([2, 8]);
  });

  it('P6-33 start on is over once the activity has started', () => {
    const b = {
      ...constrained(Constraint.StartOn, '2026-01-06T08:00'),
      ...begun('2026-01-06T08:00', 2, 1),
    };
    const plan = p6Plan({ B: b, C: { days: 15 } }, [], { dataDate: '2026-01-08T08:00' });
    expect(plan.early('B')).toBe('01-08T08:00 01-08T17:00');
    expect(plan.late('B')).toBe('01-28T08:00 01-28T17:00');
  });
});

describe('P6-32 secondary constraints', () => {
  it('lower late dates and leave early ones alone', () => {
    const b: SmallActivity = {
      ...constrained(Constraint.StartNoEarlierThan, '2026-01-14T08:00'),
      secondConstraint: Constraint.FinishNoLaterThan,
      secondConstraintDate: at('2026-01-14T17:00'),
    };
    const plan = planOf(b);
    expect(plan.early('B')).toBe('01-14T08:00 01-15T17:00');
    expect(plan.late('B')).toBe('01-13T08:00 01-14T17:00');
    expect(plan.floats('B')[0]).toBe(-1);
  });
});

describe('P6-34 external dates', () => {
  it('an early start raises, a late finish lowers', () => {
    const plan = planOf({
      days: 2,
      externalEarlyStart: at('2026-01-14T08:00'),
      externalLateFinish: at('2026-01-19T17:00'),
    });
    expect(plan.early('B')).toBe('01-14T08:00 01-15T17:00');
    expect(plan.late('B')).toBe('01-16T08:00 01-19T17:00');
  });
});

describe('P6-35 as late as possible', () => {
  const late: SmallActivity = { days: 2, constraint: Constraint.AsLateAsPossible };

  it("uses up free float against its successors' early dates, and no total float", () => {
    const plan = p6Plan({ A: late, B: { days: 5 }, C: { days: 1 }, D: { days: 15 } }, [
      'A FS C',
      'B FS C',
    ]);
    expect(plan.early('A')).toBe('01-08T08:00 01-09T17:00');
    expect(plan.early('C')).toBe('01-12T08:00 01-12T17:00');
    expect(plan.floats('A')).toEqual([9, 0]);
    expect(plan.dates('A')).toBe('01-08T08:00 01-09T17:00');
  });

  it('goes from successor to predecessor, and to the end of the project where nothing follows', () => {
    const plan = p6Plan({ A: late, B: late, C: { days: 15 } }, ['A FS B']);
    expect(plan.early('B')).toBe('01-22T08:00 01-23T17:00');
    expect(plan.early('A')).toBe('01-20T08:00 01-21T17:00');
  });

  it('follows each type of link', () => {
    const last = (link: string) =>
      p6Plan({ Z: { days: 9 }, A: late, B: { days: 3 } }, ['Z FS B', link]).early('A');
    expect(last('A FS+1d B')).toBe('01-13T08:00 01-14T17:00');
    expect(last('A SS B')).toBe('01-16T08:00 01-19T17:00');
    expect(last('A FF B')).toBe('01-19T08:00 01-20T17:00');
    // B's finish, 01-13, is that of A's start, a day or more before; the project ends with D.
    const toFinish = p6Plan({ A: late, B: { days: 7 }, D: { days: 15 } }, ['A SF-1d B']);
    expect(toFinish.early('A')).toBe('01-15T08:00 01-16T17:00');
  });

  it('leaves the end of the project alone', () => {
    const plan = p6Plan({ A: { ...late, days: 9 }, B: { days: 10 }, C: { days: 1 } }, [
      'B FS C',
      'A SS C',
    ]);
    expect(plan.early('A')).toBe('01-07T08:00 01-19T17:00');
  });

  it('never moves earlier than logic', () => {
    const plan = p6Plan(
      {
        A: late,
        B: { days: 1, constraint: Constraint.MustStartOn, constraintDate: at('2026-01-05T08:00') },
      },
      ['A FS B'],
    );
    expect(plan.early('A')).toBe('01-05T08:00 01-06T17:00');
  });
});
