import type { ColumnId, TypedCell } from '../../project/index.ts';
import { format, messages } from '../../words/index.ts';
import { enterCells } from '../actions/entering.ts';
import { clearCells, removeTasks } from '../actions/removing.ts';
import type { PlanDesk } from '../desk.ts';
import { parseTsv, printHtml, printTsv } from './tsv.ts';

const say = messages({
  copied: { one: '1 row copied.', other: '{rows} rows copied.' },
});

/** The selected cells as text and as a table: for a spreadsheet, a mail, or another place of the plan. */
export function copySelected(desk: PlanDesk, clipboard: DataTransfer): boolean {
  const rows = selectedTexts(desk);
  if (rows.length === 0) return false;
  clipboard.setData('text/plain', printTsv(rows));
  clipboard.setData('text/html', printHtml(rows));
  if (rows.length > 1) {
    desk.screen?.say(say('copied', { count: rows.length, rows: format.number(rows.length) }));
  }
  return true;
}

export function cutSelected(desk: PlanDesk, clipboard: DataTransfer): void {
  if (!copySelected(desk, clipboard) || !desk.canEdit) return;
  void (desk.selection.hasWholeRows ? removeTasks(desk) : clearCells(desk));
}

/** From the active cell to the right and down; rows below the plan become new tasks. */
export async function pasteAt(desk: PlanDesk, text: string): Promise<void> {
  const { active } = desk.selection;
  const pasted = parseTsv(text);
  if (active === undefined || pasted.length === 0 || !desk.canEdit) return;
  const [first] = pasted;
  const isOne = pasted.length === 1 && first?.length === 1;
  const cells =
    isOne && desk.tasks.length > 1
      ? filled(desk, desk.selection.columns(desk.rows), () => first?.[0] ?? '')
      : pastedCells(desk, pasted, desk.rows.rowOf(active.taskId), active.column);
  if (cells.length === 0) return;
  const entered = await enterCells(desk, cells);
  if (entered === 'cancelled' || entered.ok) return;
  if (entered.taskId !== undefined) desk.goTo(entered.taskId, entered.column ?? active.column);
  desk.screen?.say(entered.sentence, true);
}

/** What the topmost selected row has, in all of them. */
export async function fillDown(desk: PlanDesk): Promise<void> {
  const [top] = desk.tasksInOrder;
  if (top === undefined || desk.tasks.length < 2) return;
  const slot = desk.rows.slotOf(top);
  const cells = filled(desk, desk.selection.columns(desk.rows), (column) => {
    return desk.project.texts(column)?.[slot] ?? '';
  });
  const entered = await enterCells(desk, cells);
  if (entered !== 'cancelled' && !entered.ok) desk.screen?.say(entered.sentence, true);
}

function selectedTexts(desk: PlanDesk): string[][] {
  const columns = desk.selection.columns(desk.rows);
  return desk.tasksInOrder.map((id) => {
    const slot = desk.rows.slotOf(id);
    return columns.map((column) => desk.project.texts(column)?.[slot] ?? '');
  });
}

function filled(
  desk: PlanDesk,
  columns: readonly ColumnId[],
  textOf: (column: ColumnId) => string,
): readonly TypedCell[] {
  const editable = columns.filter((column) => desk.columnOf(column)?.editable);
  return desk.tasksInOrder.flatMap((taskId) =>
    editable.map((column): TypedCell => ({ taskId, column, text: textOf(column) })),
  );
}

function pastedCells(
  desk: PlanDesk,
  pasted: readonly (readonly string[])[],
  firstRow: number,
  firstColumn: ColumnId,
): readonly TypedCell[] {
  const { rows } = desk;
  const left = rows.columns.indexOf(firstColumn);
  const after = rows.idAt(rows.lastTaskRow);
  const targets: Pick<TypedCell, 'taskId' | 'newTask'>[] = [];
  for (let row = firstRow; targets.length < pasted.length; row++) {
    const id = row <= rows.lastTaskRow ? rows.idAt(row) : undefined;
    if (row > rows.lastTaskRow) targets.push({ newTask: { number: targets.length, after } });
    else if (id !== undefined) targets.push({ taskId: id });
  }
  return targets.flatMap((target, down) =>
    (pasted[down] ?? []).flatMap((text, right) => {
      const column = rows.columns[left + right];
      const takes = column !== undefined && desk.columnOf(column)?.editable;
      return takes ? [{ ...target, column, text } as TypedCell] : [];
    }),
  );
}
