import type { RecordId } from '@throughline/model';
import type { TypedCell } from '../../project/index.ts';
import { format, messages } from '../../words/index.ts';
import type { PlanDesk } from '../desk.ts';
import { enterCells } from './entering.ts';
import { tops } from './outline.ts';

const say = messages({
  removed: { one: '1 task removed.', other: '{tasks} tasks removed.' },
});

/** Clears the cells that are selected; where whole rows or names are, their tasks go. */
export async function deleteSelected(desk: PlanDesk): Promise<void> {
  const columns = desk.selection.columns(desk.rows);
  if (desk.selection.hasWholeRows || columns.includes('name')) {
    await removeTasks(desk);
    return;
  }
  await clearCells(desk);
}

export async function clearCells(desk: PlanDesk): Promise<void> {
  const columns = desk.selection
    .columns(desk.rows)
    .filter((column) => column !== 'name' && desk.columnOf(column)?.editable);
  const cells = desk.tasksInOrder.flatMap((taskId) =>
    columns.map((column): TypedCell => ({ taskId, column, text: '' })),
  );
  if (cells.length === 0) return;
  const entered = await enterCells(desk, cells);
  if (entered !== 'cancelled' && !entered.ok) desk.screen?.say(entered.sentence, true);
}

/** At once where nothing goes along with the task; otherwise what goes is shown first. */
export async function removeTasks(desk: PlanDesk): Promise<void> {
  const tasks = tops(desk);
  if (tasks.length === 0) return;
  const ids = await desk.project.removal(tasks);
  if (ids.length === 1) await remove(desk, tasks, ids);
  else desk.put({ removal: { tasks, ids } });
}

/** After somebody said yes. The row that comes next is active then. */
export async function remove(
  desk: PlanDesk,
  tasks: readonly RecordId[],
  ids: readonly RecordId[],
): Promise<void> {
  const { rows, project, selection } = desk;
  const row = Math.min(...tasks.map((id) => rows.rowOf(id)));
  const column = selection.active?.column ?? 'name';
  const count = ids.filter((id) => rows.slotOf(id) >= 0).length;
  desk.put({ removal: undefined });
  const outcome = await desk.heard(project.submit([{ kind: 'task.remove', ids: [...ids] }]));
  if (!outcome.ok) return;
  desk.screen?.say(say('removed', { count, tasks: format.number(count) }));
  const next = rows.idAt(Math.min(Math.max(0, row), rows.rowCount - 1));
  if (next === undefined) selection.clear();
  else desk.goTo(next, column);
}
