import type { RecordId } from '@throughline/model';
import { type ColumnId, type LocalProject, type PlanTable, TaskFlag } from '../../project/index.ts';
import { format, messages } from '../../words/index.ts';
import type { Painting } from '../desk.ts';
import type { Frames } from '../frames.ts';
import { NEW_ROW, type PlanRows } from '../plan-rows.ts';
import type { RowsInView } from '../rows-in-view.ts';
import type { PlanSelection } from '../selection.ts';
import { isFinish, isLateNow, toneOf } from './cell-look.ts';
import styles from './grid.module.css';
import type { GridColumn } from './grid-columns.ts';
import { type CellShown, GridRow, type RowShown } from './grid-row.ts';

const say = messages({
  newTask: 'Type a task name',
  group: { one: '{title} · {count} task', other: '{title} · {count} tasks' },
  late: '{date} late',
});

export interface Painted {
  readonly project: LocalProject;
  readonly rows: PlanRows;
  readonly view: RowsInView;
  readonly selection: PlanSelection;
  readonly frames: Frames;
}

/**
 * Paints the rows in view into `host`, as few of them as fit, again and again. Everything is text; nothing of the
 * layout is asked of the browser while painting.
 */
export class GridPainter implements Painting {
  columns: readonly GridColumn[] = [];
  /** Who else is where, by task. */
  visitors: ReadonlyMap<RecordId, string> = new Map();
  /** Texts on their way to the plan, shown in place of what it holds: by task and column. */
  readonly entering = new Map<string, string>();
  readonly #rows: GridRow[] = [];
  readonly #cell: CellShown = { text: '', look: '' };
  #texts: (readonly string[] | undefined)[] = [];
  #columnsPainted: readonly GridColumn[] = [];

  constructor(
    readonly host: HTMLElement,
    readonly grid: HTMLElement,
    readonly of: Painted,
  ) {}

  /** Paints soon. */
  readonly ask = (): void => this.of.frames.ask(this.paint);

  readonly paint = (): void => {
    const { view, project, selection } = this.of;
    const { table } = project.state;
    this.host.style.transform = `translateY(${-view.scrollTop}px)`;
    this.#texts = this.columns.map(({ id }) => project.texts(id));
    const [first, end] = [view.firstRow, view.endRow];
    this.#haveRows(end - first);
    const count = this.#rows.length;
    for (let place = 0; place < count; place++) {
      const row = this.#rows[place] as GridRow;
      // Of the rows that this element may show, the one that is in view; there may be none.
      const at = first + ((place - (first % count) + count) % count);
      row.element.hidden = at >= end;
      if (at < end) this.#paintRow(row, at, table);
    }
    this.#pointAtActive(selection);
  };

  /** The element of a cell, where it is drawn; undefined where it is out of view. */
  cellOf(id: RecordId, column: ColumnId): HTMLElement | undefined {
    const row = this.of.rows.rowOf(id);
    const drawn = this.#rows.find((each) => each.row === row && !each.element.hidden);
    return drawn?.cell(this.columns.findIndex((each) => each.id === column));
  }

  #haveRows(count: number): void {
    if (this.#columnsPainted !== this.columns) {
      this.#columnsPainted = this.columns;
      for (const row of this.#rows) row.setColumns(this.columns);
    }
    while (this.#rows.length < count) {
      const row = new GridRow(this.grid.id, this.#rows.length);
      row.setColumns(this.columns);
      this.#rows.push(row);
      this.host.append(row.element);
    }
  }

  #paintRow(element: GridRow, row: number, table: PlanTable | undefined): void {
    const id = this.of.rows.idAt(row);
    if (table === undefined) return;
    if (id === undefined) this.#paintHeading(element, row, table);
    else if (id === NEW_ROW) this.#paintNewRow(element, row);
    else this.#paintTask(element, row, id, table);
  }

  #paintTask(element: GridRow, row: number, id: RecordId, table: PlanTable): void {
    const { selection } = this.of;
    const slot = table.rows[row] as number;
    const flags = table.flags[slot] ?? 0;
    const isSelected = selection.ids.has(id);
    const isSummary = (flags & TaskFlag.summary) !== 0;
    const visitor = this.visitors.get(id) ?? '';
    const shown: RowShown = {
      row,
      // In groups the heading stands above all, and what the task belongs to is elsewhere.
      level: table.groups.length > 0 ? 2 : (table.depth[slot] ?? 0) + 1,
      look: [
        isSummary && styles.summary,
        isSelected && styles.selected,
        (flags & TaskFlag.inactive) !== 0 && styles.inactive,
        (flags & TaskFlag.context) !== 0 && styles.context,
        visitor && styles.visited,
      ]
        .filter(Boolean)
        .join(' '),
      numberText: String(table.planRow[slot] ?? ''),
      isSelected,
      isExpanded: isSummary ? (flags & TaskFlag.collapsed) === 0 : undefined,
      remark: visitor,
    };
    const isLate = isLateNow(table, slot);
    element.show(shown, (at, column) => this.#taskCell(at, column, id, slot, flags, isLate));
  }

  #taskCell(
    at: number,
    column: GridColumn,
    id: RecordId,
    slot: number,
    flags: number,
    isLate: boolean,
  ): CellShown {
    const cell = this.#cell;
    const { table } = this.of.project.state;
    const entering = this.entering.size > 0 ? this.entering.get(`${id} ${column.id}`) : undefined;
    const text =
      entering ??
      this.#texts[at]?.[slot] ??
      (column.id === 'name' ? (table?.names[slot] ?? '') : '');
    cell.text = isLate && isFinish(column.id) && text !== '' ? say('late', { date: text }) : text;
    const tone = toneOf(column.id, text, flags, isLate);
    cell.look = `${tone === '' ? '' : styles[tone]} ${entering === undefined ? '' : styles.entering} ${this.#isActive(id, column.id) ? styles.active : ''}`;
    return cell;
  }

  #paintHeading(element: GridRow, row: number, table: PlanTable): void {
    const group = table.groups[-1 - (table.rows[row] ?? -1)];
    const shown = plainRow(row, `${styles.heading}`, '');
    element.show(shown, (_at, column) => {
      const isName = column.id === 'name';
      const { title, count } = group ?? { title: '', count: 0 };
      this.#cell.text = isName ? say('group', { title, count: format.number(count) as never }) : '';
      this.#cell.look = '';
      return this.#cell;
    });
  }

  #paintNewRow(element: GridRow, row: number): void {
    const isSelected = this.of.selection.ids.has(NEW_ROW);
    const shown = plainRow(row, `${styles.fresh} ${isSelected ? styles.selected : ''}`, '');
    element.show({ ...shown, isSelected }, (_at, column) => {
      const entering = this.entering.get(`${NEW_ROW} ${column.id}`);
      this.#cell.text = entering ?? (column.id === 'name' ? say('newTask') : '');
      this.#cell.look = `${this.#isActive(NEW_ROW, column.id) ? styles.active : ''}`;
      return this.#cell;
    });
  }

  #isActive(id: RecordId, column: ColumnId): boolean {
    const { active } = this.of.selection;
    return active !== undefined && active.taskId === id && active.column === column;
  }

  /** The focus stays on the grid; this tells screen readers which cell it is about. */
  #pointAtActive({ active }: PlanSelection): void {
    const row = active === undefined ? -1 : this.of.rows.rowOf(active.taskId);
    const drawn = this.#rows.find((each) => each.row === row && !each.element.hidden);
    const id = drawn?.cellId(this.columns.findIndex((each) => each.id === active?.column)) ?? '';
    if ((this.grid.getAttribute('aria-activedescendant') ?? '') === id) return;
    if (id === '') this.grid.removeAttribute('aria-activedescendant');
    else this.grid.setAttribute('aria-activedescendant', id);
  }
}

function plainRow(row: number, look: string, numberText: string): RowShown {
  return {
    row,
    level: 1,
    look,
    numberText,
    isSelected: false,
    isExpanded: undefined,
    remark: '',
  };
}
