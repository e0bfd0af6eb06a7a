import type { RecordId } from '@throughline/model';
import { TaskFlag } from '../../project/index.ts';
import type { PlanDesk } from '../desk.ts';
import { toggled } from '../view/plan-view.ts';

/** Opens or closes the selected summaries. */
export function setOpen(desk: PlanDesk, isOpen: boolean): void {
  for (const id of desk.tasksInOrder) if (isOpenNow(desk, id) === !isOpen) toggle(desk, id);
}

export function toggleOpen(desk: PlanDesk): void {
  const id = desk.selection.active?.taskId;
  if (id !== undefined && isOpenNow(desk, id) !== undefined) toggle(desk, id);
}

/** Summaries of a level and deeper are closed, 0 is the top; undefined: none. */
export function closeFrom(desk: PlanDesk, from: number | undefined): void {
  desk.screen?.show({ closed: { from, except: new Set() } });
}

export function toggle(desk: PlanDesk, id: RecordId): void {
  const { screen } = desk;
  if (screen !== undefined) screen.show({ closed: toggled(screen.planView.closed, id) });
}

/** Opens everything above a task, so that its row is shown. */
export function openAbove(desk: PlanDesk, id: RecordId): void {
  const { table } = desk.project.state;
  const slot = desk.rows.slotOf(id);
  if (table === undefined || slot < 0 || desk.screen === undefined) return;
  let { closed } = desk.screen.planView;
  for (let up = table.parent[slot] ?? -1; up >= 0; up = table.parent[up] ?? -1) {
    const above = table.ids[up];
    if (above !== undefined && isOpenNow(desk, above) === false) closed = toggled(closed, above);
  }
  if (closed !== desk.screen.planView.closed) desk.screen.show({ closed });
}

/** Undefined for what is no summary. */
function isOpenNow(desk: PlanDesk, id: RecordId): boolean | undefined {
  const flags = desk.project.state.table?.flags[desk.rows.slotOf(id)] ?? 0;
  return (flags & TaskFlag.summary) === 0 ? undefined : (flags & TaskFlag.collapsed) === 0;
}
