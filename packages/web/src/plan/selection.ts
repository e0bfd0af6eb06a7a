import type { RecordId } from '@throughline/model';
import type { ColumnId } from '../project/index.ts';

export interface Cell {
  readonly taskId: RecordId;
  readonly column: ColumnId;
}

/** The rows and columns as they are shown: what a range goes over. */
export interface ShownOrder {
  readonly columns: readonly ColumnId[];
  readonly rowCount: number;
  /** -1 where the task is not shown. */
  rowOf(id: RecordId): number;
  /** Undefined for a group's heading. */
  idAt(row: number): RecordId | undefined;
}

/**
 * What is selected in the plan: one active cell, which keys act on, and the tasks around it. The order of `ids` is
 * the order in which they were selected: links are made along it.
 */
export class PlanSelection {
  #active: Cell | undefined;
  #anchor: Cell | undefined;
  #ids: ReadonlySet<RecordId> = new Set();
  #hasWholeRows = false;
  readonly #watchers = new Set<() => void>();

  get active(): Cell | undefined {
    return this.#active;
  }

  /** Where a range began. */
  get anchor(): Cell | undefined {
    return this.#anchor;
  }

  get ids(): ReadonlySet<RecordId> {
    return this.#ids;
  }

  /** Rows were selected by their numbers: what is copied or cleared is the whole row. */
  get hasWholeRows(): boolean {
    return this.#hasWholeRows;
  }

  /** One cell, and its task alone. */
  choose(cell: Cell, wholeRow = false): void {
    this.#put(cell, cell, new Set([cell.taskId]), wholeRow);
  }

  /** From where the range began to this cell. */
  extendTo(cell: Cell, order: ShownOrder, wholeRows = this.#hasWholeRows): void {
    const anchor = this.#anchor ?? cell;
    this.#put(cell, anchor, idsBetween(anchor.taskId, cell.taskId, order), wholeRows);
  }

  /** One more task, or one fewer. */
  toggle(cell: Cell): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(cell.taskId)) ids.add(cell.taskId);
    this.#put(cell, cell, ids, this.#hasWholeRows);
  }

  chooseAll(order: ShownOrder): void {
    const ids = new Set<RecordId>();
    for (let row = 0; row < order.rowCount; row++) {
      const id = order.idAt(row);
      if (id !== undefined) ids.add(id);
    }
    this.#put(this.#active, this.#anchor, ids, true);
  }

  clear(): void {
    this.#put(undefined, undefined, new Set(), false);
  }

  /** The columns of the range, as they are shown. */
  columns(order: ShownOrder): readonly ColumnId[] {
    if (this.#hasWholeRows) return order.columns;
    const [from, to] = [this.#anchor, this.#active].map((cell) =>
      cell === undefined ? -1 : order.columns.indexOf(cell.column),
    ) as [number, number];
    if (from < 0 || to < 0) return [];
    return order.columns.slice(Math.min(from, to), Math.max(from, to) + 1);
  }

  /** For `useSyncExternalStore`; returns how to stop. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  #put(
    active: Cell | undefined,
    anchor: Cell | undefined,
    ids: ReadonlySet<RecordId>,
    hasWholeRows: boolean,
  ): void {
    this.#active = active;
    this.#anchor = anchor;
    this.#ids = ids;
    this.#hasWholeRows = hasWholeRows;
    for (const watcher of this.#watchers) watcher();
  }
}

/** Tasks from one row to another, both included, in that direction. */
function idsBetween(from: RecordId, to: RecordId, order: ShownOrder): ReadonlySet<RecordId> {
  const [first, last] = [order.rowOf(from), order.rowOf(to)];
  if (first < 0 || last < 0) return new Set([to]);
  const ids = new Set<RecordId>();
  const step = first <= last ? 1 : -1;
  for (let row = first; row !== last + step; row += step) {
    const id = order.idAt(row);
    if (id !== undefined) ids.add(id);
  }
  return ids;
}
