/** Columns of numbers by slot: how each is kept, and what stands where nothing is known. */
const KINDS = {
  flags: [Uint32Array, 0],
  depth: [Uint8Array, 0],
  planRow: [Int32Array, 0],
  parent: [Int32Array, -1],
  start: [Float64Array, Number.NaN],
  finish: [Float64Array, Number.NaN],
  forecastStart: [Float64Array, Number.NaN],
  forecastFinish: [Float64Array, Number.NaN],
  lateFinish: [Float64Array, Number.NaN],
  totalFloat: [Float64Array, Number.NaN],
  freeFloat: [Float64Array, Number.NaN],
  percent: [Float32Array, 0],
  doneUntil: [Float64Array, Number.NaN],
  baselineStart: [Float64Array, Number.NaN],
  baselineFinish: [Float64Array, Number.NaN],
  deadline: [Float64Array, Number.NaN],
  constraint: [Uint8Array, 255],
  constraintDate: [Float64Array, Number.NaN],
} as const;

export type ColumnName = keyof typeof KINDS;
export const COLUMN_NAMES = Object.keys(KINDS) as ColumnName[];
export type Numbers = Uint8Array | Uint32Array | Int32Array | Float32Array | Float64Array;
export type SlotArrays = {
  readonly [Name in ColumnName]: InstanceType<(typeof KINDS)[Name][0]>;
};

/** A column of so many slots, empty. */
export function emptyColumn(name: ColumnName, length: number): Numbers {
  const [Kind, nothing] = KINDS[name];
  return new Kind(length).fill(nothing);
}

/** What changed since it was asked last: of each column the values at these slots, in their order. */
export interface ColumnsPatch {
  readonly slotCount: number;
  readonly slots: Int32Array;
  readonly values: { readonly [Name in ColumnName]?: Numbers };
  /** Columns of which so much changed that all of it is sent. */
  readonly whole: { readonly [Name in ColumnName]?: Numbers };
}

/** Columns that grow, and that know which of their slots were written since they were last sent. */
export class SlotColumns {
  readonly arrays: { [Name in ColumnName]: Numbers };
  #length = 0;
  #capacity: number;
  #dirty = new Set<number>();
  #dirtyColumns = new Set<ColumnName>();
  #isAllDirty = false;

  constructor(capacity = 64) {
    this.#capacity = capacity;
    this.arrays = Object.fromEntries(
      COLUMN_NAMES.map((name) => [name, emptyColumn(name, capacity)]),
    ) as { [Name in ColumnName]: Numbers };
  }

  get length(): number {
    return this.#length;
  }

  /** Slots written since the columns were last sent; undefined where that is all of them. */
  get dirty(): ReadonlySet<number> | undefined {
    return this.#isAllDirty ? undefined : this.#dirty;
  }

  grow(length: number): void {
    if (length <= this.#length) return;
    this.#length = length;
    if (length <= this.#capacity) return;
    this.#capacity = Math.max(length, this.#capacity * 2);
    for (const name of COLUMN_NAMES) {
      const larger = emptyColumn(name, this.#capacity);
      larger.set(this.arrays[name]);
      this.arrays[name] = larger;
    }
  }

  get(name: ColumnName, slot: number): number {
    return this.arrays[name][slot] as number;
  }

  put(name: ColumnName, slot: number, value: number): void {
    const column = this.arrays[name];
    const before = column[slot] as number;
    column[slot] = value;
    const after = column[slot] as number;
    if (after === before || (Number.isNaN(after) && Number.isNaN(before))) return;
    this.#dirtyColumns.add(name);
    if (!this.#isAllDirty) this.#dirty.add(slot);
    if (this.#dirty.size * 4 > this.#length + 400) {
      this.#isAllDirty = true;
      this.#dirty.clear();
    }
  }

  /** Sets a bit of `flags`, or takes it away. */
  mark(slot: number, bit: number, isSet: boolean): void {
    const before = this.get('flags', slot);
    this.put('flags', slot, isSet ? before | bit : before & ~bit);
  }

  /** A freed slot shows nothing. */
  clear(slot: number): void {
    for (const name of COLUMN_NAMES) this.put(name, slot, KINDS[name][1]);
  }

  /** What was written since the last time; undefined where nothing was. */
  take(): ColumnsPatch | undefined {
    if (this.#dirtyColumns.size === 0) return undefined;
    const values: { [Name in ColumnName]?: Numbers } = {};
    const whole: { [Name in ColumnName]?: Numbers } = {};
    const slots = Int32Array.from(this.#dirty);
    for (const name of this.#dirtyColumns) {
      const column = this.arrays[name];
      if (this.#isAllDirty) whole[name] = column.slice(0, this.#length);
      else {
        const picked = emptyColumn(name, slots.length);
        for (let place = 0; place < slots.length; place++) {
          picked[place] = column[slots[place] as number] as number;
        }
        values[name] = picked;
      }
    }
    this.#dirty.clear();
    this.#dirtyColumns.clear();
    this.#isAllDirty = false;
    return { slotCount: this.#length, slots, values, whole };
  }
}

/** The arrays of a patch, which are moved to whoever gets it. */
export function buffersOf({ slots, values, whole }: ColumnsPatch): ArrayBuffer[] {
  return [slots, ...Object.values(values), ...Object.values(whole)].map(
    (array) => array.buffer as ArrayBuffer,
  );
}
