import type { RecordId, Records } from '@throughline/model';
import { shownId, uniqueId } from './names.ts';

/** How JSON answers name a task. */
export interface TaskName {
  readonly uid: string;
  readonly id: string;
  readonly name: string;
}

export function taskName(records: Records, id: RecordId): TaskName {
  const task = records.find('task', id);
  if (task === undefined) return { uid: id, id, name: '' };
  return { uid: uniqueId(task), id: shownId(task, records), name: task.name };
}

type Names = (records: Records, value: unknown) => readonly [key: string, value: unknown];

/** Fields that hold ids of records, which mean nothing outside, and what stands in their place. */
const NAMES: Readonly<Record<string, Names>> = {
  taskId: (records, id) => ['task', id === null ? null : taskName(records, id as RecordId)],
  taskIds: (records, ids) => ['tasks', taskNames(records, ids)],
  pinned: (records, ids) => ['pinned', taskNames(records, ids)],
  withoutProgress: (records, ids) => ['withoutProgress', taskNames(records, ids)],
  inThePast: (records, ids) => ['inThePast', taskNames(records, ids)],
  linkId: (records, id) => ['link', linkName(records, id as RecordId)],
  linkIds: (records, ids) => ['links', (ids as RecordId[]).map((id) => linkName(records, id))],
  calendarId: (records, id) => ['calendar', nameOf(records, id as RecordId)],
  calendarIds: (records, ids) => [
    'calendars',
    (ids as RecordId[]).map((id) => nameOf(records, id)),
  ],
  resourceIds: (records, ids) => [
    'resources',
    (ids as RecordId[]).map((id) => nameOf(records, id)),
  ],
  promiseId: (records, id) => ['promise', nameOf(records, id as RecordId)],
  recordId: (records, id) => ['record', nameOf(records, id as RecordId)],
};

/** The same value with the file's own names in place of record ids. */
export function named(value: unknown, records: Records): unknown {
  if (Array.isArray(value)) return value.map((element) => named(element, records));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const name = NAMES[key];
      return name === undefined ? [key, named(member, records)] : name(records, member);
    }),
  );
}

function taskNames(records: Records, ids: unknown): TaskName[] {
  return (ids as readonly RecordId[]).map((id) => taskName(records, id));
}

function linkName(records: Records, id: RecordId) {
  const link = records.find('link', id);
  if (link === undefined) return { from: null, to: null, type: null };
  return { from: taskName(records, link.from), to: taskName(records, link.to), type: link.type };
}

function nameOf(records: Records, id: RecordId): string {
  const record = records.get(id);
  return record !== undefined && 'name' in record && record.name ? record.name : id;
}
