import { generateRecords } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import { computePlan } from '../computed/index.ts';
import { apply } from '../edit/index.ts';
import { isRefusal, type PlanRecord, Records, recordId, type TaskRecord } from '../plan/index.ts';
import { baselineOf } from './index.ts';

const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });
const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const task = (id: string, rank: string, fields: Partial<TaskRecord> = {}): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank,
  type: 'task',
  fixed: 'units',
  duration: { minutes: 960, unit: 'd' },
  ...fields,
});

/** Two tasks of two days under a summary, one after the other; the status is a week on and nothing has begun. */
const plan = (...more: PlanRecord[]): Records =>
  new Records([
    {
      ...base('project'),
      kind: 'project',
      name: 'Move',
      rules: 'ms-project',
      scheduleFrom: 'start',
      start: '2026-03-02T08:00',
      statusDate: '2026-03-09T08:00',
      calendarId: recordId('standard'),
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      weekStart: 'monday',
      defaultStartTime: 480,
      defaultEndTime: 1020,
      currency: 'USD',
      criticalFloatLimit: 0,
    },
    {
      ...base('standard'),
      kind: 'calendar',
      name: 'standard',
      week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
      exceptions: {},
      workWeeks: {},
    },
    task('s', 'A', { type: 'summary' }),
    task('a', 'A', { parent: recordId('s') }),
    task('b', 'B', { parent: recordId('s'), work: 120 }),
    { ...base('a-b'), kind: 'link', from: recordId('a'), to: recordId('b'), type: 'FS' },
    {
      ...base('ann'),
      kind: 'resource',
      name: 'Ann',
      type: 'work',
      rates: { [recordId('r')]: { standard: { amount: '50', currency: 'USD' } } },
    },
    {
      ...base('ann-a'),
      kind: 'assignment',
      taskId: recordId('a'),
      resourceId: recordId('ann'),
      units: 1,
      work: 960,
    },
    {
      ...base('fee'),
      kind: 'fixed-cost',
      taskId: recordId('b'),
      amount: { amount: '300', currency: 'USD' },
      accrual: 'end',
    },
    ...more,
  ]);

function baseline(records: Records) {
  const computed = computePlan(records);
  if ('code' in computed) expect.fail(computed.code);
  return baselineOf(computed, { id: recordId('b1'), name: 'Baseline 1', number: 1, seq: 7 });
}

describe('a baseline of the plan', () => {
  test('holds the dates of the schedule, the work and the cost of every task', () => {
    const { tasks, ...header } = baseline(plan());
    expect(header).toEqual({
      ...base('b1'),
      audience: 'internal',
      kind: 'baseline',
      name: 'Baseline 1',
      number: 1,
      seq: 7,
    });
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    expect(tasks).toEqual({
      s: {
        start: '2026-03-02T08:00',
        finish: '2026-03-05T17:00',
        duration: { minutes: 1920, unit: 'd' },
        work: 1080,
        cost: usd('1100'),
      },
      a: {
        start: '2026-03-02T08:00',
        finish: '2026-03-03T17:00',
        duration: { minutes: 960, unit: 'd' },
        work: 960,
        cost: usd('800'),
      },
      b: {
        start: '2026-03-04T08:00',
        finish: '2026-03-05T17:00',
        duration: { minutes: 960, unit: 'd' },
        work: 120,
        cost: usd('300'),
      },
    });
  });

  test('leaves out what is inactive, with its work', () => {
    const out = task('c', 'C', { parent: recordId('s'), inactive: true, work: 60 });
    expect(baseline(plan(out)).tasks).toEqual(baseline(plan()).tasks);
  });

  test('of a task whose id is a name of Object has no cost of its own making', () => {
    const { tasks } = baseline(plan(task('constructor', 'D')));
    expect(tasks[recordId('constructor')]).not.toHaveProperty('cost');
  });

  test('can be taken of any plan', () => {
    for (const rules of ['ms-project', 'p6'] as const) {
      for (const seed of [1, 2, 3]) {
        const records = new Records(generateRecords({ seed, tasks: 60, rules }));
        const taken = baseline(records);
        const { number: _, ...record } = taken;
        const diff = apply({ kind: 'baseline.take', record }, records);
        expect(isRefusal(diff) && diff, JSON.stringify(diff).slice(0, 300)).toBe(false);
      }
    }
  });
});
