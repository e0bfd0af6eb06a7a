import {
  type BaselineRecord,
  type PlanRecord,
  RECORD_KINDS,
  type RecordId,
  type RecordKind,
  referencesOf,
  type TaskRecord,
} from '../plan/index.ts';
import {
  blankByField,
  type EntriesRow,
  fieldsOfEveryKind,
  rowByKind,
  type SeenBy,
  seenByOfCustomField,
} from './field-table.ts';
import type { PlanState } from './plan-state.ts';
import type { Reader } from './reader.ts';

type Fields = Record<string, unknown>;

/** Without these a record is still itself; without what else it refers to it is not shown. */
const LEFT_OUT_WHEN_HIDDEN: ReadonlySet<string> = new Set(['calendarId', 'baseId', 'parent']);

/** A plan as a reader sees it who does not see all: record by record, for whoever needs but a few. */
export class PlanView {
  readonly #isGuest: boolean;
  #calendars: ReadonlySet<RecordId> | undefined;
  #customFields: ReadonlySet<RecordId> | undefined;

  constructor(
    { role }: Reader,
    readonly state: PlanState,
  ) {
    this.#isGuest = role === 'guest';
  }

  /** Whether the reader knows that there is this record. */
  sees(id: RecordId): boolean {
    const record = this.state.get(id);
    return record !== undefined && this.#isSeen(record);
  }

  seesTask(id: RecordId): boolean {
    return this.state.get(id)?.kind === 'task' && this.sees(id);
  }

  /** The record without what the reader may not see of it; the same one where that is nothing. */
  record(id: RecordId): PlanRecord | undefined {
    const record = this.state.get(id);
    return record && this.#of(record);
  }

  *records(): Generator<PlanRecord> {
    for (const record of this.state) {
      const seen = this.#of(record);
      if (seen !== undefined) yield seen;
    }
  }

  #isSeen(record: PlanRecord): boolean {
    if (record.kind === 'custom-field' && !this.#mayReadField(record)) return false;
    if (!this.#isGuest) return true;
    const { guests } = rowByKind[record.kind];
    if (guests !== 'shared') return guests === 'always';
    if (record.kind === 'calendar') return this.#seenCalendars().has(record.id);
    if (record.audience !== 'shared') return false;
    if (record.kind === 'promise' && record.amount !== undefined) return false;
    return referencesOf(record).every(
      ({ field, id, expected }) => LEFT_OUT_WHEN_HIDDEN.has(field) || this.#seesKind(expected, id),
    );
  }

  #mayReadField(field: Extract<PlanRecord, { kind: 'custom-field' }>): boolean {
    return this.#reads(seenByOfCustomField(field), field);
  }

  #seesKind(kind: RecordKind, id: RecordId): boolean {
    return this.state.get(id)?.kind === kind && this.sees(id);
  }

  #of(record: PlanRecord): PlanRecord | undefined {
    if (!this.#isSeen(record)) return undefined;
    const { fields, entries } = this.#stripped(record);
    const { custom } = record;
    if (!this.#isGuest && fields.length + entries.length === 0 && custom === undefined) {
      return record;
    }
    const values = record as unknown as Fields;
    const changes: [field: string, value: unknown][] = [];
    for (const field of fields) {
      if (values[field] !== blankByField[field]) changes.push([field, blankByField[field]]);
    }
    for (const [field, hidden] of entries) {
      const kept = withoutFields(values[field], hidden);
      if (kept !== values[field]) changes.push([field, kept]);
    }
    if (custom !== undefined && !fields.includes('custom')) {
      const kept = someEntries(custom, (id) => this.#seenCustomFields().has(id));
      if (kept !== custom) changes.push(['custom', nothingWhenEmpty(kept)]);
    }
    if (this.#isGuest) changes.push(...this.#withoutHidden(record, changes));
    return changes.length === 0 ? record : changed(record, changes);
  }

  /** What a guest's record may not say because it is of another one. */
  #withoutHidden(
    record: PlanRecord,
    already: readonly [string, unknown][],
  ): [field: string, value: unknown][] {
    switch (record.kind) {
      case 'task': {
        const parent = this.#parentOf(record);
        const own: [string, unknown][] = parent === record.parent ? [] : [['parent', parent]];
        return [...own, ...this.#withoutCalendar(record)];
      }
      case 'baseline': {
        const tasks = already.find(([field]) => field === 'tasks')?.[1] ?? record.tasks;
        const kept = someEntries(tasks as BaselineRecord['tasks'], (id) => this.seesTask(id));
        return kept === tasks ? [] : [['tasks', kept]];
      }
      default:
        return this.#withoutCalendar(record);
    }
  }

  #withoutCalendar(record: PlanRecord): [field: string, value: undefined][] {
    if (record.kind === 'project') return [];
    const field = record.kind === 'calendar' ? 'baseId' : 'calendarId';
    const id = (record as { readonly [field: string]: unknown })[field] as RecordId | undefined;
    return id === undefined || this.#seesKind('calendar', id) ? [] : [[field, undefined]];
  }

  /** The nearest summary above that the reader sees; nothing where there is none, or parents go round. */
  #parentOf({ parent }: TaskRecord): RecordId | undefined {
    const passed = new Set<RecordId>();
    let above = parent;
    while (above !== undefined && !passed.has(above)) {
      const record = this.state.get(above);
      if (record?.kind !== 'task') return undefined;
      if (this.#isSeen(record)) return above;
      passed.add(above);
      above = record.parent;
    }
    return undefined;
  }

  /** Those that are shared, the project's, and what these are derived from: dates mean nothing without them. */
  #seenCalendars(): ReadonlySet<RecordId> {
    if (this.#calendars !== undefined) return this.#calendars;
    const seen = new Set<RecordId>();
    const see = (first: RecordId) => {
      for (let id: RecordId | undefined = first; id !== undefined && !seen.has(id); ) {
        const record = this.state.get(id);
        if (record?.kind !== 'calendar') return;
        seen.add(id);
        id = record.baseId;
      }
    };
    for (const { calendarId } of this.state.all('project')) see(calendarId);
    for (const { id, audience } of this.state.all('calendar')) if (audience === 'shared') see(id);
    this.#calendars = seen;
    return seen;
  }

  #seenCustomFields(): ReadonlySet<RecordId> {
    if (this.#customFields !== undefined) return this.#customFields;
    const seen = new Set<RecordId>();
    for (const field of this.state.all('custom-field')) if (this.#isSeen(field)) seen.add(field.id);
    this.#customFields = seen;
    return seen;
  }

  #reads(seenBy: SeenBy, { audience }: Pick<PlanRecord, 'audience'>): boolean {
    return isRead(seenBy, this.#isGuest, audience === 'shared');
  }

  #stripped({ kind, audience }: PlanRecord): Stripped {
    const { ofMembers, ofGuests, ofGuestsUnlessShared } = strippedByKind[kind];
    if (!this.#isGuest) return ofMembers;
    return audience === 'shared' ? ofGuests : ofGuestsUnlessShared;
  }
}

function isRead(seenBy: SeenBy, isGuest: boolean, isShared: boolean): boolean {
  if (seenBy === 'all') return true;
  if (seenBy === 'managers') return false;
  return !isGuest || (seenBy === 'shared' && isShared);
}

interface Stripped {
  readonly fields: readonly string[];
  readonly entries: readonly [field: string, hidden: readonly string[]][];
}

function strippedOf(kind: RecordKind, isGuest: boolean, isShared: boolean): Stripped {
  const fields: string[] = [];
  const entries: [string, string[]][] = [];
  const rows = { ...fieldsOfEveryKind, ...rowByKind[kind].fields };
  for (const [field, row] of Object.entries(rows) as [string, SeenBy | EntriesRow][]) {
    if (typeof row === 'string') {
      if (!isRead(row, isGuest, isShared)) fields.push(field);
      continue;
    }
    const rowsOfEntry = Object.entries(row.entries);
    const hidden = rowsOfEntry.filter(([, seenBy]) => !isRead(seenBy, isGuest, isShared));
    if (hidden.length > 0) entries.push([field, hidden.map(([name]) => name)]);
  }
  return { fields, entries };
}

/** What is taken from records of each kind, worked out once. */
const strippedByKind = Object.fromEntries(
  RECORD_KINDS.map((kind) => [
    kind,
    {
      ofMembers: strippedOf(kind, false, true),
      ofGuests: strippedOf(kind, true, true),
      ofGuestsUnlessShared: strippedOf(kind, true, false),
    },
  ]),
) as Record<
  RecordKind,
  {
    readonly ofMembers: Stripped;
    readonly ofGuests: Stripped;
    readonly ofGuestsUnlessShared: Stripped;
  }
>;

function changed(record: PlanRecord, changes: readonly [string, unknown][]): PlanRecord {
  const fields: Fields = { ...(record as unknown as Fields) };
  for (const [field, value] of changes) {
    if (value === undefined) delete fields[field];
    else fields[field] = value;
  }
  return fields as unknown as PlanRecord;
}

/** The map without these fields in its entries; the same map where none has any. */
function withoutFields(map: unknown, hidden: readonly string[]): unknown {
  if (map === undefined) return map;
  const before = map as Record<string, Fields>;
  const kept: Record<string, Fields> = {};
  let isOther = false;
  for (const key of Object.keys(before)) {
    let entry = before[key] as Fields;
    for (const field of hidden) {
      if (entry[field] === undefined) continue;
      const { [field]: _, ...rest } = entry;
      entry = rest;
      isOther = true;
    }
    kept[key] = entry;
  }
  return isOther ? kept : map;
}

/** The same map where all stay. */
function someEntries<V>(
  map: { readonly [id: string]: V },
  keeps: (id: RecordId) => boolean,
): { readonly [id: string]: V } {
  const all = Object.entries(map);
  const kept = all.filter(([id]) => keeps(id as RecordId));
  return kept.length === all.length ? map : Object.fromEntries(kept);
}

function nothingWhenEmpty<V>(map: { readonly [id: string]: V }) {
  return Object.keys(map).length === 0 ? undefined : map;
}
