import { type Edit, type RecordId, rankBetween, ranks, type TaskRecord } from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import type { ColumnId } from '../columns.ts';
import { nameOf } from './fields-typed.ts';
import { say, Wrong } from './say.ts';

/** A row that is to become a task: what was typed in it, and after which task it stands. */
export interface NewRow {
  readonly after: RecordId | undefined;
  readonly texts: ReadonlyMap<ColumnId, string>;
}

export interface PlacedTask {
  readonly record: TaskRecord;
  readonly texts: ReadonlyMap<ColumnId, string>;
  /** Whether one of the rows below it lies under it. */
  readonly isSummary: boolean;
}

export interface Placed {
  readonly tasks: readonly PlacedTask[];
  /** Moves of tasks that leave no room between them, before anything is added. */
  readonly moves: readonly Edit[];
}

/**
 * New tasks in their places, in the order of the rows. The first is the sibling of the task it stands after, or its
 * first child where that is a summary; at the very top where it stands after none. Rows that are indented more than
 * the one above lie under it.
 */
export function placeNewTasks(plan: CellPlan, rows: readonly NewRow[]): Placed | Wrong {
  const moves: Edit[] = [];
  const tasks: PlacedTask[] = [];
  const byPlace = new Map<RecordId | undefined, NewRow[]>();
  for (const row of rows) {
    const together = byPlace.get(row.after);
    if (together === undefined) byPlace.set(row.after, [row]);
    else together.push(row);
  }
  for (const [after, together] of byPlace) {
    const placed = placeTogether(plan, after, together, moves);
    if (placed instanceof Wrong) return placed;
    tasks.push(...placed);
  }
  return { tasks, moves };
}

interface Level {
  readonly indent: number;
  readonly parent: RecordId | undefined;
  readonly ranksLeft: string[];
  last: RecordId | undefined;
}

function placeTogether(
  plan: CellPlan,
  after: RecordId | undefined,
  rows: readonly NewRow[],
  moves: Edit[],
): PlacedTask[] | Wrong {
  const base = placeAfter(plan, after);
  if (base instanceof Wrong) return base;
  const indents = rows.map(indentOf);
  const least = Math.min(...indents);
  const count = rows.length;
  const open: Level[] = [
    {
      indent: least,
      parent: base.parent,
      ranksLeft: roomAt(plan, base, count, moves),
      last: undefined,
    },
  ];
  const tasks: PlacedTask[] = [];
  for (const [place, row] of rows.entries()) {
    const indent = indents[place] as number;
    while (open.length > 1 && indent < (open.at(-1) as Level).indent) open.pop();
    let level = open.at(-1) as Level;
    if (indent > level.indent && level.last !== undefined) {
      level = { indent, parent: level.last, ranksLeft: ranks(count), last: undefined };
      open.push(level);
    }
    const name = nameOf(row.texts.get('name') ?? '');
    if (name instanceof Wrong) return name;
    const record = newTask(
      plan,
      name,
      level.parent,
      level.ranksLeft.shift() as string,
      base.audience,
    );
    level.last = record.id;
    tasks.push({ record, texts: row.texts, isSummary: false });
  }
  const parents = new Set(tasks.map(({ record }) => record.parent));
  return tasks.map((task) => ({ ...task, isSummary: parents.has(task.record.id) }));
}

interface Place {
  readonly parent: RecordId | undefined;
  /** The sibling above; undefined where it is the first. */
  readonly above: RecordId | undefined;
  readonly audience: TaskRecord['audience'];
}

function placeAfter({ records }: CellPlan, after: RecordId | undefined): Place | Wrong {
  if (after === undefined) {
    const [first] = records.children();
    return { parent: undefined, above: undefined, audience: first?.audience ?? 'internal' };
  }
  const task = records.find('task', after);
  if (task === undefined) return new Wrong(say('taskGone'));
  const { audience } = task;
  if (records.children(after).length > 0) return { parent: after, above: undefined, audience };
  return { parent: task.parent, above: after, audience };
}

/** As many ranks as are needed behind the sibling above. Where siblings share ranks, all get new ones. */
function roomAt(
  { records }: CellPlan,
  { parent, above }: Place,
  count: number,
  moves: Edit[],
): string[] {
  const siblings = records.children(parent);
  const place = siblings.findIndex(({ id }) => id === above) + 1;
  const before = siblings[place - 1]?.rank;
  const behind = siblings[place]?.rank;
  if (before === undefined || behind === undefined || before < behind) {
    return between(before, behind, count);
  }
  const fresh = ranks(siblings.length + count);
  const free = fresh.splice(place, count);
  for (const [index, { id: taskId }] of siblings.entries()) {
    const rank = fresh[index] as string;
    moves.push({ kind: 'task.move', taskId, rank, ...(parent !== undefined && { parent }) });
  }
  return free;
}

/** Halves the room at each step, so that many rows at once keep short ranks. */
function between(before: string | undefined, behind: string | undefined, count: number): string[] {
  if (count <= 0) return [];
  if (behind === undefined || count === 1) {
    const found: string[] = [];
    let last = before;
    for (let n = 0; n < count; n++) {
      last = rankBetween(last, behind);
      found.push(last);
    }
    return found;
  }
  const half = Math.floor((count - 1) / 2);
  const middle = rankBetween(before, behind);
  return [...between(before, middle, half), middle, ...between(middle, behind, count - 1 - half)];
}

/** The level of a row: by its outline number where there is one, else by the spaces before its name. */
function indentOf({ texts }: NewRow): number {
  const outline = texts.get('outline')?.trim() ?? '';
  if (/^\d+(\.\d+)*\.?$/.test(outline)) return outline.split('.').filter(Boolean).length * 1000;
  const spaces = /^[\s\u00a0]*/.exec(texts.get('name') ?? '')?.[0] ?? '';
  return [...spaces].reduce((wide, space) => wide + (space === '\t' ? 4 : 1), 0);
}

/** As MS Project makes one: a day, which is a guess. */
function newTask(
  plan: CellPlan,
  name: string,
  parent: RecordId | undefined,
  rank: string,
  audience: TaskRecord['audience'],
): TaskRecord {
  const { minutesPerDay, newTasksManual } = plan.records.project;
  return {
    id: plan.newId(),
    kind: 'task',
    audience,
    name,
    ...(parent !== undefined && { parent }),
    rank,
    type: 'task',
    ...(newTasksManual && { mode: 'manual' }),
    duration: { minutes: minutesPerDay, unit: 'd', estimated: true },
    fixed: 'units',
  };
}
