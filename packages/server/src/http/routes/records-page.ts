import type { PlanRecord, RecordId, RecordKind, Records, TaskRecord } from '@throughline/model';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import type { SeenPlan } from './records-computed.ts';
import type { Field, Line } from './records-fields.ts';
import type { Condition } from './records-filter.ts';

export interface Asked {
  readonly kind: RecordKind;
  readonly conditions: readonly Condition[];
  readonly sort: { readonly field: Field; readonly backwards: boolean } | undefined;
  /** Whether what is computed of tasks is wanted in the answer. */
  readonly computed: boolean;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface Page {
  readonly lines: readonly Line[];
  readonly next: string | null;
}

/**
 * A page of records. Its end is remembered by what it was sorted by and an id, not by a number: what is
 * added or removed before it moves nothing.
 */
export function pageOf(plan: SeenPlan, asked: Asked): Page {
  return asked.sort === undefined ? inOwnOrder(plan, asked) : sorted(plan, asked, asked.sort);
}

/** Tasks as the plan is read; other kinds by their ids. */
function inOwnOrder(plan: SeenPlan, asked: Asked): Page {
  const { records } = plan;
  const { kind, cursor, limit } = asked;
  const ids =
    kind === 'task' ? plan.rows.ids : Array.from(records.all(kind), ({ id }) => id).sort();
  const from = cursor === undefined ? 0 : placeAfter(readOwnCursor(cursor), ids, plan);
  const lines: Line[] = [];
  for (let place = from; place < ids.length; place++) {
    const record = plan.get(ids[place] as RecordId);
    if (record === undefined || !isWanted(plan, record, asked)) continue;
    if (lines.length === limit) {
      const last = lines.at(-1) as Line;
      return { lines, next: written(['own', pathOf(last, records)]) };
    }
    lines.push(lineOf(plan, record, asked));
  }
  return { lines, next: null };
}

function sorted(
  plan: SeenPlan,
  asked: Asked,
  { field, backwards }: NonNullable<Asked['sort']>,
): Page {
  const { kind, cursor, limit } = asked;
  const after = cursor === undefined ? undefined : readSortedCursor(cursor);
  const way = backwards ? -1 : 1;
  const order = (a: Place, b: Place) => way * (inOrder(a.key, b.key) || (a.id < b.id ? -1 : 1));
  const first: (Place & { readonly record: PlanRecord })[] = [];
  /** What comes after it is on a later page. */
  let bound: Place | undefined;
  const shorten = () => {
    first.sort(order);
    first.length = Math.min(first.length, limit + 1);
    bound = first[limit];
  };
  for (const one of plan.records.all(kind)) {
    const record = plan.seen(one);
    if (record === undefined) continue;
    const { id } = record;
    const place = { key: keyOf(field.in(record, plan)), id, record };
    if (after !== undefined && (after.id === id || order(after, place) > 0)) continue;
    // Of many only a page is sorted: what comes after all of it is not even kept.
    if (bound !== undefined && order(bound, place) < 0) continue;
    if (!isWanted(plan, record, asked)) continue;
    first.push(place);
    if (first.length > 3 * limit) shorten();
  }
  shorten();
  const page = first.slice(0, limit);
  const last = page.at(-1);
  return {
    lines: page.map(({ record }) => lineOf(plan, record, asked)),
    next:
      first.length > limit && last !== undefined ? written(['sorted', last.key, last.id]) : null,
  };
}

function isWanted(plan: SeenPlan, record: PlanRecord, { conditions }: Asked): boolean {
  return conditions.every(({ field, holds }) => holds(field.in(record, plan)));
}

/** The record with what is computed of it. */
function lineOf(plan: SeenPlan, record: PlanRecord, { computed }: Asked): Line {
  if (record.kind !== 'task' || !computed) return record;
  return { ...record, computed: plan.computed(record) };
}

type Key = string | number | null;

interface Place {
  readonly key: Key;
  readonly id: string;
}

function keyOf(value: unknown): Key {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return Number(value);
  return null;
}

/** What has no value comes last; a number before a text. */
function inOrder(a: Key, b: Key): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Where a record stands in its own order: for a task its ancestors' ranks and ids, and its own. */
type Path = readonly (readonly [rank: string, id: string])[];

function pathOf(record: PlanRecord, records: Records): Path {
  if (record.kind !== 'task') return [['', record.id]];
  const path: [string, string][] = [];
  let task: TaskRecord | undefined = records.find('task', record.id);
  while (task !== undefined && path.length < 1_000) {
    path.unshift([task.rank, task.id]);
    task = task.parent && records.find('task', task.parent);
  }
  return path;
}

/** The first place whose record comes after this path. */
function placeAfter(path: Path, ids: readonly RecordId[], { rows, records }: SeenPlan): number {
  const id = path.at(-1)?.[1] as RecordId;
  const known = rows.placeById.get(id);
  const record = records.get(id);
  if (known !== undefined && record !== undefined && samePath(pathOf(record, records), path)) {
    return known + 1;
  }
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = records.get(ids[middle] as RecordId);
    if (one !== undefined && comparePaths(pathOf(one, records), path) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function samePath(one: Path, other: Path): boolean {
  return comparePaths(one, other) === 0;
}

/** A task comes before what is under it. */
function comparePaths(one: Path, other: Path): number {
  for (let step = 0; step < Math.min(one.length, other.length); step++) {
    const [[rank, id], [otherRank, otherId]] = [one[step], other[step]] as [
      Path[number],
      Path[number],
    ];
    if (rank !== otherRank) return rank < otherRank ? -1 : 1;
    if (id !== otherId) return id < otherId ? -1 : 1;
  }
  return one.length - other.length;
}

const OwnCursor = z.tuple([
  z.literal('own'),
  z
    .array(z.tuple([z.string(), z.string()]))
    .min(1)
    .max(1_000),
]);
const SortedCursor = z.tuple([
  z.literal('sorted'),
  z.union([z.string(), z.number(), z.null()]),
  z.string(),
]);

function written(cursor: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readOwnCursor(text: string): Path {
  return read(text, OwnCursor)[1];
}

function readSortedCursor(text: string): Place {
  const [, key, id] = read(text, SortedCursor);
  return { key, id };
}

function read<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new Fault('request-invalid', {
      field: 'querystring/cursor',
      detail: 'Expected the `next` of the page before, with the same sort.',
    });
  }
}
