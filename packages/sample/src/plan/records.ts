import {
  type CustomFieldRecord,
  type CustomValue,
  type LinkRecord,
  type RecordId,
  ranks,
  type TaskRecord,
} from '@throughline/model';
import { FINANCE_WINDOWS, WINDOWS } from './calendars.ts';
import { idOf, linkId, taskId } from './ids.ts';
import { PEOPLE } from './people.ts';
import { isShared, type Row, waitsFor } from './row.ts';

export const MINUTES_PER_DAY = 480;

/** A cut-over fills its weekend, from Saturday 06:00 to Sunday 06:00. */
export const CUT_OVER_MINUTES = 1440;

/** The rows as tasks, each in the place it is written at. */
export function tasksOf(rows: readonly Row[]): TaskRecord[] {
  const places = ranks(rows.length);
  return rows.map((row, at) => taskOf(row, places[at] ?? 'V'));
}

export function taskOf(row: Row, rank: string): TaskRecord {
  const { what, name, owner, finance, notes, custom } = row;
  const minutes = what === 'cut-over' ? CUT_OVER_MINUTES : (row.days ?? 0) * MINUTES_PER_DAY;
  return {
    id: taskId(row.key),
    kind: 'task',
    audience: isShared(row) ? 'shared' : 'internal',
    name,
    rank,
    type: what === 'summary' ? 'summary' : 'task',
    fixed: 'duration',
    ...(row.under !== undefined && { parent: taskId(row.under) }),
    ...(what === 'milestone' && { milestone: true }),
    ...(what !== 'summary' && { duration: { minutes, unit: what === 'cut-over' ? 'h' : 'd' } }),
    ...(what === 'cut-over' && { calendarId: finance ? FINANCE_WINDOWS : WINDOWS }),
    ...(owner !== undefined && { responsible: PEOPLE[owner].name }),
    ...(notes !== undefined && { notes }),
    ...(custom !== undefined && { custom: valuesById(custom) }),
  };
}

/** Who may see both ends of a link may see the link. */
export function linksOf(rows: readonly Row[]): LinkRecord[] {
  const shared = new Set(rows.filter(isShared).map(({ key }) => key));
  return rows.flatMap(({ key: to, after }) =>
    after.map((one) => {
      const { key: from, type } = waitsFor(one);
      return linkOf(from, to, type, shared.has(from) && shared.has(to));
    }),
  );
}

export function linkOf(
  from: string,
  to: string,
  type: LinkRecord['type'] = 'FS',
  shared = false,
): LinkRecord {
  return {
    id: linkId(from, to),
    kind: 'link',
    audience: shared ? 'shared' : 'internal',
    from: taskId(from),
    to: taskId(to),
    type,
  };
}

/** What an application's row says of it. */
export function customFields(): CustomFieldRecord[] {
  const base = { kind: 'custom-field', audience: 'internal', appliesTo: 'task' } as const;
  const choices = ['rehost', 'replatform', 'retire'].map(
    (value) => [idOf('choice', value), { value }] as const,
  );
  return [
    {
      ...base,
      id: idOf('custom-field', 'Treatment'),
      name: 'Treatment',
      type: 'text',
      choices: Object.fromEntries(choices),
    },
    { ...base, id: idOf('custom-field', 'Interfaces'), name: 'Interfaces', type: 'number' },
  ];
}

function valuesById(custom: Readonly<Record<string, CustomValue>>): Record<RecordId, CustomValue> {
  const values: Record<RecordId, CustomValue> = {};
  for (const [field, value] of Object.entries(custom)) values[idOf('custom-field', field)] = value;
  return values;
}
