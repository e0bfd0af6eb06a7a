import { describe, expect, test } from 'vitest';
import { type PlanRecord, recordId, type TaskRecord } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import { assignment, p6PlanOf, planOf, resource, task } from './small-plan.testing.ts';

const taskId = recordId('a');
const gap = recordId('gap');
const begun: Partial<TaskRecord> = {
  actualStart: '2026-03-02T08:00',
  percentComplete: 50,
  actualDuration: 240,
  remaining: 240,
};
const over: Partial<TaskRecord> = {
  ...begun,
  actualFinish: '2026-03-02T17:00',
  percentComplete: 100,
  actualDuration: 480,
  remaining: 0,
};
const plan = (fields: Partial<TaskRecord> = {}, ...more: PlanRecord[]) =>
  planOf(task('a', fields), ...more);

describe('edits of what a task is', () => {
  const split = { kind: 'task.split', taskId, id: gap, gapMinutes: 480 } as const;

  test('work is interrupted within what is left of it, and the gap is taken out again', () => {
    const after = accepted(plan(), { ...split, afterMinutes: 240 });
    expect(the(after, 'task', 'a').splits).toEqual({ gap: { afterMinutes: 240, gapMinutes: 480 } });
    expect(refused(after, { ...split, afterMinutes: 120 }).code).toBe('entry-exists');
    const again = { ...split, id: recordId('second'), afterMinutes: 240 };
    expect(refused(after, again).code).toBe('split-twice');
    for (const id of [gap, undefined]) {
      const out = accepted(after, { kind: 'task.unsplit', taskId, ...(id && { id }) });
      expect(the(out, 'task', 'a')).toEqual(task('a'));
    }
    expect(refused(plan(), { kind: 'task.unsplit', taskId, id: gap }).code).toBe('entry-missing');
  });

  test('work that is done, or that is not there, cannot be interrupted', () => {
    for (const afterMinutes of [0, 480, 500]) {
      expect(refused(plan(), { ...split, afterMinutes })).toMatchObject({
        code: 'split-outside-work',
        parameters: { from: 0, before: 480 },
      });
    }
    expect(refused(plan(begun), { ...split, afterMinutes: 240 }).parameters).toMatchObject({
      from: 240,
    });
    accepted(plan(begun), { ...split, afterMinutes: 241 });
  });

  test('only work by the rules, on a calendar, can be interrupted', () => {
    const why = (fields: Partial<TaskRecord>, ...more: PlanRecord[]) =>
      refused(plan(fields, ...more), { ...split, afterMinutes: 60 }).parameters;
    expect(why({}, task('b', { under: 'a' }))).toMatchObject({ because: 'summary' });
    expect(why({ duration: { minutes: 0, unit: 'd' } })).toMatchObject({ because: 'milestone' });
    const elapsed = { minutes: 480, unit: 'd', elapsed: true } as const;
    expect(why({ duration: elapsed })).toMatchObject({ because: 'elapsed' });
    expect(why({ mode: 'manual' })).toMatchObject({ because: 'manual' });
    expect(why(over)).toMatchObject({ because: 'finished' });
    const p6 = refused(p6PlanOf(task('a')), { ...split, afterMinutes: 60 });
    expect(p6.parameters).toMatchObject({ because: 'p6' });
  });

  test('a task that becomes shorter loses the gaps in work that it no longer has', () => {
    const splits = { [gap]: { afterMinutes: 240, gapMinutes: 480 } };
    const shorter = { kind: 'task.set-duration', taskId, minutes: 240 } as const;
    expect(the(accepted(plan({ splits }), shorter), 'task', 'a')).not.toHaveProperty('splits');
    const less = { kind: 'task.set-progress', taskId, remaining: 0 } as const;
    const finish = { ...less, actualStart: '2026-03-02T08:00', actualFinish: '2026-03-02T12:00' };
    expect(the(accepted(plan({ splits }), finish), 'task', 'a').splits).toEqual(splits);
    const longer = { ...shorter, minutes: 960 };
    expect(the(accepted(plan({ splits }), longer), 'task', 'a').splits).toEqual(splits);
  });

  test('an estimate is kept beside the duration, which becomes its mean only when asked', () => {
    const estimate = { optimistic: 240, mostLikely: 480, pessimistic: 1320 };
    const edit = { kind: 'task.set-estimate', taskId, estimate } as const;
    expect(the(accepted(plan(), edit), 'task', 'a')).toEqual(task('a', { estimate }));
    // (240 + 4 × 480 + 1320) / 6 = 580
    const both = accepted(plan(), { ...edit, setDuration: true });
    expect(the(both, 'task', 'a')).toMatchObject({
      estimate,
      duration: { minutes: 580, unit: 'd' },
    });
    const clear = { kind: 'task.set-estimate', taskId } as const;
    expect(the(accepted(plan({ estimate }), clear), 'task', 'a')).toEqual(task('a'));
    const done = plan({ ...begun, actualDuration: 700, remaining: 10 });
    expect(refused(done, { ...edit, setDuration: true }).code).toBe('duration-below-actual');
    const summary = plan({}, task('b', { under: 'a' }));
    expect(refused(summary, edit).code).toBe('summary-is-computed');
  });

  test('a milestone of MS Project is a mark, one of P6 a type without time or work', () => {
    const marked = accepted(plan(), { kind: 'task.set-type', taskId, milestone: true });
    expect(the(marked, 'task', 'a')).toEqual(task('a', { milestone: true }));
    const edit = { kind: 'task.set-type', taskId, type: 'finish-milestone' } as const;
    expect(refused(plan(), edit)).toMatchObject({
      code: 'task-type-of-other-rules',
      accepted: ['task', 'summary'],
    });
    const p6 = accepted(p6PlanOf(task('a')), edit);
    expect(the(p6, 'task', 'a')).toMatchObject({ duration: { minutes: 0 } });
    const crewed = p6PlanOf(task('a'), resource('ann'), assignment('a', 'ann'));
    expect(refused(crewed, edit).code).toBe('milestone-takes-no-work');
    expect(refused(p6PlanOf(task('a', begun)), edit).code).toBe('task-has-begun');
  });

  test('what has children is a summary, and what has progress does not become one', () => {
    const edit = { kind: 'task.set-type', taskId } as const;
    const parent = plan({ type: 'summary' }, task('b', { under: 'a' }));
    expect(refused(parent, { ...edit, type: 'task' }).code).toBe('summary-is-computed');
    expect(refused(plan(begun), { ...edit, type: 'summary' }).code).toBe('parent-has-progress');
    accepted(plan({ type: 'summary' }), { ...edit, type: 'task' });
  });

  test('a task goes out of the plan with all under it, and comes back with all above it', () => {
    const family = planOf(
      task('a'),
      task('b', { under: 'a' }),
      task('c', { under: 'b' }),
      task('d'),
    );
    const out = accepted(family, { kind: 'task.set-active', taskId, active: false });
    const inactive = (of: typeof out) =>
      [...of.all('task')].filter((one) => one.inactive).map(({ id }) => id);
    expect(inactive(out)).toEqual(['a', 'b', 'c']);
    const back = { kind: 'task.set-active', taskId: recordId('b'), active: true } as const;
    expect(inactive(accepted(out, back))).toEqual([]);
  });

  test('what has begun stays in the plan, and P6 keeps nothing out of it', () => {
    const edit = { kind: 'task.set-active', taskId, active: false } as const;
    const child = planOf(task('a'), task('b', { under: 'a', ...begun }));
    expect(refused(child, edit)).toMatchObject({ code: 'task-has-begun', recordId: 'b' });
    expect(refused(p6PlanOf(task('a')), edit).code).toBe('inactive-of-other-rules');
    const raw = { kind: 'task.set-fields', taskId, set: { inactive: true } } as const;
    expect(refused(plan(begun), raw).code).toBe('task-has-begun');
  });

  test('no task comes under one whose progress it would hide', () => {
    const under = { ...task('new'), parent: taskId };
    const two = plan(begun, task('b', { rank: 'z' }));
    for (const edit of [
      { kind: 'task.add', record: under },
      { kind: 'task.move', taskId: recordId('b'), parent: taskId, rank: 'V' },
      { kind: 'task.indent', taskId: recordId('b') },
    ] as const) {
      expect(refused(two, edit), edit.kind).toMatchObject({
        code: 'parent-has-progress',
        parameters: { id: 'a' },
      });
    }
    const isSummary = plan({ type: 'summary', ...begun });
    accepted(isSummary, { kind: 'task.add', record: under });
  });

  test('a new task keeps the rules of the plan', () => {
    const add = (fields: Partial<TaskRecord>) =>
      refused(plan(), { kind: 'task.add', record: task('new', fields) }).code;
    const date = '2026-03-02T08:00';
    expect(add({ type: 'level-of-effort' })).toBe('task-type-of-other-rules');
    expect(add({ constraint: { type: 'start-on', date } })).toBe('constraint-of-other-rules');
    expect(add({ manualStart: date, manualFinish: '2026-03-01T08:00' })).toBe(
      'finish-before-start',
    );
  });
});

describe('edits of what is reported of a task', () => {
  const blocked = { by: 'Firewall request 4411', since: '2026-03-03T08:00' };

  test('a task is blocked until somebody says otherwise, or it is finished', () => {
    const edit = { kind: 'task.set-blocked', taskId } as const;
    const after = accepted(plan(begun), { ...edit, blocked });
    expect(the(after, 'task', 'a').blocked).toEqual(blocked);
    expect(the(accepted(after, edit), 'task', 'a')).toEqual(task('a', begun));
    const report = { kind: 'task.set-progress', taskId, actualFinish: '2026-03-04T17:00' } as const;
    expect(the(accepted(after, report), 'task', 'a')).not.toHaveProperty('blocked');
    expect(refused(plan(over), { ...edit, blocked }).code).toBe('task-is-finished');
    const raw = { kind: 'task.set-fields', taskId, set: { blocked } } as const;
    expect(refused(plan(over), raw).code).toBe('task-is-finished');
  });

  const expectedFinish = '2026-03-20T17:00';
  const expected = { kind: 'task.set-expected-finish', taskId, expectedFinish } as const;

  test('under the rules of MS Project an expected finish is what remains', () => {
    const after = accepted(plan(begun), { ...expected, remaining: 960 });
    expect(the(after, 'task', 'a')).toEqual(
      task('a', {
        ...begun,
        duration: { minutes: 1200, unit: 'd' },
        remaining: 960,
        percentComplete: 20,
      }),
    );
    const crew = [resource('ann'), assignment('a', 'ann', { actualWork: 240, remainingWork: 240 })];
    const crewed = accepted(plan(begun, ...crew), { ...expected, remaining: 960 });
    expect(the(crewed, 'assignment', 'a-by-ann')).toMatchObject({ work: 1200, remainingWork: 960 });
    expect(refused(plan(begun), expected)).toMatchObject({
      code: 'expected-finish-needs-remaining',
      field: 'remaining',
    });
    const raw = { kind: 'task.set-fields', taskId, set: { expectedFinish } } as const;
    expect(refused(plan(begun), raw).code).toBe('expected-finish-needs-remaining');
  });

  test('under the rules of P6 it is a fact of its own', () => {
    const p6 = p6PlanOf(task('a', begun));
    const after = accepted(p6, expected);
    expect(the(after, 'task', 'a')).toEqual(task('a', { ...begun, expectedFinish }));
    const clear = { kind: 'task.set-expected-finish', taskId } as const;
    expect(the(accepted(after, clear), 'task', 'a')).toEqual(task('a', begun));
    expect(refused(p6, { ...expected, remaining: 60 }).code).toBe('expected-finish-is-enough');
    expect(refused(p6PlanOf(task('a', over)), expected).code).toBe('task-is-finished');
  });
});
