import type { PlanTable } from '../../project/index.ts';

/** In which row each task stands, of the newest table. */
export class ShownRows {
  #rows = new Int32Array();
  #version = -1;

  follow({ version, slotCount, rows }: PlanTable): void {
    if (version === this.#version) return;
    this.#version = version;
    const rowOfSlot = new Int32Array(slotCount).fill(-1);
    for (let row = 0; row < rows.length; row++) {
      const slot = rows[row] as number;
      if (slot >= 0) rowOfSlot[slot] = row;
    }
    this.#rows = rowOfSlot;
  }

  /** -1 where the task is not shown. */
  rowOf(slot: number): number {
    return this.#rows[slot] ?? -1;
  }
}
