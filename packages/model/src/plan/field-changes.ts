import { z } from 'zod';
import { type Json, sameJson } from './canonical-json.ts';
import type { PlanRecord, RecordKind } from './plan-record.ts';

/** A value, or `[]` where there was none: so that absent survives JSON and is never taken for null. */
export type Side = readonly [value?: Json];

export type FieldChange = readonly [from: Side, to: Side];

/**
 * By field. An entry of a map is a field of its own, `splits/<id>`; other values change as a whole.
 * A map that loses its last entry is left out, or left empty where the kind requires it.
 */
export type FieldChanges = { readonly [field: string]: FieldChange };

const Side = z.array(z.json()).max(1) as unknown as z.ZodType<Side>;
/** A field's name, or a map's and the key of one entry: `splits/<id>`. */
export const FieldPath = z
  .string()
  .regex(/^[a-z][0-9A-Za-z]*(\/[0-9A-Za-z][0-9A-Za-z._-]*)?$/, 'a field, or map/entry');
export const FieldChanges = z.record(FieldPath, z.tuple([Side, Side]));

type WhenEmpty = 'absent' | 'empty';
type Fields = Record<string, Json | undefined>;

const EVERY_KIND: Record<string, WhenEmpty> = { keys: 'absent', custom: 'absent' };
const MAPS_BY_KIND: Partial<Record<RecordKind, Record<string, WhenEmpty>>> = {
  calendar: { ...EVERY_KIND, week: 'empty', exceptions: 'empty', workWeeks: 'empty' },
  task: { ...EVERY_KIND, splits: 'absent' },
  resource: { ...EVERY_KIND, rates: 'absent' },
  baseline: { ...EVERY_KIND, tasks: 'empty' },
  'custom-field': { ...EVERY_KIND, choices: 'absent' },
};

/** What turns `before` into `after`: two states of one record. Throws when they are of two kinds. */
export function changesBetween(before: PlanRecord, after: PlanRecord): FieldChanges {
  if (before.kind !== after.kind || before.id !== after.id) {
    throw new Error(`two records, not one: ${before.kind} ${before.id}, ${after.kind} ${after.id}`);
  }
  const changes: Record<string, FieldChange> = {};
  if (before === after) return changes;
  const maps = MAPS_BY_KIND[before.kind] ?? EVERY_KIND;
  compare(before as unknown as Fields, after as unknown as Fields, (field, from, to) => {
    if (Object.hasOwn(maps, field)) {
      compare((from ?? {}) as Fields, (to ?? {}) as Fields, (key, fromEntry, toEntry) => {
        changes[`${field}/${key}`] = [side(fromEntry), side(toEntry)];
      });
    } else {
      changes[field] = [side(from), side(to)];
    }
  });
  return changes;
}

/** The record after the changes. Does not look at what they change from. */
export function changedRecord<R extends PlanRecord>(record: R, changes: FieldChanges): R {
  const changed = { ...record } as unknown as Fields;
  const maps = MAPS_BY_KIND[record.kind] ?? EVERY_KIND;
  const touched = new Set<string>();
  for (const [path, [, to]] of Object.entries(changes)) {
    const [field, key] = fieldSteps(path);
    if (key === undefined) {
      set(changed, field, to);
      continue;
    }
    if (!touched.has(field)) changed[field] = { ...(changed[field] as Fields | undefined) };
    touched.add(field);
    set(changed[field] as Fields, key, to);
  }
  for (const field of touched) {
    if (maps[field] !== 'empty' && Object.keys(changed[field] as Fields).length === 0) {
      delete changed[field];
    }
  }
  return changed as unknown as R;
}

/** What a map field whose entries change one by one is without entries; undefined for other fields. */
export function mapWhenEmpty(kind: RecordKind, field: string): WhenEmpty | undefined {
  const maps = MAPS_BY_KIND[kind] ?? EVERY_KIND;
  return Object.hasOwn(maps, field) ? maps[field] : undefined;
}

/** The field's value in the record; `[]` when it is absent. */
export function fieldOf(record: PlanRecord, path: string): Side {
  const [field, key] = fieldSteps(path);
  const value = own(record as unknown as Fields, field);
  if (key === undefined) return side(value);
  return side(value === undefined ? undefined : own(value as Fields, key));
}

export function sameSide(a: Side, b: Side): boolean {
  return a.length === b.length && sameJson(a[0], b[0]);
}

export function invertChanges(changes: FieldChanges): FieldChanges {
  const inverse: Record<string, FieldChange> = {};
  for (const [field, [from, to]] of Object.entries(changes)) inverse[field] = [to, from];
  return inverse;
}

/** One set of changes for two in sequence. Fields that end where they began are not in it. */
export function squashChanges(first: FieldChanges, second: FieldChanges): FieldChanges {
  const squashed: Record<string, FieldChange> = { ...first };
  for (const [field, [from, to]] of Object.entries(second)) {
    const start = Object.hasOwn(first, field) ? (first[field] as FieldChange)[0] : from;
    if (sameSide(start, to)) delete squashed[field];
    else squashed[field] = [start, to];
  }
  return squashed;
}

function compare(
  before: Fields,
  after: Fields,
  differs: (key: string, from: Json | undefined, to: Json | undefined) => void,
): void {
  for (const key of Object.keys(before)) {
    const to = own(after, key);
    if (!sameJson(before[key], to)) differs(key, before[key], to);
  }
  for (const key of Object.keys(after)) {
    if (own(before, key) === undefined && !Object.hasOwn(before, key) && after[key] !== undefined) {
      differs(key, undefined, after[key]);
    }
  }
}

function side(value: Json | undefined): Side {
  return value === undefined ? [] : [value];
}

function set(fields: Fields, key: string, to: Side): void {
  if (to.length === 0) delete fields[key];
  else fields[key] = to[0];
}

/** `splits/x` is the entry `x` of the field `splits`; a path without a slash is the whole field. */
export function fieldSteps(path: string): [field: string, key: string | undefined] {
  const slash = path.indexOf('/');
  return slash < 0 ? [path, undefined] : [path.slice(0, slash), path.slice(slash + 1)];
}

function own(fields: Fields, key: string): Json | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
