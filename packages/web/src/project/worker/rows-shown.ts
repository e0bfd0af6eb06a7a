import type { ColumnId } from '../columns.ts';
import type { Condition, PlanShown } from '../local-project.ts';
import { TaskFlag } from '../plan-table.ts';
import type { HeldPlan } from './held-plan.ts';
import { minuteAt } from './minutes.ts';
import type { ColumnName } from './slot-columns.ts';

export interface RowsShown {
  /** A slot, or -1 - n for the heading of `groups[n]`. */
  readonly rows: Int32Array;
  readonly groups: readonly { readonly title: string; readonly count: number }[];
}

/** Columns whose order is that of a number that is known. */
const NUMBERS: { readonly [Column in ColumnId]?: ColumnName } = {
  row: 'planRow',
  percent: 'percent',
  start: 'start',
  finish: 'finish',
  forecastStart: 'forecastStart',
  forecastFinish: 'forecastFinish',
  lateFinish: 'lateFinish',
  totalFloat: 'totalFloat',
  freeFloat: 'freeFloat',
  baselineStart: 'baselineStart',
  baselineFinish: 'baselineFinish',
  deadline: 'deadline',
  constraintDate: 'constraintDate',
};

const FLAGS = {
  late: TaskFlag.late,
  critical: TaskFlag.critical,
  lateOrCritical: TaskFlag.late | TaskFlag.critical,
  milestone: TaskFlag.milestone,
  blocked: TaskFlag.blocked,
  stale: TaskFlag.stale,
  started: TaskFlag.started,
  unfinished: 0,
} as const;

/** `text`: what the column says of the task. Marks in the columns which summaries are closed, and who is there for others. */
export function rowsShown(
  held: HeldPlan,
  view: PlanShown,
  text: (column: ColumnId, slot: number) => string,
): RowsShown {
  for (const slot of held.order) {
    const id = held.ids[slot];
    held.columns.mark(slot, TaskFlag.collapsed, id !== undefined && view.collapsed.has(id));
  }
  const passing = passingSlots(held, view.filter ?? [], text);
  const inOrder = sorter(held, view, text);
  return view.group === undefined
    ? inOutline(held, passing, inOrder)
    : inGroups(held, passing, view.group, inOrder, text);
}

type Order = ((a: number, b: number) => number) | undefined;

/** Undefined: all of them. */
function passingSlots(
  held: HeldPlan,
  filter: readonly Condition[],
  text: (column: ColumnId, slot: number) => string,
): ReadonlySet<number> | undefined {
  if (filter.length === 0) return undefined;
  const tests = filter.map((condition) => testOf(held, condition, text));
  const passing = new Set<number>();
  for (const slot of held.order) {
    if (tests.every((passes) => passes(slot))) passing.add(slot);
  }
  return passing;
}

function testOf(
  { columns }: HeldPlan,
  condition: Condition,
  text: (column: ColumnId, slot: number) => string,
): (slot: number) => boolean {
  if ('flag' in condition) {
    const { flag } = condition;
    if (flag === 'unfinished') {
      return (slot) => (columns.get('flags', slot) & TaskFlag.finished) === 0;
    }
    return (slot) => (columns.get('flags', slot) & FLAGS[flag]) !== 0;
  }
  const { column, is } = condition;
  const asked = condition.text.trim().toLocaleLowerCase();
  const said = (slot: number) => text(column, slot).trim();
  switch (is) {
    case 'empty':
      return (slot) => said(slot) === '';
    case 'contains':
      return (slot) => said(slot).toLocaleLowerCase().includes(asked);
    case 'equals':
      return (slot) => said(slot).toLocaleLowerCase() === asked;
    default: {
      const name = NUMBERS[column];
      const limit = limitOf(asked);
      const value = (slot: number) =>
        name === undefined ? Number.parseFloat(said(slot)) : columns.get(name, slot);
      return is === 'before' ? (slot) => value(slot) < limit : (slot) => value(slot) > limit;
    }
  }
}

/** A day stands for its end where something is to be after it: `2026-03-09`; else a number. */
function limitOf(text: string): number {
  return /^\d{4}-\d\d-\d\d/.test(text) ? minuteAt(text.toUpperCase()) : Number.parseFloat(text);
}

function sorter(
  { columns }: HeldPlan,
  { sort }: PlanShown,
  text: (column: ColumnId, slot: number) => string,
): Order {
  if (sort === undefined) return undefined;
  const direction = sort.descending ? -1 : 1;
  const row = (a: number, b: number) => columns.get('planRow', a) - columns.get('planRow', b);
  const name = NUMBERS[sort.column];
  if (name !== undefined) {
    return (a, b) => {
      const [one, other] = [columns.get(name, a), columns.get(name, b)];
      // What has no value stands last, whichever way it is sorted.
      if (Number.isNaN(one) || Number.isNaN(other)) {
        return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || row(a, b);
      }
      return (one - other) * direction || row(a, b);
    };
  }
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const known = new Map<number, string>();
  const said = (slot: number) => {
    let found = known.get(slot);
    if (found === undefined) {
      found = text(sort.column, slot);
      known.set(slot, found);
    }
    return found;
  };
  return (a, b) => {
    const [one, other] = [said(a), said(b)];
    if (one === '' || other === '') return Number(one === '') - Number(other === '') || row(a, b);
    return collator.compare(one, other) * direction || row(a, b);
  };
}

/** Siblings sorted under their summary; a task that passes brings those above it along. */
function inOutline(
  held: HeldPlan,
  passing: ReadonlySet<number> | undefined,
  inOrder: Order,
): RowsShown {
  const { columns } = held;
  const order = inOrder === undefined ? held.order : outlineSorted(held, inOrder);
  const context = new Set<number>();
  if (passing !== undefined) {
    for (const slot of passing) {
      for (
        let above = columns.get('parent', slot);
        above >= 0;
        above = columns.get('parent', above)
      ) {
        if (context.has(above)) break;
        if (!passing.has(above)) context.add(above);
      }
    }
  }
  const rows = new Int32Array(order.length);
  let [count, hiddenBelow] = [0, 256];
  for (const slot of order) {
    const depth = columns.get('depth', slot);
    const isContext = context.has(slot);
    columns.mark(slot, TaskFlag.context, isContext);
    if (depth > hiddenBelow) continue;
    hiddenBelow = 256;
    if (passing !== undefined && !isContext && !passing.has(slot)) continue;
    rows[count++] = slot;
    if ((columns.get('flags', slot) & TaskFlag.collapsed) !== 0) hiddenBelow = depth;
  }
  return { rows: rows.slice(0, count), groups: [] };
}

function outlineSorted({ columns, order }: HeldPlan, inOrder: NonNullable<Order>): Int32Array {
  const under = new Map<number, number[]>();
  for (const slot of order) {
    const parent = columns.get('parent', slot);
    const siblings = under.get(parent);
    if (siblings === undefined) under.set(parent, [slot]);
    else siblings.push(slot);
  }
  for (const siblings of under.values()) siblings.sort(inOrder);
  const sorted = new Int32Array(order.length);
  let count = 0;
  const open = [{ slots: under.get(-1) ?? [], next: 0 }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const slot = level.slots[level.next++];
    if (slot === undefined) {
      open.pop();
      continue;
    }
    sorted[count++] = slot;
    const below = under.get(slot);
    if (below !== undefined) open.push({ slots: below, next: 0 });
  }
  return sorted.subarray(0, count);
}

/** Tasks without their summaries, under a heading for each text of the column. */
function inGroups(
  held: HeldPlan,
  passing: ReadonlySet<number> | undefined,
  column: ColumnId,
  inOrder: Order,
  text: (column: ColumnId, slot: number) => string,
): RowsShown {
  const slotsByTitle = new Map<string, number[]>();
  let total = 0;
  for (const slot of held.order) {
    held.columns.mark(slot, TaskFlag.context, false);
    if (held.isSummary(slot) || (passing !== undefined && !passing.has(slot))) continue;
    const title = text(column, slot);
    const slots = slotsByTitle.get(title);
    if (slots === undefined) slotsByTitle.set(title, [slot]);
    else slots.push(slot);
    total++;
  }
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  // What has no value stands last.
  const titles = [...slotsByTitle.keys()].sort(
    (a, b) => Number(a === '') - Number(b === '') || collator.compare(a, b),
  );
  const rows = new Int32Array(total + titles.length);
  let count = 0;
  const groups = titles.map((title, place) => {
    const slots = slotsByTitle.get(title) as number[];
    if (inOrder !== undefined) slots.sort(inOrder);
    rows[count++] = -1 - place;
    for (const slot of slots) rows[count++] = slot;
    return { title, count: slots.length };
  });
  return { rows, groups };
}
