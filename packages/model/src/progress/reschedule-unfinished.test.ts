import { describe, expect, test } from 'vitest';
import { type ComputedPlan, computePlan } from '../computed/index.ts';
import { apply } from '../edit/index.ts';
import { isRefusal, type Records, recordId } from '../plan/index.ts';
import { type RescheduleChoice, rescheduleUnfinished } from './reschedule-unfinished.ts';
import { link, planOf, task } from './small-plan.testing.ts';

const STATUS = '2026-03-09T08:00';
const begun = { actualStart: '2026-03-02T08:00', actualDuration: 480, remaining: 480 };

function computed(records: Records): ComputedPlan {
  const plan = computePlan(records);
  return 'code' in plan ? expect.fail(plan.code) : plan;
}

function edited(records: Records, choice?: RescheduleChoice) {
  const edit = rescheduleUnfinished(computed(records), choice);
  if (isRefusal(edit)) expect.fail(JSON.stringify(edit));
  const diff = apply(edit, records);
  if (isRefusal(diff)) expect.fail(JSON.stringify(diff));
  const after = records.clone();
  after.patch(diff);
  return { edit, after };
}

const starts = (records: Records, ...ids: string[]) => {
  const { schedule } = computed(records);
  return ids.map((id) => schedule.task(recordId(id)).start);
};

describe('rescheduling unfinished work', () => {
  test('what has not begun starts no earlier than then, what has begun goes on then', () => {
    const plan = planOf({ statusDate: STATUS }, task('a', begun), task('b'), link('a', 'b'));
    const { edit, after } = edited(plan);
    expect(edit).toEqual({
      kind: 'reschedule.unfinished',
      after: STATUS,
      notStarted: ['b'],
      started: { a: { stop: '2026-03-02T17:00' } },
    });
    expect(starts(after, 'a', 'b')).toEqual(['2026-03-02T08:00', '2026-03-10T08:00']);
    expect(computed(after).schedule.task(recordId('a')).finish).toBe('2026-03-09T17:00');
  });

  test('the schedule is then the forecast, and doing it twice changes nothing', () => {
    const plan = planOf(
      { statusDate: STATUS },
      task('a', begun),
      task('b'),
      task('c', { constraint: { type: 'start-no-earlier-than', date: '2026-03-04T08:00' } }),
      task('d'),
      link('a', 'b'),
      link('b', 'd'),
    );
    const { after } = edited(plan);
    const { schedule, forecast } = computed(after);
    for (const id of ['a', 'b', 'c', 'd'].map(recordId)) {
      expect(schedule.task(id).finish, id).toBe(forecast.task(id).finish);
    }
    expect(edited(after).edit).toMatchObject({ notStarted: [], started: {} });
  });

  test('what is over, ahead, by hand, inactive, or held to another date stays', () => {
    const hard = { type: 'must-start-on', date: '2026-03-03T08:00' } as const;
    const plan = planOf(
      { statusDate: STATUS },
      task('over', { ...begun, remaining: 0, actualFinish: '2026-03-03T17:00' }),
      task('ahead', { ...begun, actualDuration: 2880, remaining: 480 }),
      task('hand', { mode: 'manual', manualStart: '2026-03-02T08:00' }),
      task('out', { inactive: true }),
      task('held', { constraint: hard }),
      task('later', { constraint: { type: 'start-no-earlier-than', date: '2026-04-01T08:00' } }),
    );
    expect(edited(plan).edit).toMatchObject({ notStarted: [], started: {} });
  });

  test('only the tasks that are asked for, to the moment that is asked for', () => {
    const plan = planOf({ statusDate: STATUS }, task('a'), task('b'));
    const after = '2026-03-20T08:00';
    const { edit } = edited(plan, { after, tasks: new Set([recordId('b')]) });
    expect(edit).toMatchObject({ after, notStarted: ['b'], started: {} });
  });

  test('is refused under the rules of P6', () => {
    const plan = planOf({ rules: 'p6', statusDate: STATUS }, task('a'));
    expect(rescheduleUnfinished(computed(plan))).toMatchObject({
      code: 'reschedule-of-other-rules',
    });
  });
});
