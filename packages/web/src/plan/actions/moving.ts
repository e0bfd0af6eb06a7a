import type { RecordId } from '@throughline/model';
import type { ColumnId } from '../../project/index.ts';
import type { PlanDesk } from '../desk.ts';
import { ROW_NUMBER_WIDTH } from '../grid/grid-columns.ts';

/** Moves the active cell by rows and columns; over headings of groups. `extend`: the range goes along. */
export function moveBy(desk: PlanDesk, rows: number, columns: number, extend = false): void {
  const { active } = desk.selection;
  if (active === undefined) {
    moveTo(desk, 0, 0);
    return;
  }
  const row = desk.rows.rowOf(active.taskId);
  const at = desk.rows.columns.indexOf(active.column);
  moveTo(desk, row + rows, at + columns, extend, rows < 0 ? -1 : 1);
}

/** To a row and column by their places, as far as there are so many. */
export function moveTo(
  desk: PlanDesk,
  row: number,
  column: number,
  extend = false,
  direction: 1 | -1 = 1,
): void {
  const { rows, selection, view } = desk;
  const taskRow = nearestTask(desk, clamped(row, rows.rowCount), direction);
  const taskId = rows.idAt(taskRow);
  const columnId = rows.columns[clamped(column, rows.columns.length)];
  if (taskId === undefined || columnId === undefined) return;
  const cell = { taskId, column: columnId };
  if (extend) selection.extendTo(cell, rows);
  else selection.choose(cell);
  view.scrollToRow(taskRow);
  showColumn(desk, columnId);
}

/** Past empty rows and filled ones, as spreadsheets do it: up or down to the next summary's edge. */
export function moveToEdge(desk: PlanDesk, rows: 1 | -1 | 0, columns: 1 | -1 | 0, extend = false) {
  const { active } = desk.selection;
  if (active === undefined) return;
  const at = desk.rows.columns.indexOf(active.column);
  const row = desk.rows.rowOf(active.taskId);
  if (columns !== 0) moveTo(desk, row, columns < 0 ? 0 : desk.rows.columns.length - 1, extend);
  else moveTo(desk, rows < 0 ? 0 : desk.rows.lastTaskRow, at, extend, rows < 0 ? 1 : -1);
}

/** Scrolls sideways until a column is in view beside the frozen ones. */
function showColumn(desk: PlanDesk, column: ColumnId): void {
  const pane = desk.painter?.grid.parentElement;
  if (pane === null || pane === undefined) return;
  let [left, frozen] = [0, 0];
  for (const each of desk.columns) {
    if (each.isFrozen) frozen += each.widthNow;
    if (each.id === column) {
      if (each.isFrozen) return;
      const right = left + each.widthNow;
      const width = pane.clientWidth - ROW_NUMBER_WIDTH;
      if (left - frozen < pane.scrollLeft) pane.scrollLeft = left - frozen;
      else if (right > pane.scrollLeft + width) pane.scrollLeft = right - width;
      return;
    }
    left += each.widthNow;
  }
}

function nearestTask({ rows }: PlanDesk, from: number, direction: 1 | -1): number {
  const isTask = (row: number): boolean => (rows.idAt(row) as RecordId | undefined) !== undefined;
  for (const step of [direction, -direction]) {
    for (let row = from; row >= 0 && row < rows.rowCount; row += step) if (isTask(row)) return row;
  }
  return -1;
}

function clamped(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1));
}
