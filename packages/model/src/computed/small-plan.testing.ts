import {
  type LinkRecord,
  type PlanRecord,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';

/** Short readable plans for tests: Monday to Friday, 8 to 12 and 13 to 17, from 2 March 2026 on. */
export function planOf(...records: PlanRecord[]): Records {
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
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      weekStart: 'monday',
      defaultStartTime: 480,
      defaultEndTime: 1020,
      currency: 'EUR',
      criticalFloatLimit: 0,
    },
    {
      id: recordId('standard'),
      kind: 'calendar',
      audience: 'shared',
      name: 'Standard',
      week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
      exceptions: {},
      workWeeks: {},
    },
    ...records,
  ]);
}

const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];

/** A day of work, unless the fields say otherwise. */
export function task(id: string, rank: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return {
    id: recordId(id),
    kind: 'task',
    audience: 'shared',
    name: `Task ${id}`,
    rank,
    type: 'task',
    fixed: 'units',
    duration: { minutes: 480, unit: 'd' },
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
