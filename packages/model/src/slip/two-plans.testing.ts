import {
  type CalendarRecord,
  derivedId,
  type LinkRecord,
  type PlanRecord,
  type ProjectRecord,
  type RecordId,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import { type Slip, type SlipOptions, slipBetween } from './slip.ts';

/** Small plans in days of eight hours, from Monday 2 March 2026; everything that a test does not say is plain. */

export const DAY = 480;

const HOURS: [number, number][] = [
  [480, 720],
  [780, 1020],
];

export function project(fields: Partial<ProjectRecord> = {}): ProjectRecord {
  return {
    id: recordId('project'),
    kind: 'project',
    audience: 'shared',
    name: 'Move to the cloud',
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: '2026-03-02T08:00',
    statusDate: '2026-03-02T08:00',
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

export function calendar(
  id = 'standard',
  exceptions: CalendarRecord['exceptions'] = {},
): CalendarRecord {
  return {
    id: recordId(id),
    kind: 'calendar',
    audience: 'shared',
    name: id,
    week: { monday: HOURS, tuesday: HOURS, wednesday: HOURS, thursday: HOURS, friday: HOURS },
    exceptions,
    workWeeks: {},
  };
}

/** A day off, or several. */
export function holiday(from: string, to = from): CalendarRecord['exceptions'] {
  return { [derivedId('holiday', from)]: { from, to, ranges: [] } };
}

/** A task of some days, known by its name as its unique id. */
export function task(name: string, days: number, fields: Partial<TaskRecord> = {}): TaskRecord {
  return {
    id: recordId(name),
    kind: 'task',
    audience: 'shared',
    keys: { 'ms-project.uid': name },
    name,
    rank: 'V',
    type: 'task',
    fixed: 'duration',
    duration: { minutes: days * DAY, unit: 'd' },
    ...fields,
  };
}

/** `A>B` is finish to start; `A>B+2` has two days of lag; `A>B SS` another type. */
export function links(text: string): LinkRecord[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [, from, to, lag, type = 'FS'] = /^(\w+)>(\w+)([+-]\d+)?(?: (\w\w))?$/.exec(
        one,
      ) as string[];
      return {
        id: recordId(`${from}-${to}`),
        kind: 'link',
        audience: 'shared',
        from: recordId(from as string),
        to: recordId(to as string),
        type: type as LinkRecord['type'],
        ...(lag === undefined ? {} : { lag: { minutes: Number(lag) * DAY, unit: 'd' as const } }),
      };
    });
}

/** A plan of these tasks with the usual project and calendar, unless others are among them. */
export function plan(...records: (PlanRecord | PlanRecord[])[]): Records {
  const all = records.flat();
  const usual = [project(), calendar()].filter(({ id }) => !all.some((record) => record.id === id));
  return new Records([...usual, ...all]);
}

/** The plan with other fields of some records; null takes a field away. */
export function changed(
  records: Records,
  changes: Record<string, Record<string, unknown>>,
): Records {
  return new Records(
    [...records].map((record) => {
      const all = Object.entries({ ...record, ...changes[record.id] });
      return Object.fromEntries(all.filter(([, value]) => value !== null)) as unknown as PlanRecord;
    }),
  );
}

export const days = (count: number) => ({ minutes: count * DAY, unit: 'd' as const });

/** The plan with these and without those. */
export function edited(
  records: Records,
  { add = [], drop = [] }: { add?: PlanRecord[]; drop?: string[] },
): Records {
  return new Records([...[...records].filter(({ id }) => !drop.includes(id)), ...add]);
}

export function slip(earlier: Records, later: Records, options: SlipOptions = {}): Slip {
  const found = slipBetween(earlier, later, options);
  if ('code' in found) throw new Error(JSON.stringify(found));
  return found;
}

/** What each line comes to, in days, by its kind and the first record it is about. */
export function inDays(found: Slip): Record<string, number> {
  const amounts: Record<string, number> = {};
  for (const { kind, records, amount } of found.lines) {
    amounts[[kind, records[0]].filter((part) => part !== undefined).join(' ')] = amount / DAY;
  }
  return amounts;
}

export const ids = (...names: string[]): RecordId[] => names.map(recordId);
