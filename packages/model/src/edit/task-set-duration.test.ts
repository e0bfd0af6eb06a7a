import { describe, expect, test } from 'vitest';
import { recordId } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import { assignment, p6PlanOf, planOf, resource, task } from './small-plan.testing.ts';

const a = recordId('a');
const to = (minutes: number) => ({ kind: 'task.set-duration', taskId: a, minutes }) as const;
const begun = {
  actualStart: '2026-03-02T08:00',
  percentComplete: 50,
  actualDuration: 240,
  remaining: 240,
};

describe('task.set-duration', () => {
  test('a longer duration keeps its unit', () => {
    const after = accepted(planOf(task('a', { duration: { minutes: 2400, unit: 'w' } })), to(4800));
    expect(the(after, 'task', 'a').duration).toEqual({ minutes: 4800, unit: 'w' });
    const elapsed = { ...to(60), unit: 'h', elapsed: true, estimated: true } as const;
    expect(the(accepted(planOf(task('a')), elapsed), 'task', 'a').duration).toEqual({
      minutes: 60,
      unit: 'h',
      elapsed: true,
      estimated: true,
    });
  });

  test('what was done stays done, and the rest follows', () => {
    expect(the(accepted(planOf(task('a', begun)), to(960)), 'task', 'a')).toMatchObject({
      actualDuration: 240,
      remaining: 720,
      percentComplete: 25,
    });
    expect(refused(planOf(task('a', begun)), to(239))).toMatchObject({
      code: 'duration-below-actual',
      parameters: { actualMinutes: 240 },
    });
  });

  test('in P6 what remains of begun work is not the planned duration', () => {
    expect(the(accepted(p6PlanOf(task('a', begun)), to(960)), 'task', 'a')).toMatchObject({
      actualDuration: 240,
      remaining: 240,
      percentComplete: 75,
    });
  });

  test('work follows the duration, so that assignments do not hold the old finish', () => {
    const plan = planOf(
      task('a', { work: 720 }),
      resource('ann'),
      resource('bob'),
      assignment('a', 'ann'),
      assignment('a', 'bob', { units: 0.5, work: 240, actualWork: 40, remainingWork: 200 }),
    );
    const after = accepted(plan, to(960));
    expect(the(after, 'assignment', 'a-by-ann').work).toBe(960);
    expect(the(after, 'assignment', 'a-by-bob')).toMatchObject({ work: 440, remainingWork: 400 });
    expect(the(after, 'task', 'a').work).toBe(1400);
  });

  test('fixed work goes with other units', () => {
    const plan = planOf(task('a', { fixed: 'work' }), resource('ann'), assignment('a', 'ann'));
    const after = accepted(plan, to(960));
    expect(the(after, 'assignment', 'a-by-ann')).toMatchObject({ work: 480, units: 0.5 });
    expect(refused(plan, to(0)).code).toBe('fixed-work-needs-time');
  });

  test('a milestone that gets a duration gets the work of its people', () => {
    const milestone = task('a', { duration: { minutes: 0, unit: 'd' } });
    const plan = planOf(
      milestone,
      resource('ann'),
      assignment('a', 'ann', { work: 0, units: 0.5 }),
    );
    expect(the(accepted(plan, to(480)), 'assignment', 'a-by-ann').work).toBe(240);
  });

  test('a material does not follow', () => {
    const sand = { ...resource('sand'), type: 'material' } as ReturnType<typeof resource>;
    const plan = planOf(task('a'), sand, assignment('a', 'sand'));
    expect(the(accepted(plan, to(960)), 'assignment', 'a-by-sand').work).toBe(480);
  });

  test('a manual task gives up the finish that the duration now decides', () => {
    const dates = { manualStart: '2026-03-02T08:00', manualFinish: '2026-03-04T17:00' };
    const after = accepted(planOf(task('a', { mode: 'manual', ...dates })), to(960));
    expect(the(after, 'task', 'a')).not.toHaveProperty('manualFinish');
  });

  test('the duration of a summary comes from its tasks', () => {
    const plan = planOf(task('a'), task('b', { under: 'a' }));
    expect(refused(plan, to(960))).toMatchObject({ code: 'summary-is-computed', recordId: 'a' });
  });
});
