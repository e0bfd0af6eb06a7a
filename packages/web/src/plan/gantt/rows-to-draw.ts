import type { BarKind, GanttRow, GanttTask } from '@throughline/drawing';
import { CONSTRAINT_TYPES, type PlanTable, TaskFlag } from '../../project/index.ts';

/** What a row shows beside its task's own values. */
export interface RowState {
  readonly selected: ReadonlySet<string>;
  /** By slot: 1 for what is traced; undefined while nothing is. */
  readonly traced: Uint8Array | undefined;
}

/** The rows from `first` to before `end`, as they are drawn. */
export function rowsToDraw(
  table: PlanTable,
  first: number,
  end: number,
  state: RowState,
): readonly GanttRow[] {
  const rows: GanttRow[] = [];
  for (let row = first; row < Math.min(end, table.rows.length); row++) {
    const slot = table.rows[row] as number;
    if (slot >= 0) rows.push(taskToDraw(table, slot, row, state));
    else rows.push({ kind: 'group', row, title: table.groups[-1 - slot]?.title ?? '' });
  }
  return rows;
}

export function taskToDraw(
  table: PlanTable,
  slot: number,
  row: number,
  { selected, traced }: RowState,
): GanttTask {
  const flags = table.flags[slot] as number;
  const id = table.ids[slot] ?? '';
  const constraint = CONSTRAINT_TYPES[table.constraint[slot] as number];
  const at = (column: Float64Array) => known(column[slot] as number);
  return {
    kind: kindOf(flags),
    row,
    id,
    name: table.names[slot] ?? '',
    start: at(table.start),
    finish: at(table.finish),
    pieces: table.pieces.get(slot),
    doneUntil: (flags & TaskFlag.started) !== 0 ? at(table.doneUntil) : undefined,
    lateFinish: at(table.lateFinish),
    baselineStart: at(table.baselineStart),
    baselineFinish: at(table.baselineFinish),
    deadline: at(table.deadline),
    ...(constraint && { constraint: { type: constraint, at: at(table.constraintDate) } }),
    promises: table.promises.get(slot),
    isCritical: (flags & TaskFlag.critical) !== 0,
    isLate: (flags & TaskFlag.late) !== 0,
    isManual: (flags & TaskFlag.manual) !== 0,
    isInactive: (flags & TaskFlag.inactive) !== 0,
    isFinished: (flags & TaskFlag.finished) !== 0,
    isSelected: selected.has(id),
    isDimmed: traced !== undefined && traced[slot] !== 1,
  };
}

function kindOf(flags: number): BarKind {
  if ((flags & TaskFlag.summary) !== 0) return 'summary';
  if ((flags & TaskFlag.milestone) !== 0) return 'milestone';
  if ((flags & TaskFlag.levelOfEffort) !== 0) return 'level-of-effort';
  return (flags & TaskFlag.elapsed) !== 0 ? 'elapsed' : 'task';
}

function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
