import type { Terminal } from './terminal.ts';
import { plain, quiet, type Text } from './text.ts';
import { textWidth } from './text-width.ts';
import { wrap } from './wrap.ts';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Text;
  /** What is shown instead where the terminal is too narrow for the full cells. */
  readonly short?: (row: Row) => Text;
  readonly align?: 'right';
  /** Where that is too wide too, the columns with this go, the lowest number first. */
  readonly goes?: number;
  /** The one column that gives way first: its text is wrapped, down to this many cells. */
  readonly shrinksTo?: number;
  /** Lines of one cell at most, 3 where nothing is said. */
  readonly most?: number;
}

const GAP = 2;
const MOST_LINES = 3;
/** Below this a column of names is no longer read. */
const NARROWEST = 10;

/**
 * Rows in aligned columns that fit the terminal: first the shrinking column wraps, then short forms
 * are taken, then columns go in their stated order, then the shrinking column wraps further.
 * A column without content is not shown.
 */
export function* table<Row>(
  rows: Iterable<Row>,
  columns: readonly Column<Row>[],
  terminal: Terminal,
): Generator<string> {
  const all = [...rows];
  let cells = all.map((row) => columns.map((column) => column.cell(row)));
  let placed = measured(columns, cells);
  if (leastWidth(placed) > terminal.width) {
    cells = all.map((row) => columns.map((column) => (column.short ?? column.cell)(row)));
    placed = measured(columns, cells);
  }
  const shown = fitted(placed, terminal.width);
  if (shown.some(({ column }) => column.title !== '')) {
    yield* line(
      shown,
      shown.map(({ column }) => quiet(column.title)),
      terminal,
    );
  }
  for (const row of cells) {
    yield* line(
      shown,
      shown.map(({ index }) => row[index] as Text),
      terminal,
    );
  }
}

interface Placed<Row> {
  readonly column: Column<Row>;
  readonly index: number;
  width: number;
}

function measured<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly Text[])[],
): Placed<Row>[] {
  const placed: Placed<Row>[] = [];
  for (const [index, column] of columns.entries()) {
    let widest = 0;
    for (const row of cells) widest = Math.max(widest, textWidth(row[index] as Text));
    if (widest > 0) placed.push({ column, index, width: Math.max(widest, column.title.length) });
  }
  return placed;
}

function fitted<Row>(columns: readonly Placed<Row>[], width: number): Placed<Row>[] {
  let shown = [...columns];
  while (leastWidth(shown) > width) {
    const going = shown
      .filter(({ column }) => column.goes !== undefined)
      .sort((a, b) => (a.column.goes as number) - (b.column.goes as number))[0];
    if (going === undefined) break;
    shown = shown.filter((one) => one !== going);
  }
  const shrinking = shown.find(({ column }) => column.shrinksTo !== undefined);
  if (shrinking !== undefined) {
    const spare = width - total(shown, (one) => one.width);
    if (spare < 0) shrinking.width = Math.max(NARROWEST, shrinking.width + spare);
  }
  return shown;
}

function leastWidth<Row>(columns: readonly Placed<Row>[]): number {
  return total(columns, ({ column, width }) => Math.min(width, column.shrinksTo ?? width));
}

function total<Row>(
  columns: readonly Placed<Row>[],
  widthOf: (one: Placed<Row>) => number,
): number {
  return columns.reduce((sum, one) => sum + widthOf(one), GAP * Math.max(0, columns.length - 1));
}

function* line<Row>(
  columns: readonly Placed<Row>[],
  cells: readonly Text[],
  terminal: Terminal,
): Generator<string> {
  const wrapped = columns.map(({ column, width }, i) =>
    wrappedCell(cells[i] as Text, width, column.most ?? MOST_LINES),
  );
  const height = Math.max(...wrapped.map((lines) => lines.length));
  for (let k = 0; k < height; k++) {
    const parts: Text[] = [];
    for (const [i, { column, width }] of columns.entries()) {
      const text = wrapped[i]?.[k] ?? '';
      const space = ' '.repeat(Math.max(0, width - textWidth(text)));
      const isLast = i === columns.length - 1;
      if (column.align === 'right') parts.push(space, text);
      else parts.push(text, isLast ? '' : space);
      if (!isLast) parts.push(' '.repeat(GAP));
    }
    yield terminal.line(withoutTail(parts));
  }
}

/** A wrapped name hangs below its own indentation, so that the outline still shows. */
function wrappedCell(text: Text, width: number, most: number): Text[] {
  if (textWidth(text) <= width) return [text];
  const letters = plain(text);
  const indent = letters.length - letters.trimStart().length;
  return wrap(text, width, { hanging: Math.min(indent + 2, width >> 1), most });
}

function withoutTail(parts: Text[]): Text[] {
  let end = parts.length;
  while (end > 0 && plain(parts[end - 1] as Text).trim() === '') end--;
  return parts.slice(0, end);
}
