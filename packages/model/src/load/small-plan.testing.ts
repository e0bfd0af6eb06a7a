import { computePlan } from '../computed/index.ts';
import {
  type AssignmentRecord,
  type CalendarRecord,
  type PlanRecord,
  type ProjectRecord,
  Records,
  type ResourceRecord,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import { type ResourceLoad, resourceLoad } from './resource-load.ts';

/** Small plans in days of eight hours from Monday 2 March 2026; status is of that morning. */

export const DAY = 480;
const HOURS: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });

/** So many days from a day of March 2026. */
export const task = (
  id: string,
  from: number,
  days: number,
  fields: Partial<TaskRecord> = {},
): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank: 'V',
  type: 'task',
  fixed: 'duration',
  duration: { minutes: days * DAY, unit: 'd' },
  constraint: {
    type: 'start-no-earlier-than',
    date: `2026-03-${String(from).padStart(2, '0')}T08:00`,
  },
  ...fields,
});

export const resource = (id: string, fields: Partial<ResourceRecord> = {}): ResourceRecord => ({
  ...base(id),
  kind: 'resource',
  name: id,
  type: 'work',
  ...fields,
});

/** So many days of one person. */
export const assignment = (
  taskId: string,
  resourceId: string,
  days: number,
  fields: Partial<AssignmentRecord> = {},
): AssignmentRecord => ({
  ...base(`${taskId}-by-${resourceId}`),
  kind: 'assignment',
  taskId: recordId(taskId),
  resourceId: recordId(resourceId),
  units: 1,
  work: days * DAY,
  ...fields,
});

/** Monday to Friday, but for these days. */
export const calendar = (id: string, ...off: string[]): CalendarRecord => ({
  ...base(id),
  kind: 'calendar',
  name: id,
  week: { monday: HOURS, tuesday: HOURS, wednesday: HOURS, thursday: HOURS, friday: HOURS },
  exceptions: Object.fromEntries(
    off.map((day, index) => [recordId(`off${index}`), { from: day, to: day, ranges: [] }]),
  ),
  workWeeks: {},
});

export function loadOf(
  records: readonly PlanRecord[],
  project: Partial<ProjectRecord> = {},
): ResourceLoad[] {
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
      calendar('standard'),
      ...records,
    ]),
  );
  if ('code' in computed) throw new Error(`no dates: ${computed.code}`);
  return resourceLoad(computed);
}
