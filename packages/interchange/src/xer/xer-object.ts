import type { P6Field, P6Kind, P6Object } from '../p6/index.ts';
import { XER_TABLES } from './columns.ts';
import type { XerPart } from './xer-tables.ts';

/** Cells past the last column that are looked at: the `%R`, and enough to notice that there are more. */
const FEW_MORE = 10;

/**
 * The rows of one part of a table. Only the row that was asked for last is held in pieces: a reader
 * goes from row to row, and the pieces of all would be many times the file.
 */
export class XerRows {
  #row = -1;
  #cells: string[] = [];

  constructor(readonly part: XerPart) {}

  get count(): number {
    return this.part.rows.length;
  }

  line(row: number): number {
    return this.part.lines[row] as number;
  }

  /** As they stand there; the first is the `%R`. */
  cells(row: number): readonly string[] {
    if (row !== this.#row) {
      this.#row = row;
      this.#cells = (this.part.rows[row] as string).split('\t', this.part.width + FEW_MORE);
    }
    return this.#cells;
  }

  /** What the row says in a column; empty where there is no such column. */
  text(row: number, column: string | undefined): string {
    const index = column === undefined ? undefined : this.part.columns.get(column);
    return index === undefined ? '' : textOf(this.cells(row)[index + 1] ?? '');
  }
}

/** One row as the business object it stands for. */
export class XerObject<K extends P6Kind> implements P6Object<K> {
  constructor(
    readonly kind: K,
    private readonly rows: XerRows,
    private readonly row: number,
  ) {}

  get line(): number {
    return this.rows.line(this.row);
  }

  text(field: P6Field<K>): string | undefined {
    const columns = XER_TABLES[this.kind].columns as Readonly<Record<string, string>>;
    const text = this.rows.text(this.row, columns[field]);
    return text === '' ? undefined : text;
  }
}

/**
 * What a cell says: quotes are doubled, line ends written as DEL. In memory of its own, so that a name
 * that is kept does not keep the whole file.
 */
function textOf(cell: string): string {
  const text = cell.trim();
  if (text.length < 13) return text.includes('"') ? text.replaceAll('""', '"') : text;
  const own = ` ${text}`.slice(1).replaceAll('""', '"');
  return own.includes('\u007f') ? own.replace(/\u007f+/g, '\n') : own;
}
