import type { RecordId } from '@throughline/model';
import type { ColumnId } from '../../project/index.ts';
import { toggle } from '../actions/opening.ts';
import { moveRows, tops } from '../actions/outline.ts';
import type { PlanDesk } from '../desk.ts';
import { NEW_ROW } from '../plan-rows.ts';
import styles from './grid.module.css';

interface Hit {
  readonly row: number;
  readonly taskId: RecordId;
  /** Undefined: the row's number. */
  readonly column: ColumnId | undefined;
}

/** The pointer moves so far, in pixels, before it drags. */
const DRAG_AFTER = 4;

/** What the mouse and the finger do on the rows; returns how to stop listening. */
export function listenToPointer(body: HTMLElement, desk: PlanDesk): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  body.addEventListener('pointerdown', (event) => pressed(event, body, desk), { signal });
  body.addEventListener('dblclick', (event) => doubled(event, body, desk), { signal });
  body.addEventListener('contextmenu', (event) => menuAsked(event, body, desk), { signal });
  return () => ending.abort();
}

function pressed(event: PointerEvent, body: HTMLElement, desk: PlanDesk): void {
  const target = event.target as Element;
  if (target.closest('input, select, button') !== null || event.button > 1) return;
  const hit = hitAt(event, body, desk);
  if (hit === undefined) return;
  if (target.closest('[data-toggle]') !== null) {
    toggle(desk, hit.taskId);
    return;
  }
  if (target.closest('[data-info]') !== null && event.pointerType === 'mouse') {
    choose(event, hit, desk);
    desk.screen?.openTask(hit.taskId);
    return;
  }
  if (event.pointerType !== 'mouse') {
    tapped(event, hit, body, desk);
    return;
  }
  if (event.button !== 0) return;
  choose(event, hit, desk);
  const draws = hit.column === undefined && desk.canEdit && hit.taskId !== NEW_ROW;
  if (draws && !event.shiftKey && !event.ctrlKey) dragRows(event, body, desk);
  else dragRange(body, desk);
}

function choose(event: PointerEvent, hit: Hit, desk: PlanDesk): void {
  const { selection } = desk;
  const isWhole = hit.column === undefined;
  const cell = {
    taskId: hit.taskId,
    column: hit.column ?? selection.active?.column ?? desk.rows.columns[0] ?? 'name',
  };
  // The editor's own leaving comes before the focus does.
  desk.focus();
  if (event.shiftKey) selection.extendTo(cell, desk.rows, isWhole);
  else if (event.ctrlKey || event.metaKey) selection.toggle(cell);
  // Rows that are selected already may be dragged together.
  else if (!(isWhole && selection.ids.has(hit.taskId) && selection.ids.size > 1)) {
    selection.choose(cell, isWhole);
  }
}

/** A finger chooses a row, and opens it when it taps there again. */
function tapped(event: PointerEvent, hit: Hit, body: HTMLElement, desk: PlanDesk): void {
  const onUp = (up: PointerEvent) => {
    stop();
    const moved = Math.abs(up.clientY - event.clientY) + Math.abs(up.clientX - event.clientX);
    if (moved > DRAG_AFTER * 2) return;
    if (desk.selection.active?.taskId === hit.taskId) {
      if (hit.taskId === NEW_ROW) desk.editor?.open({ taskId: NEW_ROW, column: 'name' }, {});
      else desk.screen?.openTask(hit.taskId);
    } else desk.selection.choose({ taskId: hit.taskId, column: hit.column ?? 'name' });
  };
  const stop = () => {
    body.removeEventListener('pointerup', onUp);
    body.removeEventListener('pointercancel', stop);
  };
  body.addEventListener('pointerup', onUp);
  body.addEventListener('pointercancel', stop);
}

function dragRange(body: HTMLElement, desk: PlanDesk): void {
  whileHeld((move) => {
    const hit = hitAt(move, body, desk);
    const { active } = desk.selection;
    if (hit === undefined || active === undefined) return;
    const column = hit.column ?? active.column;
    if (hit.taskId === active.taskId && column === active.column) return;
    desk.selection.extendTo({ taskId: hit.taskId, column }, desk.rows);
    desk.view.scrollToRow(hit.row);
  });
}

/** Rows are taken by their numbers, and dropped where the line is. */
function dragRows(start: PointerEvent, body: HTMLElement, desk: PlanDesk): void {
  const line = document.createElement('div');
  line.className = styles.dropLine ?? '';
  let before: number | undefined;
  const drop = () => {
    line.remove();
    if (before !== undefined) void moveRows(desk, tops(desk), desk.rows.idAt(before));
  };
  whileHeld((move) => {
    if (before === undefined && Math.abs(move.clientY - start.clientY) < DRAG_AFTER) return;
    const y = move.clientY - body.getBoundingClientRect().top;
    const { view, rows } = desk;
    if (y < 0) view.scrollBy(-view.rowHeight);
    if (y > view.height) view.scrollBy(view.rowHeight);
    const row = Math.round((y + view.scrollTop) / view.rowHeight);
    before = Math.max(0, Math.min(row, rows.lastTaskRow + 1));
    line.style.top = `${view.topOf(before) - 1}px`;
    body.append(line);
  }, drop);
}

function whileHeld(moved: (event: PointerEvent) => void, released: () => void = () => {}): void {
  const ending = new AbortController();
  const { signal } = ending;
  addEventListener('pointermove', moved, { signal });
  addEventListener(
    'pointerup',
    () => {
      ending.abort();
      released();
    },
    { signal },
  );
  addEventListener('pointercancel', () => ending.abort(), { signal });
}

function doubled(event: MouseEvent, body: HTMLElement, desk: PlanDesk): void {
  const hit = hitAt(event, body, desk);
  if (hit === undefined || (event.target as Element).closest('input, select, button')) return;
  if (hit.column !== undefined) {
    desk.editor?.open({ taskId: hit.taskId, column: hit.column }, {});
  } else if (hit.taskId !== NEW_ROW) desk.screen?.openTask(hit.taskId);
}

function menuAsked(event: MouseEvent, body: HTMLElement, desk: PlanDesk): void {
  const hit = hitAt(event, body, desk);
  if (hit === undefined || hit.taskId === NEW_ROW) return;
  event.preventDefault();
  if (!desk.selection.ids.has(hit.taskId)) {
    desk.selection.choose({ taskId: hit.taskId, column: hit.column ?? 'name' });
  }
  desk.put({ menuAt: { x: event.clientX, y: event.clientY } });
}

function hitAt(event: MouseEvent, body: HTMLElement, desk: PlanDesk): Hit | undefined {
  const row = desk.view.rowAt(event.clientY - body.getBoundingClientRect().top);
  const taskId = row < 0 ? undefined : desk.rows.idAt(row);
  if (taskId === undefined) return undefined;
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const name = under?.closest<HTMLElement>('[data-column]')?.dataset.column;
  const column = desk.rows.columns.find((each) => each === name);
  return { row, taskId, column };
}
