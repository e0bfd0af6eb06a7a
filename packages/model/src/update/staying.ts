import {
  type CalendarRecord,
  type PlanRecord,
  type RecordId,
  type Records,
  referencesOf,
  type TaskRecord,
} from '../plan/index.ts';
import { carriedFields, carries, isImported, type Tool } from './carried.ts';

/** Records that the file does not have and that are not gone. */
export interface Staying {
  readonly records: readonly PlanRecord[];
  /** UPD-9: tasks that were made here and never were in a file. */
  readonly madeHere: readonly RecordId[];
  /** UPD-10: tasks that the file no longer has, and of which something is promised. */
  readonly promised: readonly RecordId[];
  readonly isMadeHere: (id: RecordId) => boolean;
  /** Whether a task is in the plan afterwards and takes part in its work. */
  readonly hasTask: (id: RecordId) => boolean;
  /** Custom fields whose values the file says nothing of. */
  readonly isOurField: (id: RecordId) => boolean;
}

export const NOTHING_STAYS: Staying = {
  records: [],
  madeHere: [],
  promised: [],
  isMadeHere: () => false,
  hasTask: () => true,
  isOurField: () => false,
};

/** @param said the file under the ids of the current records */
export function stayingRecords(
  current: Records,
  said: Records,
  madeHere: ReadonlySet<RecordId> = new Set(),
): Staying {
  const isMadeHere = (id: RecordId) => madeHere.has(id);
  const tasks = stayingTasks(current, said);
  const owned = new Set(tasks.madeHere);
  const hasTask = (id: RecordId) => said.get(id) !== undefined || owned.has(id);
  const resources = [...current.all('resource')].filter(
    (one) => said.get(one.id) === undefined && !isOfFile(one),
  );
  for (const { id } of resources) owned.add(id);
  const has = (id: RecordId | undefined) =>
    id === undefined || said.get(id) !== undefined || owned.has(id);
  const isOwned = (id: RecordId | undefined) => id !== undefined && owned.has(id);
  const stays = (record: PlanRecord, ends: readonly (RecordId | undefined)[]) =>
    said.get(record.id) === undefined &&
    ends.every(has) &&
    (ends.some(isOwned) || isMadeHere(record.id));

  const records: PlanRecord[] = [...tasks.records, ...resources];
  for (const link of current.all('link')) if (stays(link, [link.from, link.to])) records.push(link);
  for (const one of current.all('assignment')) {
    if (stays(one, [one.taskId, one.resourceId])) records.push(one);
  }
  if (said.project.rules === 'p6') {
    for (const cost of current.all('fixed-cost')) {
      const isNew = said.get(cost.id) === undefined && hasTask(cost.taskId);
      if (isNew && (!isOfFile(cost) || isOwned(cost.taskId))) records.push(cost);
    }
  }
  for (const kind of ['promise', 'event', 'explanation', 'budget-line'] as const) {
    records.push(...current.all(kind));
  }
  records.push(...stayingCalendars(current, said, records));
  const fields = stayingFields(current, said, records, isMadeHere);
  records.push(...fields.values());
  return {
    records,
    madeHere: tasks.madeHere,
    promised: tasks.promised,
    isMadeHere,
    hasTask,
    isOurField: (id) => fields.has(id),
  };
}

/** It carries an id that a file gave it. */
function isOfFile({ keys = {} }: PlanRecord): boolean {
  return Object.keys(keys).some((system) => /^(ms-project|p6)\./.test(system));
}

function stayingTasks(current: Records, said: Records) {
  const madeHere: RecordId[] = [];
  const promised: RecordId[] = [];
  for (const { task } of current.outline()) {
    if (said.get(task.id) !== undefined) continue;
    if (!isOfFile(task)) madeHere.push(task.id);
    else if (current.referrers(task.id, 'promise').length > 0) promised.push(task.id);
  }
  const staying = new Set([...madeHere, ...promised]);
  const inactive = new Set(promised);
  const isThere = (id: RecordId) => said.get(id) !== undefined || staying.has(id);
  const records = [...staying].map((id) => {
    const task = underWhatIsThere(current.find('task', id) as TaskRecord, current, isThere);
    return inactive.has(id) && !task.inactive ? { ...task, inactive: true as const } : task;
  });
  return { madeHere, promised, records };
}

/** A task whose summary is gone stands under the next one that is not. */
function underWhatIsThere(
  task: TaskRecord,
  current: Records,
  isThere: (id: RecordId) => boolean,
): TaskRecord {
  let { parent } = task;
  while (parent !== undefined && !isThere(parent)) parent = current.find('task', parent)?.parent;
  if (parent === task.parent) return task;
  const { parent: _, ...top } = task;
  return parent === undefined ? top : { ...top, parent };
}

/** Those made here, and those that what stays is scheduled on, with their bases. */
function stayingCalendars(
  current: Records,
  said: Records,
  staying: readonly PlanRecord[],
): CalendarRecord[] {
  const asked: RecordId[] = [];
  for (const record of staying) {
    for (const { id, expected } of referencesOf(record))
      if (expected === 'calendar') asked.push(id);
  }
  // No file says an assignment's own.
  for (const { calendarId } of current.all('assignment')) if (calendarId) asked.push(calendarId);
  for (const calendar of current.all('calendar')) if (!isOfFile(calendar)) asked.push(calendar.id);
  const kept = new Map<RecordId, CalendarRecord>();
  for (let id = asked.pop(); id !== undefined; id = asked.pop()) {
    const calendar = current.find('calendar', id);
    if (calendar === undefined || said.get(id) !== undefined || kept.has(id)) continue;
    kept.set(id, calendar);
    if (calendar.baseId !== undefined) asked.push(calendar.baseId);
  }
  return [...kept.values()];
}

/** Those made here, and those that have values where the file's format has none. */
function stayingFields(
  current: Records,
  said: Records,
  staying: readonly PlanRecord[],
  isMadeHere: (id: RecordId) => boolean,
): ReadonlyMap<RecordId, PlanRecord> {
  const tool: Tool = said.project.rules;
  const used = new Set<string>();
  for (const record of staying) for (const id in record.custom) used.add(id);
  for (const record of current) {
    const isSaid =
      isImported(record) && carries(carriedFields(record.kind).custom ?? 'neither', tool);
    if (!isSaid) for (const id in record.custom) used.add(id);
  }
  const kept = new Map<RecordId, PlanRecord>();
  for (const field of current.all('custom-field')) {
    if (said.get(field.id) !== undefined) continue;
    if (field.field === undefined || isMadeHere(field.id) || used.has(field.id)) {
      kept.set(field.id, field);
    }
  }
  return kept;
}
