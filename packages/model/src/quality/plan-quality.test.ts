import { QUALITY_CHECKS, QUALITY_THRESHOLDS } from '@throughline/engine';
import { describe, expect, test } from 'vitest';
import { computePlan } from '../computed/index.ts';
import { recordId } from '../plan/index.ts';
import { baselineFinish, projectBaseline } from './baseline.ts';
import { looseTasks } from './open-ends.ts';
import { planQuality, qualityOfUnschedulable } from './plan-quality.ts';
import { baseline, check, computed, DAY, link, plan, task } from './small-plan.testing.ts';

const status = { statusDate: '2026-03-16T08:00' };
const done = { actualStart: '2026-03-02T08:00', actualFinish: '2026-03-06T17:00' };

describe('checks of a plan', () => {
  const records = plan([task('C', 5), task('A', 5), task('B', 5), link('A', 'B'), link('A', 'C')]);

  test('name the records, sorted, with the rule and the point of the 14', () => {
    expect(check(records, 'open-ends')).toMatchObject({
      rule: 'QLT-1',
      dcma: 1,
      status: 'fail',
      count: 1,
      of: 3,
      taskIds: ['C'],
      linkIds: [],
      threshold: { limit: 5, source: 'DCMA 14-point assessment, DCMA-EA PAM 200.1' },
    });
    expect(check(records, 'lags').linkIds).toEqual([]);
  });

  test('come in the order of their numbers, and are counted', () => {
    const quality = planQuality(computed(records));
    expect(quality.checks.map(({ code }) => code)).toEqual(Object.keys(QUALITY_CHECKS));
    const { passed, warned, failed, notApplicable } = quality;
    expect(passed + warned + failed + notApplicable).toBe(quality.checks.length);
    expect(failed).toBe(1);
  });

  test('take the caller’s limits', () => {
    const lenient = { ...QUALITY_THRESHOLDS['open-ends'], limit: 40, source: 'our office' };
    const answer = check(records, 'open-ends', { thresholds: { 'open-ends': lenient } });
    expect(answer).toMatchObject({ status: 'pass', threshold: lenient });
    expect(check(records, 'high-duration', { measures: { highDurationDays: 4 } }).count).toBe(3);
  });

  test('QLT-28 a cycle is named in the direction of its links, and nothing else is said', () => {
    const fault = computePlan(
      plan([
        task('A', 1),
        task('B', 1),
        task('C', 1),
        link('C', 'A'),
        link('A', 'B'),
        link('B', 'C'),
      ]),
    );
    if (!('code' in fault)) throw new Error('it should have no dates');
    const { checks, failed, notApplicable } = qualityOfUnschedulable(fault);
    const round = checks.at(-1)?.taskIds.join('') ?? '';
    expect(['ABC', 'BCA', 'CAB']).toContain(round);
    expect([failed, notApplicable]).toEqual([1, checks.length - 1]);
    expect(checks[0]).toMatchObject({ status: 'not-applicable', reason: 'unschedulable' });
  });

  test('QLT-28 a link and a calendar at fault are named too', () => {
    const named = (fault: Parameters<typeof qualityOfUnschedulable>[0]) =>
      qualityOfUnschedulable(fault).checks.at(-1);
    const [linkId, calendarId] = [recordId('l'), recordId('c')];
    expect(named({ code: 'link-within-its-summary', linkId })?.linkIds).toEqual([linkId]);
    expect(named({ code: 'calendar-runs-out', calendarId })?.calendarIds).toEqual([calendarId]);
    expect(
      named({ code: 'calendar-bases-go-round', calendarIds: [calendarId] })?.calendarIds,
    ).toEqual([calendarId]);
    expect(named({ code: 'too-many-links', limit: 1 })?.count).toBe(1);
  });
});

describe('facts', () => {
  test('QLT-16, QLT-12 dates and lengths come from the baseline; a length from its two dates', () => {
    const records = plan(
      [
        task('A', 5, done),
        task('B', 50),
        baseline('first', {
          A: { finish: '2026-03-05T17:00' },
          B: { start: '2026-03-02T08:00', finish: '2026-05-07T17:00' },
        }),
      ],
      status,
    );
    expect(check(records, 'missed-tasks')).toMatchObject({ count: 1, of: 1, taskIds: ['A'] });
    // From 2 March to 7 May are 49 days of work.
    expect(check(records, 'high-duration')).toMatchObject({
      taskIds: ['B'],
      details: { byBaseline: 1, byPresentDuration: 0 },
    });
  });

  test('QLT-15 a resource or a cost counts, work that nobody was given does not', () => {
    const assignment = (id: string, taskId: string, fields: object) =>
      ({
        id: recordId(id),
        kind: 'assignment',
        audience: 'shared',
        taskId: recordId(taskId),
        units: 1,
        work: DAY,
        ...fields,
      }) as const;
    const records = plan([
      task('A', 1),
      task('B', 1),
      task('C', 1),
      task('D', 1),
      { id: recordId('crew'), kind: 'resource', audience: 'shared', name: 'Crew', type: 'work' },
      assignment('a', 'A', { resourceId: recordId('crew') }),
      assignment('b', 'B', {}),
      {
        id: recordId('fee'),
        kind: 'fixed-cost',
        audience: 'shared',
        taskId: recordId('C'),
        name: 'Fee',
        amount: { amount: '100', currency: 'EUR' },
        accrual: 'end',
      },
    ]);
    expect(check(records, 'without-resources')).toMatchObject({ count: 2, taskIds: ['B', 'D'] });
  });

  test('QLT-18 the target: promised, else to finish by, else the baseline', () => {
    const promised = {
      id: recordId('p'),
      kind: 'promise',
      audience: 'shared',
      type: 'contract',
      to: 'the client',
      date: '2026-04-10T17:00',
    } as const;
    const approved = baseline('first', { A: { finish: '2026-03-27T17:00' } });
    const index = (...more: Parameters<typeof plan>[0]) =>
      check(
        plan([task('A', 20, { actualStart: '2026-03-02T08:00' }), ...more], status),
        'critical-path-length-index',
      );
    // Ten days of path from Monday 16 March; ten more to the promise, none to the baseline.
    expect(index(approved, promised)).toMatchObject({ value: 2, details: { float: 10 * DAY } });
    expect(index(approved)).toMatchObject({ value: 1, status: 'pass' });
    expect(index().reason).toBe('no-target');
  });

  test('without a status date, or any moment but the start, progress is not judged', () => {
    const records = plan([task('A', 5, done)]);
    expect(check(records, 'actual-in-the-future').reason).toBe('no-status-date');
    expect(check(records, 'status-date-missing').status).toBe('warn');
    const saved = plan([task('A', 5, done)], { currentDate: '2026-03-16T08:00' });
    expect(check(saved, 'actual-in-the-future').status).toBe('pass');
    expect(check(saved, 'status-date-missing').status).toBe('warn');
  });

  test('loose tasks, for the verdict', () => {
    expect(looseTasks(computed(plan([task('A', 5), task('B', 4), task('C', 3)])))).toEqual({
      taskIds: ['B', 'C'],
      of: 3,
    });
  });
});

describe('BSL-1 the baseline to compare with', () => {
  const chosen = (...baselines: ReturnType<typeof baseline>[]) =>
    projectBaseline(plan(baselines))?.id;

  test('the last of the log, else number 0, else the last approved, else the lowest number', () => {
    const zero = baseline('zero', {}, { number: 0 });
    const third = baseline('third', {}, { number: 3 });
    const tenth = baseline('tenth', {}, { number: 10, approvedAt: '2026-01-01T08:00' });
    expect(chosen(zero, baseline('a', {}, { seq: 4 }), baseline('b', {}, { seq: 9 }))).toBe('b');
    expect(chosen(tenth, third, zero)).toBe('zero');
    expect(chosen(third, tenth)).toBe('tenth');
    expect(chosen(baseline('fifth', {}, { number: 5 }), third)).toBe('third');
    expect(chosen()).toBeUndefined();
    expect(projectBaseline(plan([zero, third]), recordId('third'))?.id).toBe('third');
  });

  test('its finish is the latest, tasks that are gone included', () => {
    const records = plan([
      baseline('first', {
        A: { finish: '2026-03-06T17:00' },
        Gone: { finish: '2026-03-09T17:00' },
        B: {},
      }),
    ]);
    expect(baselineFinish(projectBaseline(records))).toBe('2026-03-09T17:00');
    expect(baselineFinish(undefined)).toBeNull();
  });
});
