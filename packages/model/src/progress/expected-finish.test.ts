import { describe, expect, test } from 'vitest';
import { type ComputedPlan, computePlan } from '../computed/index.ts';
import { apply } from '../edit/index.ts';
import { isRefusal, type Records, recordId } from '../plan/index.ts';
import { expectedFinishEdit } from './index.ts';
import { crew, link, planOf, task } from './small-plan.testing.ts';

const a = recordId('a');
const STATUS = { statusDate: '2026-03-04T08:00' };
const begun = { actualStart: '2026-03-02T08:00', actualDuration: 480, remaining: 480 };

function computed(records: Records): ComputedPlan {
  const plan = computePlan(records);
  return 'code' in plan ? expect.fail(plan.code) : plan;
}

function expected(records: Records, date: string, id = a) {
  return expectedFinishEdit(computed(records), id, date);
}

/** The forecast finish once the edit is made. */
function finishAfter(records: Records, date: string): string | null {
  const edit = expected(records, date);
  if ('code' in edit) expect.fail(JSON.stringify(edit));
  const diff = apply(edit, records);
  if (isRefusal(diff)) expect.fail(JSON.stringify(diff));
  const after = records.clone();
  after.patch(diff);
  return computed(after).forecast.task(a).finish;
}

describe('an expected finish', () => {
  test('becomes what remains, from which the forecast finishes then', () => {
    const plan = planOf(STATUS, task('a', begun));
    expect(expected(plan, '2026-03-10T12:00')).toEqual({
      kind: 'task.set-expected-finish',
      taskId: a,
      expectedFinish: '2026-03-10T12:00',
      remaining: 4 * 480 + 240,
    });
    expect(finishAfter(plan, '2026-03-10T12:00')).toBe('2026-03-10T12:00');
  });

  test('of what has not begun, it becomes the duration', () => {
    const plan = planOf({}, task('a'));
    expect(expected(plan, '2026-03-06T17:00')).toMatchObject({ remaining: 5 * 480 });
    expect(finishAfter(plan, '2026-03-06T17:00')).toBe('2026-03-06T17:00');
  });

  test('counts with the people on it, and by the clock where the task does', () => {
    expect(finishAfter(planOf({}, task('a'), ...crew('a', 0.5, 480)), '2026-03-11T15:00')).toBe(
      '2026-03-11T15:00',
    );
    const elapsed = task('a', { duration: { minutes: 1440, unit: 'd', elapsed: true } });
    expect(finishAfter(planOf({}, elapsed), '2026-03-08T03:30')).toBe('2026-03-08T03:30');
  });

  test('on a day off is the end of the work before it', () => {
    expect(finishAfter(planOf({}, task('a')), '2026-03-07T12:00')).toBe('2026-03-06T17:00');
  });

  test('that no length of the task reaches is refused with the closest', () => {
    const plan = planOf({}, task('b'), task('a'), link('b', 'a'));
    expect(expected(plan, '2026-03-03T17:00')).toMatchObject({
      code: 'expected-finish-unreachable',
      recordId: 'a',
      parameters: { closest: '2026-03-04T08:01' },
    });
  });

  test('is itself the fact under the rules of P6', () => {
    const plan = planOf({ rules: 'p6', ...STATUS }, task('a', begun));
    const edit = expected(plan, '2026-03-10T12:00');
    expect(edit).not.toHaveProperty('remaining');
    expect(isRefusal(apply(edit as never, plan))).toBe(false);
  });

  test('of what is over, or not there, is refused as the edit itself would be', () => {
    const over = task('a', { ...begun, remaining: 0, actualFinish: '2026-03-03T17:00' });
    expect(expected(planOf(STATUS, over), '2026-03-10T12:00')).toMatchObject({
      code: 'task-is-finished',
    });
    expect(expected(planOf({}), '2026-03-10T12:00')).toMatchObject({ code: 'record-missing' });
  });
});
