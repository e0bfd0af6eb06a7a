import {
  applyDiff,
  type CalendarRecord,
  checkReferences,
  derivedId,
  type LinkRecord,
  type PlanRecord,
  type ProjectRecord,
  type PromiseRecord,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import { type Update, type UpdateOptions, updateOf } from './update.ts';

/** A plan in days of eight hours, and its next file; everything that a test does not say is plain. */

export const DAY = 480;

export function project(fields: Partial<ProjectRecord> = {}): ProjectRecord {
  return {
    id: recordId('project'),
    kind: 'project',
    audience: 'internal',
    name: 'week46',
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: '2026-03-02T08:00',
    statusDate: '2026-03-02T08:00',
    calendarId: recordId('standard'),
    minutesPerDay: DAY,
    minutesPerWeek: 5 * DAY,
    daysPerMonth: 20,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 1020,
    currency: 'EUR',
    criticalFloatLimit: 0,
    ...fields,
  };
}

export function calendar(id: string, fields: Partial<CalendarRecord> = {}): CalendarRecord {
  const day: [number, number][] = [[480, 960]];
  return {
    id: recordId(id),
    kind: 'calendar',
    audience: 'internal',
    keys: { 'ms-project.uid': id },
    name: id,
    week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
    exceptions: {},
    workWeeks: {},
    ...fields,
  };
}

/** A task of the file, known by its name as the tool's own id. */
export function task(name: string, days: number, fields: Partial<TaskRecord> = {}): TaskRecord {
  return {
    ...madeHere(name, days),
    keys: { 'ms-project.uid': name },
    ...fields,
  };
}

/** A task that no file ever had. */
export function madeHere(name: string, days: number, fields: Partial<TaskRecord> = {}): TaskRecord {
  return {
    id: recordId(name),
    kind: 'task',
    audience: 'internal',
    name,
    rank: name.slice(0, 1),
    type: 'task',
    fixed: 'duration',
    duration: { minutes: days * DAY, unit: 'd' },
    ...fields,
  };
}

/** `A>B` is finish to start. */
export function link(text: string, fields: Partial<LinkRecord> = {}): LinkRecord {
  const [from = '', to = ''] = text.split('>').map((one) => one.trim());
  return {
    id: recordId(`${from}-${to}`),
    kind: 'link',
    audience: 'internal',
    from: recordId(from),
    to: recordId(to),
    type: 'FS',
    ...fields,
  };
}

export function promise(taskId: string, fields: Partial<PromiseRecord> = {}): PromiseRecord {
  return {
    id: recordId(`promise-${taskId}`),
    kind: 'promise',
    audience: 'shared',
    type: 'contract',
    to: 'The landlord',
    taskId: recordId(taskId),
    date: '2026-06-30T17:00',
    ...fields,
  };
}

/** A plan of these records with the usual project and calendar, unless others are among them. */
export function plan(...records: (PlanRecord | PlanRecord[])[]): Records {
  const all = records.flat();
  const usual = [project(), calendar('standard')].filter(
    ({ id }) => !all.some((record) => record.id === id),
  );
  return new Records([...usual, ...all]);
}

/** As a reader gives it: under ids of the file's own. */
export function file(...records: (PlanRecord | PlanRecord[])[]): Records {
  return new Records([...plan(...records)].map(underOwnId));
}

const REFERENCES = ['id', 'parent', 'from', 'to', 'taskId', 'resourceId', 'calendarId', 'baseId'];

function underOwnId(record: PlanRecord): PlanRecord {
  const own = (id: unknown) => derivedId('file', String(id));
  const entries = Object.entries(record).map(([field, value]): [string, unknown] => {
    if (REFERENCES.includes(field)) return [field, own(value)];
    if (field !== 'custom' && field !== 'tasks') return [field, value];
    const map = Object.entries(value as object).map(([id, entry]) => [own(id), entry]);
    return [field, Object.fromEntries(map)];
  });
  return Object.fromEntries(entries) as unknown as PlanRecord;
}

/** The update, once it is sure that its diff leads from the one state to the other and leaves nothing torn. */
export function update(current: Records, next: Records, options: UpdateOptions = {}): Update {
  const found = updateOf(current, next, options);
  if ('code' in found) throw new Error(JSON.stringify(found));
  const after = current.clone();
  if (applyDiff(after, found.diff) !== undefined) throw new Error('the diff does not fit');
  const sorted = (records: Records) =>
    [...records]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((record) => JSON.stringify(sortKeys(record)));
  if (sorted(after).join() !== sorted(found.records).join()) throw new Error('not the same state');
  const faults = checkReferences(after);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return found;
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sortKeys(one)]));
}
