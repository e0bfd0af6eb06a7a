import { type ColumnId, TaskFlag } from '../../project/index.ts';

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
export function toneOf(column: ColumnId, text: string, flags: number): CellTone {
  if (column === 'totalFloat' && text.startsWith('−')) return 'bad';
  if (saysLate(column, flags)) return 'bad';
  if (column === 'statusAge' && (flags & TaskFlag.stale) !== 0) return 'bad';
  return RECEDING.includes(column) ? 'muted' : '';
}

export function saysLate(column: ColumnId, flags: number): boolean {
  const isLate = (flags & TaskFlag.late) !== 0 && (flags & TaskFlag.summary) === 0;
  return isLate && FINISHES.includes(column);
}
