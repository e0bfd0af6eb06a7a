import type { CalendarRecord } from './calendar.ts';
import type { LinkRecord } from './link.ts';
import type { PlanRecord } from './plan-record.ts';
import type { ProjectRecord } from './project.ts';
import { type RecordId, recordId } from './record-id.ts';
import { Records } from './records.ts';
import type { TaskRecord } from './task.ts';

/** Short readable records for tests: what a test does not say is what most plans have. */

export function projectRecord(fields: Partial<ProjectRecord> = {}): ProjectRecord {
  return {
    id: recordId('project'),
    kind: 'project',
    audience: 'shared',
    name: 'Move to the cloud',
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
  };
}

const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];

export function calendarRecord(id: string, baseId?: string): CalendarRecord {
  return {
    id: recordId(id),
    kind: 'calendar',
    audience: 'shared',
    name: id,
    week:
      baseId === undefined
        ? { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY }
        : {},
    exceptions: {},
    workWeeks: {},
    ...(baseId !== undefined && { baseId: recordId(baseId) }),
  };
}

export function taskRecord(id: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return {
    id: recordId(id),
    kind: 'task',
    audience: 'shared',
    name: `Task ${id}`,
    rank: 'V',
    type: 'task',
    fixed: 'units',
    duration: { minutes: 480, unit: 'd' },
    ...fields,
  };
}

export function linkRecord(from: string, to: string): LinkRecord {
  return {
    id: recordId(`${from}-${to}`),
    kind: 'link',
    audience: 'shared',
    from: recordId(from),
    to: recordId(to),
    type: 'FS',
  };
}

export function planOf(...records: PlanRecord[]): Records {
  return new Records([projectRecord(), calendarRecord('standard'), ...records]);
}

export const ids = (records: Iterable<{ id: RecordId }>): string[] =>
  [...records].map((record) => record.id);
