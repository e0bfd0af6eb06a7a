import { computePlan } from '../computed/index.ts';
import {
  type BaselineTask,
  type LinkRecord,
  type PlanRecord,
  type ProjectRecord,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import { planQuality, type QualityOptions } from './plan-quality.ts';

/** Small plans in days of eight hours, from Monday 2 March 2026. */

export const DAY = 480;

const HOURS: [number, number][] = [
  [480, 720],
  [780, 1020],
];

export function task(id: string, days: number, fields: Partial<TaskRecord> = {}): TaskRecord {
  return {
    id: recordId(id),
    kind: 'task',
    audience: 'shared',
    name: `Task ${id}`,
    rank: 'V',
    type: 'task',
    fixed: 'duration',
    duration: { minutes: days * DAY, unit: 'd' },
    ...fields,
  };
}

export function link(from: string, to: string, fields: Partial<LinkRecord> = {}): LinkRecord {
  return {
    id: recordId(`${from}-${to}`),
    kind: 'link',
    audience: 'shared',
    from: recordId(from),
    to: recordId(to),
    type: 'FS',
    ...fields,
  };
}

export function baseline(id: string, tasks: Record<string, BaselineTask>, fields = {}): PlanRecord {
  return {
    id: recordId(id),
    kind: 'baseline',
    audience: 'shared',
    name: id,
    tasks: Object.fromEntries(Object.entries(tasks).map(([key, one]) => [recordId(key), one])),
    ...fields,
  };
}

export function plan(
  records: readonly PlanRecord[],
  project: Partial<ProjectRecord> = {},
): Records {
  return new Records([
    {
      id: recordId('project'),
      kind: 'project',
      audience: 'shared',
      name: 'Move to the cloud',
      rules: 'ms-project',
      scheduleFrom: 'start',
      start: '2026-03-02T08:00',
      calendarId: recordId('standard'),
      minutesPerDay: DAY,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      weekStart: 'monday',
      defaultStartTime: 480,
      defaultEndTime: 1020,
      currency: 'EUR',
      criticalFloatLimit: 0,
      ...project,
    },
    {
      id: recordId('standard'),
      kind: 'calendar',
      audience: 'shared',
      name: 'Standard',
      week: { monday: HOURS, tuesday: HOURS, wednesday: HOURS, thursday: HOURS, friday: HOURS },
      exceptions: {},
      workWeeks: {},
    },
    ...records,
  ]);
}

export function computed(records: Records) {
  const plan = computePlan(records);
  if ('code' in plan) throw new Error(`no dates: ${plan.code}`);
  return plan;
}

/** One check of a plan, by its code. */
export function check(records: Records, code: string, options: QualityOptions = {}) {
  const found = planQuality(computed(records), options).checks.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no check ${code}`);
  return found;
}
