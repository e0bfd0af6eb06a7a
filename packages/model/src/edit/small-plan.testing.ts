import {
  type AssignmentRecord,
  type CalendarRecord,
  type LinkRecord,
  type PlanRecord,
  type ProjectRecord,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';

const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });
const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];

export const project = (fields: Partial<ProjectRecord> = {}): ProjectRecord => ({
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
  ...fields,
});

export const calendar = (id: string, fields: Partial<CalendarRecord> = {}): CalendarRecord => ({
  ...base(id),
  kind: 'calendar',
  name: id,
  week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
  exceptions: {},
  workWeeks: {},
  ...fields,
});

/** A task of one day. `under` and `rank` put it into the outline. */
export const task = (
  id: string,
  { under, ...fields }: Partial<TaskRecord> & { under?: string } = {},
): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank: 'V',
  type: 'task',
  fixed: 'units',
  duration: { minutes: 480, unit: 'd' },
  ...(under !== undefined && { parent: recordId(under) }),
  ...fields,
});

export const link = (from: string, to: string, fields: Partial<LinkRecord> = {}): LinkRecord => ({
  ...base(`${from}-${to}`),
  kind: 'link',
  from: recordId(from),
  to: recordId(to),
  type: 'FS',
  ...fields,
});

export const resource = (id: string): PlanRecord => ({
  ...base(id),
  kind: 'resource',
  name: id,
  type: 'work',
});

/** One person's whole day. */
export const assignment = (
  taskId: string,
  resourceId: string,
  fields: Partial<AssignmentRecord> = {},
): AssignmentRecord => ({
  ...base(`${taskId}-by-${resourceId}`),
  kind: 'assignment',
  taskId: recordId(taskId),
  resourceId: recordId(resourceId),
  units: 1,
  work: 480,
  ...fields,
});

export const planOf = (...records: PlanRecord[]): Records =>
  new Records([project(), calendar('standard'), ...records]);

export const p6PlanOf = (...records: PlanRecord[]): Records =>
  new Records([project({ rules: 'p6' }), calendar('standard'), ...records]);
