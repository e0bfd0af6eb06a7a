import { type ComputedPlan, computePlan } from '../computed/index.ts';
import {
  type AssignmentRecord,
  type Decimal,
  type LinkRecord,
  type Money,
  type PlanRecord,
  type ProjectRecord,
  type PromiseRecord,
  Records,
  type ResourceRecord,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';

/** Small plans in days of eight hours from Monday 2 March 2026; status is of that morning. */

export const DAY = 480;
const HOURS: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });

export const euros = (amount: Decimal): Money => ({ amount, currency: 'EUR' });

export const task = (id: string, days: number, fields: Partial<TaskRecord> = {}): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank: 'V',
  type: 'task',
  fixed: 'duration',
  duration: { minutes: days * DAY, unit: 'd' },
  ...fields,
});

export const milestone = (id: string, fields: Partial<TaskRecord> = {}): TaskRecord =>
  task(id, 0, { milestone: true, ...fields });

export const link = (from: string, to: string): LinkRecord => ({
  ...base(`${from}-${to}`),
  kind: 'link',
  from: recordId(from),
  to: recordId(to),
  type: 'FS',
});

export const promise = (id: string, fields: Partial<PromiseRecord>): PromiseRecord => ({
  ...base(id),
  kind: 'promise',
  type: 'commitment',
  to: 'the client',
  ...fields,
});

/** A person at 100 an hour. */
export const person = (id: string, fields: Partial<ResourceRecord> = {}): ResourceRecord => ({
  ...base(id),
  kind: 'resource',
  name: id,
  type: 'work',
  rates: { [recordId('rate')]: { standard: euros('100') } },
  ...fields,
});

/** So many days of one person. */
export const assignment = (taskId: string, resourceId: string, days: number): AssignmentRecord => ({
  ...base(`${taskId}-by-${resourceId}`),
  kind: 'assignment',
  taskId: recordId(taskId),
  resourceId: recordId(resourceId),
  units: 1,
  work: days * DAY,
});

export function plan(
  records: readonly PlanRecord[],
  project: Partial<ProjectRecord> = {},
): ComputedPlan {
  const computed = computePlan(
    new Records([
      {
        ...base('project'),
        kind: 'project',
        name: 'Move to the cloud',
        rules: 'ms-project',
        scheduleFrom: 'start',
        start: '2026-03-02T08:00',
        statusDate: '2026-03-02T08:00',
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
        ...base('standard'),
        kind: 'calendar',
        name: 'Standard',
        week: { monday: HOURS, tuesday: HOURS, wednesday: HOURS, thursday: HOURS, friday: HOURS },
        exceptions: {},
        workWeeks: {},
      },
      ...records,
    ]),
  );
  if ('code' in computed) throw new Error(`no dates: ${computed.code}`);
  return computed;
}
