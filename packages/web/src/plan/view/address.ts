import type { RecordId } from '@throughline/model';
import { type ColumnId, type Condition, isColumnId } from '../../project/index.ts';
import { ZOOMS, type Zoom } from '../gantt-props.ts';
import { FIRST_VIEW, GANTT_PARTS, type PlanView } from './plan-view.ts';

/** What the plan keeps in the address of the page; what is as it comes is left out. */
export interface PlanSearch {
  readonly columns?: string | undefined;
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  readonly group?: string | undefined;
  readonly closed?: string | undefined;
  readonly zoom?: string | undefined;
  readonly baseline?: string | undefined;
  readonly gantt?: string | undefined;
  readonly task?: string | undefined;
  readonly row?: string | undefined;
}

const FLAGS = [
  'late',
  'critical',
  'lateOrCritical',
  'unfinished',
  'milestone',
  'blocked',
  'stale',
  'started',
];
const COMPARISONS = ['contains', 'equals', 'before', 'after', 'empty'];

/** Lists are joined by `.`, parts of one by `_`, because addresses leave both as they are. */
export function writeView(view: PlanView): PlanSearch {
  const { columns, widths, filter, sort, group, closed, zoom, flipped } = view;
  const columnTexts = columns.map((id) =>
    widths.has(id) ? `${id}_${Math.round(widths.get(id) ?? 0)}` : id,
  );
  const isAsItComes = columnTexts.join() === FIRST_VIEW.columns.join();
  return {
    columns: isAsItComes ? undefined : columnTexts.join('.'),
    filter: filter.map(writeCondition).join('.') || undefined,
    sort: sort && `${sort.column}${sort.descending ? '_down' : ''}`,
    group,
    closed:
      [closed.from?.toString() ?? '', ...[...closed.except].map(shortId)].join('.') || undefined,
    zoom: zoom === FIRST_VIEW.zoom ? undefined : zoom,
    baseline: view.baseline && shortId(view.baseline),
    gantt: flipped.join('.') || undefined,
    task: view.task,
    row: view.row && shortId(view.row),
  };
}

/** What an address says, as far as it can be understood; all else is as it comes. */
export function readView(search: Readonly<Record<string, unknown>>): PlanView {
  const text = (name: keyof PlanSearch) =>
    search[name] === undefined ? undefined : String(search[name]);
  const columns =
    text('columns')
      ?.split('.')
      .map((each) => each.split('_')) ?? [];
  const known = columns.filter(([id]) => id !== undefined && isColumnId(id) && id !== 'row');
  const ids = [...new Set(known.map(([id]) => id as ColumnId))];
  const [sorted, direction] = text('sort')?.split('_') ?? [];
  const group = text('group');
  const [from = '', ...except] = text('closed')?.split('.') ?? [];
  const task = text('task');
  return {
    columns: ids.length === 0 ? FIRST_VIEW.columns : ids,
    widths: new Map(
      known.flatMap(([id, width]) =>
        Number(width) > 0 ? [[id as ColumnId, Number(width)] as const] : [],
      ),
    ),
    filter: text('filter')?.split('.').flatMap(readCondition) ?? [],
    sort:
      sorted !== undefined && isColumnId(sorted)
        ? { column: sorted, descending: direction === 'down' }
        : undefined,
    group: group !== undefined && isColumnId(group) ? group : undefined,
    closed: {
      from: /^\d+$/.test(from) ? Number(from) : undefined,
      except: new Set(except.flatMap(longId)),
    },
    zoom: ZOOMS.find((each) => each === text('zoom')) ?? (FIRST_VIEW.zoom as Zoom),
    baseline: longId(text('baseline') ?? '')[0],
    flipped: GANTT_PARTS.filter((part) => text('gantt')?.split('.').includes(part)),
    task: task as RecordId | undefined,
    row: longId(text('row') ?? '')[0],
  };
}

function writeCondition(condition: Condition): string {
  if ('flag' in condition) return condition.flag;
  return [condition.column, condition.is, harmless(condition.text)].join('_');
}

function readCondition(text: string): readonly Condition[] {
  const [first = '', is = '', value = ''] = text.split('_');
  // A column may be called as a flag is.
  if (!text.includes('_') && FLAGS.includes(first)) return [{ flag: first } as Condition];
  if (!isColumnId(first) || !COMPARISONS.includes(is)) return [];
  return [{ column: first, is, text: unharmed(value) } as Condition];
}

/** Without the signs that join lists. */
function harmless(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
    .replaceAll('.', '%2E')
    .replaceAll('_', '%5F');
}

function unharmed(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID's 16 bytes in 22 signs; any other id as it is, marked by a `!`. */
function shortId(id: RecordId): string {
  if (!UUID.test(id)) return `!${harmless(id)}`;
  const bytes = id.replaceAll('-', '').match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function longId(text: string): RecordId[] {
  if (text.startsWith('!')) return [unharmed(text.slice(1)) as RecordId];
  if (!/^[\w-]{22}$/.test(text)) return [];
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const hex = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(
    '',
  );
  return [hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as RecordId];
}
