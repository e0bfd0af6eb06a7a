import { type ColumnId, type PlanTable, TaskFlag } from '../../project/index.ts';

/** How a cell is written, beside its text; classes of `grid.module.css`. */
export type CellTone = '' | 'bad' | 'muted';

const RECEDING: readonly ColumnId[] = [
  'percent',
  'predecessors',
  'successors',
  'responsible',
  'resources',
  'totalFloat',
  'freeFloat',
  'statusAge',
  'wbs',
  'outline',
];
const FINISHES: readonly ColumnId[] = ['finish', 'forecastFinish'];

/** Red says late and is never alone: a float is negative, a finish has the word beside it. */
export function toneOf(column: ColumnId, text: string, flags: number, isLate: boolean): CellTone {
  if (column === 'totalFloat' && text.startsWith('−')) return 'bad';
  if (isLate && isFinish(column)) return 'bad';
  if (column === 'statusAge' && (flags & TaskFlag.stale) !== 0) return 'bad';
  return RECEDING.includes(column) ? 'muted' : '';
}

export function isFinish(column: ColumnId): boolean {
  return FINISHES.includes(column);
}

/**
 * Past its deadline or a promise, or due by now in the baseline and not done. What only ends later than the baseline
 * has it would make most rows of a late plan red: the variance says it.
 */
export function isLateNow(table: PlanTable, slot: number): boolean {
  const flags = table.flags[slot] ?? 0;
  if ((flags & TaskFlag.late) === 0 || (flags & TaskFlag.summary) !== 0) return false;
  const { statusDate, now } = table.marks;
  const finish = table.forecastFinish[slot] ?? Number.NaN;
  return (
    finish > (table.deadline[slot] ?? Number.NaN) ||
    (table.promises.get(slot)?.some(({ isBroken }) => isBroken) ?? false) ||
    (table.baselineFinish[slot] ?? Number.NaN) <= (Number.isNaN(statusDate) ? now : statusDate)
  );
}
