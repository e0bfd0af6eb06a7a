import {
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

const project = (fields: Partial<ProjectRecord>): ProjectRecord => ({
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
  currency: 'USD',
  criticalFloatLimit: 0,
  ...fields,
});

/** A task of two days. */
export const task = (id: string, fields: Partial<TaskRecord> = {}): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank: 'V',
  type: 'task',
  fixed: 'units',
  duration: { minutes: 960, unit: 'd' },
  ...fields,
});

export const link = (from: string, to: string): LinkRecord => ({
  ...base(`${from}-${to}`),
  kind: 'link',
  from: recordId(from),
  to: recordId(to),
  type: 'FS',
});

/** Somebody with these units on the task, whose hours are the plan's. */
export const crew = (taskId: string, units: number, work: number): PlanRecord[] => [
  { ...base('ann'), kind: 'resource', name: 'Ann', type: 'work' },
  {
    ...base('ann-on'),
    kind: 'assignment',
    taskId: recordId(taskId),
    resourceId: recordId('ann'),
    units,
    work,
  },
];

/** Eight to five from Monday to Friday; it begins on Monday, 2 March 2026. */
export const planOf = (fields: Partial<ProjectRecord>, ...records: PlanRecord[]): Records =>
  new Records([
    project(fields),
    {
      ...base('standard'),
      kind: 'calendar',
      name: 'standard',
      week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
      exceptions: {},
      workWeeks: {},
    },
    ...records,
  ]);
