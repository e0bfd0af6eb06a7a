import type { LoggedDiff } from '../moment/index.ts';

/** One field of a record, before and after; undefined where it had no value. */
export interface DiffLine {
  readonly recordId: string;
  readonly what: 'added' | 'updated' | 'removed';
  /** Of a record that came or went; the log does not say it of others. */
  readonly record: { readonly kind: string; readonly name: string | undefined } | undefined;
  /** `duration/minutes`; null for a record as a whole. */
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** A change record by record and field by field, in the order of the log's diff. */
export function diffLines({ added, updated, removed }: LoggedDiff): DiffLine[] {
  const whole = (what: 'added' | 'removed', records: LoggedDiff['added']) =>
    Object.entries(records).map(
      ([recordId, record]): DiffLine => ({
        recordId,
        what,
        record: { kind: record.kind, name: nameOf(record) },
        field: null,
        before: undefined,
        after: undefined,
      }),
    );
  return [
    ...whole('added', added),
    ...Object.entries(updated).flatMap(([recordId, fields]) =>
      Object.entries(fields).map(
        ([field, [[before], [after]]]): DiffLine => ({
          recordId,
          what: 'updated',
          record: undefined,
          field,
          before,
          after,
        }),
      ),
    ),
    ...whole('removed', removed),
  ];
}

function nameOf(record: Readonly<Record<string, unknown>>): string | undefined {
  for (const field of ['name', 'title', 'to']) {
    const value = record[field];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** What a value is, so that it can be written in the reader's way. */
export type ValueShape =
  | { readonly is: 'none' }
  | { readonly is: 'length'; readonly minutes: number }
  | { readonly is: 'moment'; readonly text: string }
  | { readonly is: 'day'; readonly text: string }
  | { readonly is: 'yes' | 'no' }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'text'; readonly text: string };

const LENGTHS: ReadonlySet<string> = new Set([
  'duration',
  'remaining',
  'actualDuration',
  'work',
  'actualWork',
  'remainingWork',
  'overtimeWork',
  'delay',
  'levelingDelay',
  'lag',
]);

export function shapeOf(field: string, value: unknown): ValueShape {
  if (value === undefined || value === null) return { is: 'none' };
  if (typeof value === 'boolean') return { is: value ? 'yes' : 'no' };
  const [name = ''] = field.split('/');
  if (typeof value === 'number') {
    return LENGTHS.has(name) ? { is: 'length', minutes: value } : { is: 'number', value };
  }
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value)) return { is: 'moment', text: value };
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return { is: 'day', text: value };
    return { is: 'text', text: value };
  }
  if (LENGTHS.has(name) && 'minutes' in (value as object)) {
    return { is: 'length', minutes: Number((value as { minutes: unknown }).minutes) };
  }
  return { is: 'text', text: partsText(value) };
}

/** `amount 100, currency USD`: what is inside a value that has parts. */
function partsText(value: unknown): string {
  if (Array.isArray(value)) return value.map(partsText).join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `${name} ${partsText(part)}`)
      .join(', ');
  }
  return String(value);
}
