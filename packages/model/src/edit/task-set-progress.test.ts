import { describe, expect, test } from 'vitest';
import { recordId, type TaskRecord } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import type { ProgressReport } from './progress-report.ts';
import { assignment, p6PlanOf, planOf, resource, task } from './small-plan.testing.ts';

const actualStart = '2026-03-02T08:00';
const actualFinish = '2026-03-03T17:00';
const edit = (report: ProgressReport) =>
  ({ kind: 'task.set-progress', taskId: recordId('a'), ...report }) as const;
const twoDays = { duration: { minutes: 960, unit: 'd' as const } };
const plan = (fields: Partial<TaskRecord> = {}) =>
  planOf(
    task('a', { ...twoDays, ...fields }),
    resource('ann'),
    assignment('a', 'ann', { work: 960 }),
  );
const after = (report: ProgressReport, fields: Partial<TaskRecord> = {}) => {
  const records = accepted(plan(fields), edit(report));
  return { task: the(records, 'task', 'a'), work: the(records, 'assignment', 'a-by-ann') };
};
const code = (report: ProgressReport, fields: Partial<TaskRecord> = {}) =>
  refused(plan(fields), edit(report)).code;
const begun = { actualStart, percentComplete: 25, actualDuration: 240, remaining: 720 };

describe('task.set-progress', () => {
  test('a share that is done gives what remains, of the duration and of the work', () => {
    const { task: reported, work } = after({ actualStart, percentComplete: 25 });
    expect(reported).toMatchObject(begun);
    expect(work).toMatchObject({ work: 960, actualWork: 240, remainingWork: 720 });
  });

  test('what remains gives the share, and another duration', () => {
    const { task: reported, work } = after({ remaining: 960 }, begun);
    expect(reported).toMatchObject({
      duration: { minutes: 1200, unit: 'd' },
      actualDuration: 240,
      remaining: 960,
      percentComplete: 20,
    });
    expect(work.work).toBe(1280);
  });

  test('in P6 what remains leaves the planned duration alone', () => {
    const p6 = p6PlanOf(task('a', { ...twoDays, ...begun }));
    expect(the(accepted(p6, edit({ remaining: 480 })), 'task', 'a')).toMatchObject({
      duration: { minutes: 960, unit: 'd' },
      remaining: 480,
      percentComplete: 50,
    });
    accepted(p6, edit({ remaining: 0 }));
  });

  test('a finish ends it all', () => {
    const { task: reported, work } = after({ actualStart, actualFinish });
    expect(reported).toMatchObject({
      actualStart,
      actualFinish,
      percentComplete: 100,
      actualDuration: 960,
      remaining: 0,
    });
    expect(work).toMatchObject({ work: 960, actualWork: 960, remainingWork: 0 });
  });

  test('a start alone says nothing of what is done', () => {
    const { task: reported, work } = after({ actualStart });
    expect(reported).toEqual(task('a', { ...twoDays, actualStart }));
    expect(work).not.toHaveProperty('actualWork');
  });

  test('taking back the start takes back every report', () => {
    const reported = accepted(
      plan({ physicalPercentComplete: 10 }),
      edit({ actualStart, actualFinish }),
    );
    const back = accepted(reported, edit({ takeBack: 'start' }));
    expect(the(back, 'task', 'a')).toEqual(task('a', twoDays));
    expect(the(back, 'assignment', 'a-by-ann')).toEqual(assignment('a', 'ann', { work: 960 }));
  });

  test('taking back the finish goes on with the share, or with what remains', () => {
    const done = {
      ...begun,
      actualFinish,
      percentComplete: 100,
      actualDuration: 960,
      remaining: 0,
    };
    expect(code({ takeBack: 'finish' }, done)).toBe('progress-without-remaining');
    const { task: half } = after({ takeBack: 'finish', percentComplete: 50 }, done);
    expect(half).toMatchObject({ actualDuration: 480, remaining: 480, percentComplete: 50 });
    expect(half).not.toHaveProperty('actualFinish');
    const { task: more } = after({ takeBack: 'finish', remaining: 240 }, done);
    expect(more).toMatchObject({ duration: { minutes: 1200 }, remaining: 240 });
  });

  test('a physical share stands beside the duration', () => {
    const { task: reported } = after(
      { actualStart, percentComplete: 80, remaining: 480 },
      { percentCompleteType: 'physical' },
    );
    expect(reported).toMatchObject({
      percentComplete: 80,
      remaining: 480,
      duration: { minutes: 960 },
    });
  });

  test('where the last report said that work stopped no longer holds', () => {
    const { task: reported } = after({ percentComplete: 50 }, { ...begun, stop: actualStart });
    expect(reported).not.toHaveProperty('stop');
  });

  test('reports that cannot all be true are refused', () => {
    expect(code({ percentComplete: 25 })).toBe('progress-without-start');
    expect(code({ remaining: 25 })).toBe('progress-without-start');
    expect(code({ actualFinish })).toBe('progress-without-start');
    expect(code({ actualStart, percentComplete: 100 })).toBe('progress-without-finish');
    expect(code({ actualStart, remaining: 0 })).toBe('progress-without-finish');
    expect(code({ actualStart: actualFinish, actualFinish: actualStart })).toBe(
      'finish-before-start',
    );
    expect(code({ actualStart, actualFinish, percentComplete: 99 })).toBe('progress-contradicts');
    expect(code({ actualStart, actualFinish, remaining: 1 })).toBe('progress-contradicts');
    expect(code({ actualStart, percentComplete: 50, remaining: 1 })).toBe('progress-said-twice');
    expect(code({ takeBack: 'start', remaining: 1 }, begun)).toBe('progress-contradicts');
    expect(code({ takeBack: 'finish', actualFinish }, begun)).toBe('progress-contradicts');
  });

  test('the progress of a summary comes from its tasks', () => {
    const summary = planOf(task('a'), task('b', { under: 'a' }));
    expect(refused(summary, edit({ actualStart })).code).toBe('summary-is-computed');
  });
});
