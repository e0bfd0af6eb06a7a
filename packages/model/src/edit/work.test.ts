import { describe, expect, test } from 'vitest';
import { type AssignmentRecord, type Records, recordId, type TaskRecord } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import { assignment, p6PlanOf, planOf, resource, task } from './small-plan.testing.ts';

const taskId = recordId('a');
const begun: Partial<TaskRecord> = {
  actualStart: '2026-03-02T08:00',
  percentComplete: 50,
  actualDuration: 240,
  remaining: 240,
};

/** One task of a day, Ann on it for all of that day; and Bob, at half his time, where asked. */
function plan(fields: Partial<TaskRecord> = {}, bob?: Partial<AssignmentRecord>): Records {
  const done = fields.actualStart === undefined ? {} : { actualWork: 240, remainingWork: 240 };
  return planOf(
    task('a', fields),
    resource('ann'),
    resource('bob'),
    assignment('a', 'ann', done),
    ...(bob === undefined ? [] : [assignment('a', 'bob', { units: 0.5, work: 240, ...bob })]),
  );
}
const ann = (records: Records) => the(records, 'assignment', 'a-by-ann');
const minutesOf = (records: Records) => the(records, 'task', 'a').duration?.minutes;

describe('the work of a task', () => {
  const set = (minutes: number) => ({ kind: 'task.set-work', taskId, minutes }) as const;

  test('changes its duration at the same units', () => {
    const after = accepted(plan({ work: 480 }), set(1200));
    expect(ann(after)).toMatchObject({ units: 1, work: 1200 });
    expect(minutesOf(after)).toBe(1200);
    expect(the(after, 'task', 'a').work).toBe(1200);
  });

  test('changes the units where the duration is fixed', () => {
    const after = accepted(plan({ fixed: 'duration' }), set(960));
    expect(ann(after)).toMatchObject({ units: 2, work: 960 });
    expect(minutesOf(after)).toBe(480);
  });

  test('is spread as it was before, to the last tenth of a minute', () => {
    const after = accepted(plan({}, {}), set(1000.1));
    const bob = the(after, 'assignment', 'a-by-bob');
    expect([ann(after).work, bob.work]).toEqual([666.7, 333.4]);
    expect(minutesOf(after)).toBe(667);
  });

  test('keeps what is done, and cannot be less', () => {
    const after = accepted(plan(begun), set(720));
    expect(ann(after)).toMatchObject({ work: 720, actualWork: 240, remainingWork: 480 });
    expect(the(after, 'task', 'a')).toMatchObject({
      duration: { minutes: 720 },
      actualDuration: 240,
      remaining: 480,
    });
    expect(refused(plan(begun), set(239.9))).toMatchObject({
      code: 'work-below-actual',
      parameters: { actualMinutes: 240 },
    });
    expect(refused(plan(begun), set(240)).code).toBe('progress-without-finish');
  });

  test('of nobody yet is kept, and moves nothing', () => {
    const after = accepted(planOf(task('a')), set(2400));
    expect(the(after, 'task', 'a')).toEqual(task('a', { work: 2400 }));
  });

  test('cannot be given to people without time for it, to summaries, or to what is over', () => {
    const idle = planOf(task('a'), resource('ann'), assignment('a', 'ann', { units: 0, work: 0 }));
    expect(refused(idle, set(60)).code).toBe('work-needs-units');
    expect(refused(planOf(task('a'), task('b', { under: 'a' })), set(60)).code).toBe(
      'summary-is-computed',
    );
    const over = { ...begun, actualFinish: '2026-03-02T17:00', remaining: 0 };
    expect(refused(plan(over), set(960)).code).toBe('task-is-finished');
  });
});

describe('the share of somebody’s time, and their work', () => {
  const assignmentId = recordId('a-by-ann');
  const units = (share: number) =>
    ({ kind: 'assignment.set-units', assignmentId, units: share }) as const;
  const work = (minutes: number) =>
    ({ kind: 'assignment.set-work', assignmentId, minutes }) as const;

  test('half the time takes twice as long', () => {
    const after = accepted(plan(), units(0.5));
    expect(ann(after)).toMatchObject({ units: 0.5, work: 480 });
    expect(minutesOf(after)).toBe(960);
  });

  test('half the time gets half done where the duration is fixed', () => {
    const after = accepted(plan({ fixed: 'duration' }), units(0.5));
    expect(ann(after)).toMatchObject({ units: 0.5, work: 240 });
    expect(minutesOf(after)).toBe(480);
  });

  test('the task takes as long as the one who takes longest', () => {
    expect(minutesOf(accepted(plan({}, {}), units(2)))).toBe(480);
    expect(minutesOf(accepted(plan({}, { work: 120 }), units(2)))).toBe(240);
    expect(minutesOf(accepted(plan({}, {}), work(960)))).toBe(960);
  });

  test('more work at the same units takes longer, or more of them where the duration is fixed', () => {
    expect(minutesOf(accepted(plan(begun), work(720)))).toBe(720);
    const fixed = accepted(plan({ fixed: 'duration' }), work(960));
    expect(ann(fixed)).toMatchObject({ units: 2, work: 960 });
    expect(refused(plan(begun), work(200)).code).toBe('work-below-actual');
    expect(refused(plan(), units(0)).code).toBe('work-needs-units');
  });

  test('what remains goes along under the rules of P6 too, and the plan stays', () => {
    const p6 = p6PlanOf(
      task('a', begun),
      resource('ann'),
      assignment('a', 'ann', { actualWork: 240, remainingWork: 240 }),
    );
    expect(the(accepted(p6, units(0.5)), 'task', 'a')).toMatchObject({
      duration: { minutes: 480 },
      remaining: 480,
      percentComplete: 0,
    });
  });

  test('of a material it is how much of it, and no time', () => {
    const cable = { ...resource('ann'), type: 'material' } as ReturnType<typeof resource>;
    const after = accepted(planOf(task('a'), cable, assignment('a', 'ann')), units(300));
    expect(ann(after)).toMatchObject({ units: 300, work: 480 });
    expect(minutesOf(after)).toBe(480);
  });
});
