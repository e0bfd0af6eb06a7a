import { type RecordId, ranks, type TaskRecord } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS, readRefusal, type StoredDates } from '../read-outcome.ts';
import { type Attached, activityRecord, type Place } from './activity-record.ts';
import type { CalendarRecords } from './calendar-records.ts';
import type { P6Project } from './p6-file.ts';
import type { P6Object } from './p6-object.ts';
import { nameOf, p6Id, said } from './record-fields.ts';
import { P6Refused } from './refused.ts';
import { storedDates } from './stored-dates.ts';
import type { Values } from './values.ts';
import { twice, wbsTree } from './wbs-tree.ts';

/** P6 itself grows slow at a tenth of it; the records of so many fill half a gigabyte. */
const MOST_TASKS = 1_000_000;

type WBS = P6Object<'WBS'>;
type Activity = P6Object<'Activity'>;

/** What else the file says of the row with this id: codes, user-defined fields, notes. */
export type AttachedOf = (object: WBS | Activity, objectId: string) => Attached;

export interface OutlineTasks {
  /** Top to bottom. */
  readonly tasks: TaskRecord[];
  readonly stored: Map<RecordId, StoredDates>;
  /** The tasks of activities, by their ObjectId. */
  readonly byObjectId: ReadonlyMap<string, TaskRecord>;
  readonly byCode: ReadonlyMap<string, TaskRecord>;
}

/**
 * The WBS as summaries and the activities as tasks, as P6 shows them: within one WBS first its
 * activities, in the order of the file, then the WBS below by their sequence numbers.
 */
export function outlineTasks(
  project: P6Project,
  calendars: CalendarRecords,
  attachedOf: AttachedOf,
  values: Values,
): OutlineTasks {
  checkSize(project, values);
  const tree = wbsTree(project, values);
  const activities = activitiesByWbs(project, tree.has, values);
  const tasks: TaskRecord[] = [];
  const stored = new Map<RecordId, StoredDates>();
  const byObjectId = new Map<string, TaskRecord>();
  const byCode = new Map<string, TaskRecord>();
  /** Rows whose turn comes, the next one last. */
  const waiting: { readonly row: WBS; readonly place: Place }[] = [];

  /** Puts down a row's activities, and its sub-rows for later. */
  const open = (
    objectId: string | undefined,
    parent: RecordId | undefined,
    wbs: string | undefined,
  ) => {
    const own = activities.get(objectId) ?? [];
    const below = tree.under(objectId);
    const places = ranks(own.length + below.length).map((rank) => ({ parent, rank, wbs }));
    for (const [i, activity] of own.entries()) {
      const id = activity.text('ObjectId') as string;
      const attached = attachedOf(activity, id);
      const task = activityRecord(activity, places[i] as Place, attached, calendars, values);
      tasks.push(task);
      byObjectId.set(id, task);
      const code = activity.text('Id');
      if (code !== undefined && !byCode.has(code)) byCode.set(code, task);
      const dates = storedDates(activity, task, values);
      if (Object.keys(dates).length > 0) stored.set(task.id, dates);
    }
    for (let i = below.length - 1; i >= 0; i--) {
      waiting.push({ row: below[i] as WBS, place: places[own.length + i] as Place });
    }
  };

  open(undefined, undefined, project.object.text('Id'));
  const separator = project.object.text('WBSCodeSeparator') ?? '.';
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { row, place } = next;
    const objectId = row.text('ObjectId') as string;
    const wbs = wbsCode(row, place.wbs, separator, values);
    const task = wbsRecord(row, { ...place, wbs }, attachedOf(row, objectId), values);
    tasks.push(task);
    open(objectId, task.id, wbs);
  }
  return { tasks, stored, byObjectId, byCode };
}

function checkSize({ object, objects }: P6Project, values: Values): void {
  if (objects.all('Activity').length + objects.all('WBS').length <= MOST_TASKS) return;
  const at = { line: object.line, record: values.dialect.kindName('Activity') };
  throw new P6Refused(
    readRefusal('p6-too-many-activities', { most: MOST_TASKS }, { at, accepted: MOST_TASKS }),
  );
}

/** Activities by the WBS they belong to; by `undefined` those of a WBS that is not in the file. */
function activitiesByWbs(
  { object: project, objects }: P6Project,
  isRow: (objectId: string) => boolean,
  values: Values,
): Map<string | undefined, Activity[]> {
  const byId = new Map<string, Activity>();
  const byWbs = new Map<string | undefined, Activity[]>();
  const root = project.text('WBSObjectId');
  for (const activity of objects.all('Activity')) {
    const id = activity.text('ObjectId');
    const known = id === undefined ? undefined : byId.get(id);
    if (id === undefined) throw values.broken(activity, 'ObjectId');
    if (known !== undefined) throw twice(activity, known, id, values);
    byId.set(id, activity);
    const named = activity.text('WBSObjectId');
    const wbs = named !== undefined && isRow(named) ? named : undefined;
    if (named !== undefined && wbs === undefined && named !== root) {
      const field = values.dialect.fieldName('Activity', 'WBSObjectId');
      values.losses.add('reference-dangling', () => `line ${activity.line}`, { field });
    }
    const siblings = byWbs.get(wbs);
    if (siblings === undefined) byWbs.set(wbs, [activity]);
    else siblings.push(activity);
  }
  return byWbs;
}

/** The codes of a row and of all above it; the project's own row carries the project's. */
function wbsCode(
  row: WBS,
  above: string | undefined,
  separator: string,
  values: Values,
): string | undefined {
  const own = row.text('Code');
  if (own === undefined || above === undefined || values.yes(row, 'IsProjectNode')) {
    return own ?? above;
  }
  return `${above}${separator}${own}`;
}

function wbsRecord(row: WBS, place: Place, attached: Attached, values: Values): TaskRecord {
  const objectId = row.text('ObjectId') as string;
  const name = row.text('Name') ?? row.text('Code') ?? objectId;
  return {
    id: p6Id('wbs', objectId),
    kind: 'task',
    audience: AUDIENCE_OF_IMPORTS,
    keys: { 'p6.wbs': objectId },
    name: nameOf(name, values.losses, () => `line ${row.line}`),
    ...said({ parent: place.parent, wbs: place.wbs, ...attached }),
    rank: place.rank,
    type: 'summary',
    fixed: 'duration',
  };
}
