import { type PlanRecord, Records, recordId, type TaskRecord } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { cellPlanOf, shownIn } from './any-cell-plan.testing.ts';

const base = (id: string) => ({ id: recordId(id), audience: 'internal' as const });
const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const week = { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY };

const project: PlanRecord = {
  ...base('project'),
  kind: 'project',
  name: 'Move',
  rules: 'ms-project',
  scheduleFrom: 'start',
  start: '2026-03-02T08:00',
  calendarId: recordId('standard'),
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  daysPerMonth: 20,
  weekStart: 'monday',
  defaultStartTime: 480,
  defaultEndTime: 1020,
  currency: 'EUR',
  criticalFloatLimit: 0,
};
const calendar: PlanRecord = {
  ...base('standard'),
  kind: 'calendar',
  name: 'Standard',
  week,
  exceptions: {},
  workWeeks: {},
};
const task = (id: string, days: number, fields: Partial<TaskRecord> = {}): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank: id,
  type: 'task',
  fixed: 'units',
  duration: { minutes: 480 * days, unit: 'd' },
  ...fields,
});
const under = { parent: recordId('A') };

describe('what cells show', () => {
  const plan = cellPlanOf(
    new Records([
      project,
      calendar,
      task('A', 1),
      task('B', 8, {
        ...under,
        actualStart: '2026-03-02T08:00',
        percentComplete: 50,
        fixed: 'duration',
        deadline: '2026-03-09T17:00',
      }),
      task('C', 2, under),
      task('D', 3, { duration: { minutes: 4320, unit: 'd', elapsed: true, estimated: true } }),
      {
        ...base('base'),
        kind: 'baseline',
        name: 'Agreed',
        number: 0,
        tasks: { [recordId('B')]: { finish: '2026-03-06T17:00' } },
      },
      { ...base('ana'), kind: 'resource', name: 'Ana', type: 'work' },
      {
        ...base('by'),
        kind: 'assignment',
        taskId: recordId('B'),
        resourceId: recordId('ana'),
        units: 0.333,
        work: 633.6,
        actualWork: 60,
      },
    ]),
    '2026-03-12',
  );
  const shown = (id: string, column: Parameters<typeof shownIn>[2]) =>
    shownIn(plan, recordId(id), column);

  test('lengths in their own unit, elapsed and estimated', () => {
    expect(shown('B', 'duration')).toBe('8d');
    expect(shown('B', 'remaining')).toBe('4d');
    expect(shown('B', 'actualDuration')).toBe('4d');
    expect(shown('D', 'duration')).toBe('3ed?');
  });

  test('a summary has its length, share and work from what is under it', () => {
    expect(shown('A', 'duration')).toBe('8d');
    expect(shown('A', 'percent')).toBe('40%');
    expect(shown('A', 'remaining')).toBe('');
    expect(shown('A', 'work')).toBe('10.56h');
    expect(shown('A', 'remainingWork')).toBe('9.56h');
    expect(shown('A', 'type')).toBe('Summary');
  });

  test('float is below nothing where a deadline is missed, with a true minus', () => {
    expect(shown('B', 'totalFloat')).toBe('−2d');
    expect(shown('B', 'critical')).toBe('Yes');
  });

  test('variance is against the baseline', () => {
    expect(shown('B', 'finishVariance')).toBe('+3d');
    expect(shown('C', 'finishVariance')).toBe('');
  });

  test('units are a share, and all of somebody goes without saying', () => {
    expect(shown('B', 'resources')).toBe('Ana[33.3%]');
  });

  test('status age: since the last that is known of a report, or since the task was due', () => {
    expect(shown('B', 'statusAge')).toBe('10');
    expect(shown('C', 'statusAge')).toBe('10');
    expect(shown('A', 'statusAge')).toBe('');
    const reported = { ...plan, reportedOn: () => '2026-03-11' };
    expect(shownIn(reported, recordId('B'), 'statusAge')).toBe('1');
  });

  test('numbers of rows, outline and WBS', () => {
    expect([shown('C', 'row'), shown('C', 'outline'), shown('C', 'wbs')]).toEqual([
      '3',
      '1.2',
      '1.2',
    ]);
  });
});
