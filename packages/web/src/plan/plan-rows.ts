import type { RecordId } from '@throughline/model';
import type { ColumnId, PlanTable } from '../project/index.ts';
import type { ShownOrder } from './selection.ts';

/** The row below the plan, in which a new task is typed. */
export const NEW_ROW = 'new-row' as RecordId;

const NO_TABLE: Pick<PlanTable, 'version' | 'slotCount' | 'ids' | 'rows'> = {
  version: -1,
  slotCount: 0,
  ids: [],
  rows: new Int32Array(),
};

/** Which task stands in which row, of the newest table. What it finds is kept until the table changes. */
export class PlanRows implements ShownOrder {
  columns: readonly ColumnId[] = [];
  /** Whether a row for a new task stands below the plan. */
  hasNewRow = false;
  #table: typeof NO_TABLE = NO_TABLE;
  #version = -1;
  #rowOfSlot = new Int32Array();
  #slotOfId = new Map<RecordId, number>();

  show(table: PlanTable | undefined): void {
    this.#table = table ?? NO_TABLE;
  }

  get rowCount(): number {
    return this.#table.rows.length + (this.hasNewRow ? 1 : 0);
  }

  /** Rows of the plan itself, without the one for a new task. */
  get lastTaskRow(): number {
    return this.#table.rows.length - 1;
  }

  rowOf(id: RecordId): number {
    if (id === NEW_ROW) return this.hasNewRow ? this.#table.rows.length : -1;
    const slot = this.slotOf(id);
    return slot < 0 ? -1 : (this.#rowOfSlot[slot] ?? -1);
  }

  idAt(row: number): RecordId | undefined {
    if (this.hasNewRow && row === this.#table.rows.length) return NEW_ROW;
    const slot = this.#table.rows[row] ?? -1;
    return slot < 0 ? undefined : this.#table.ids[slot];
  }

  /** -1 for a task that the plan does not have. */
  slotOf(id: RecordId): number {
    this.#follow();
    return this.#slotOfId.get(id) ?? -1;
  }

  #follow(): void {
    const { version, slotCount, ids, rows } = this.#table;
    if (version === this.#version) return;
    this.#version = version;
    this.#rowOfSlot = new Int32Array(slotCount).fill(-1);
    for (let row = 0; row < rows.length; row++) {
      const slot = rows[row] ?? -1;
      if (slot >= 0) this.#rowOfSlot[slot] = row;
    }
    this.#slotOfId = new Map();
    for (let slot = 0; slot < slotCount; slot++) {
      const id = ids[slot];
      if (id !== undefined) this.#slotOfId.set(id, slot);
    }
  }
}
