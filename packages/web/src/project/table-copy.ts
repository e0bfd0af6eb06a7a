import type { RecordId } from '@throughline/model';
import type { ColumnId } from './columns.ts';
import type { LinkTable, PlanTable, TaskPromise, TimeMarks } from './plan-table.ts';
import type { TablePatch, TextsPatch } from './worker/messages.ts';
import {
  COLUMN_NAMES,
  type ColumnName,
  type ColumnsPatch,
  emptyColumn,
  type Numbers,
  type SlotArrays,
} from './worker/slot-columns.ts';

const NO_LINKS: LinkTable = {
  ids: [],
  from: new Int32Array(0),
  to: new Int32Array(0),
  type: new Uint8Array(0),
  driving: new Uint8Array(0),
};

const NO_MARKS: TimeMarks = {
  statusDate: Number.NaN,
  now: Number.NaN,
  projectStart: Number.NaN,
  projectFinish: Number.NaN,
  minutesPerDay: 480,
  restDays: [],
  nonworking: [],
  windows: [],
  promises: [],
};

/** The table as the page has it, patched by what the worker sends. Each patch gives a new table; arrays may be the same ones. */
export class TableCopy {
  #version = 0;
  #slotCount = 0;
  #columns = emptyColumns(0);
  #ids: (RecordId | undefined)[] = [];
  #names: string[] = [];
  #texts = new Map<ColumnId, string[]>();
  #rows: Int32Array = new Int32Array(0);
  #groups: PlanTable['groups'] = [];
  #links = NO_LINKS;
  #pieces: ReadonlyMap<number, readonly number[]> = new Map();
  #promises: ReadonlyMap<number, readonly TaskPromise[]> = new Map();
  #marks = NO_MARKS;

  texts(column: ColumnId): readonly string[] | undefined {
    return this.#texts.get(column);
  }

  patch(patch: TablePatch): PlanTable {
    if (patch.isFresh) this.#beginAnew();
    this.#grow(patch.slotCount);
    if (patch.columns !== undefined) this.#patchColumns(patch.columns);
    if (patch.ids !== undefined) putTexts(this.#ids, patch.ids);
    if (patch.names !== undefined) putTexts(this.#names, patch.names);
    for (const one of patch.texts ?? []) this.#putColumnTexts(one);
    this.#links = { ...this.#links, ...patch.links };
    this.#rows = patch.rows ?? this.#rows;
    this.#groups = patch.groups ?? this.#groups;
    this.#pieces = patch.pieces ?? this.#pieces;
    this.#promises = patch.promises ?? this.#promises;
    this.#marks = patch.marks ?? this.#marks;
    this.#version++;
    return this.#table();
  }

  #table(): PlanTable {
    return {
      ...(this.#columns as SlotArrays),
      version: this.#version,
      slotCount: this.#slotCount,
      ids: this.#ids,
      names: this.#names,
      rows: this.#rows,
      groups: this.#groups,
      links: this.#links,
      pieces: this.#pieces,
      promises: this.#promises,
      marks: this.#marks,
    };
  }

  #beginAnew(): void {
    this.#slotCount = 0;
    this.#columns = emptyColumns(0);
    this.#ids = [];
    this.#names = [];
    this.#texts = new Map();
    this.#links = NO_LINKS;
    this.#pieces = new Map();
    this.#promises = new Map();
  }

  #grow(slotCount: number): void {
    if (slotCount <= this.#slotCount) return;
    this.#slotCount = slotCount;
    const capacity = this.#columns.start.length;
    if (slotCount > capacity) {
      for (const name of COLUMN_NAMES) {
        const larger = emptyColumn(name, Math.max(slotCount, Math.ceil(capacity * 1.5)));
        larger.set(this.#columns[name]);
        this.#columns[name] = larger;
      }
    }
    while (this.#names.length < slotCount) {
      this.#names.push('');
      this.#ids.push(undefined);
    }
    for (const texts of this.#texts.values()) while (texts.length < slotCount) texts.push('');
  }

  #patchColumns({ slots, values, whole }: ColumnsPatch): void {
    for (const [name, column] of Object.entries(whole) as [ColumnName, Numbers][]) {
      this.#columns[name].set(column);
    }
    for (const [name, picked] of Object.entries(values) as [ColumnName, Numbers][]) {
      const column = this.#columns[name];
      for (let place = 0; place < slots.length; place++) {
        column[slots[place] as number] = picked[place] as number;
      }
    }
  }

  #putColumnTexts(patch: TextsPatch & { readonly column: ColumnId }): void {
    let texts = this.#texts.get(patch.column);
    if (texts === undefined) {
      texts = new Array<string>(this.#slotCount).fill('');
      this.#texts.set(patch.column, texts);
    }
    putTexts(texts, patch);
  }
}

function emptyColumns(length: number): { [Name in ColumnName]: Numbers } {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, emptyColumn(name, length)])) as {
    [Name in ColumnName]: Numbers;
  };
}

function putTexts<Text>(into: Text[], { slots, texts }: TextsPatch<Text>): void {
  for (const [place, text] of texts.entries()) {
    into[typeof slots === 'number' ? slots + place : (slots[place] as number)] = text;
  }
}
