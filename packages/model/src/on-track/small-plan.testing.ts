import { computePlan } from '../computed/index.ts';
import {
  type BaselineRecord,
  type LinkRecord,
  type PlanRecord,
  type ProjectRecord,
  type PromiseRecord,
  type RecordId,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import type { OnTrack } from './answer.ts';
import { onTrack } from './on-track.ts';
import type { OnTrackOptions } from './situation.ts';

/** Small plans in days of eight hours from Monday 2 March 2026; status is of that morning. */

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

export function milestone(id: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return task(id, 0, { milestone: true, ...fields });
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

export function promise(
  id: string,
  date: string,
  fields: Partial<PromiseRecord> = {},
): PromiseRecord {
  return {
    id: recordId(id),
    kind: 'promise',
    audience: 'shared',
    type: 'commitment',
    to: 'the client',
    date,
    ...fields,
  } as PromiseRecord;
}

/** Finishes by task id. */
export function baseline(
  finishes: Record<string, string>,
  fields: Partial<BaselineRecord> = {},
): BaselineRecord {
  const tasks: BaselineRecord['tasks'] = {};
  for (const [id, finish] of Object.entries(finishes)) tasks[recordId(id)] = { finish };
  return {
    id: recordId('baseline'),
    kind: 'baseline',
    audience: 'shared',
    name: 'Baseline',
    number: 0,
    tasks,
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

/** The same plan without a status date: nobody said as of when its progress is. */
export function undated(records: Records): Records {
  return new Records(
    [...records].map((record) => {
      if (record.kind !== 'project') return record;
      const { statusDate, ...rest } = record;
      return rest;
    }),
  );
}

export function answerFor(records: Records, options: OnTrackOptions = {}): OnTrack {
  const computed = computePlan(records);
  if ('code' in computed) throw new Error(`no dates: ${computed.code}`);
  return onTrack(computed, options);
}

export const ids = (...names: string[]): RecordId[] => names.map(recordId);
