import type { LossList } from '../loss-list.ts';
import { P6Refused } from '../p6/index.ts';
import { readRefusal } from '../read-outcome.ts';

const MOST_ROWS = 5_000_000;
/** P6 has a hundred tables, none of as many columns. */
const MOST_PARTS = 10_000;
const MOST_COLUMNS = 10_000;

/** A table, which may come in several parts, each with columns of its own. */
export interface XerTable {
  readonly name: string;
  readonly parts: XerPart[];
}

export interface XerPart {
  /** Lower case; where a name comes twice, the first counts. */
  readonly columns: ReadonlyMap<string, number>;
  /** How many columns there are. */
  readonly width: number;
  /** Whole lines, the `%R` and its tab included. */
  readonly rows: string[];
  /** The line of each row, from 1. */
  readonly lines: number[];
}

export interface XerTables {
  /** The cells after ERMHDR: version, date, what, user, its name, database, module, currency. */
  readonly header: readonly string[];
  readonly tables: ReadonlyMap<string, XerTable>;
}

/**
 * Takes the text of an XER apart into tables and rows, whose cells it leaves alone.
 * Lines that begin no record belong to the row before: memos of some exporters hold line ends.
 */
export function xerTables(text: string, losses: LossList): XerTables {
  const header = headerOf(text);
  const tables = new Map<string, XerTable>();
  let table: XerTable | undefined;
  let part: XerPart | undefined;
  let ended = false;
  let rows = 0;
  let parts = 0;
  let line = 0;
  for (const record of linesOf(text)) {
    line++;
    if (record === '' || line === 1) continue;
    switch (kindOf(record)) {
      case '%T': {
        if (tables.size > MOST_PARTS) throw tooMany('xer-too-many-tables', MOST_PARTS, line);
        const name = record.slice(3).split('\t')[0]?.trim().toUpperCase() ?? '';
        table = tables.get(name) ?? { name, parts: [] };
        tables.set(name, table);
        part = undefined;
        break;
      }
      case '%F':
        if (++parts > MOST_PARTS) throw tooMany('xer-too-many-tables', MOST_PARTS, line);
        if (table === undefined) losses.add('xer-row-outside', `line ${line}`);
        else part = newPart(record, line);
        if (part !== undefined) table?.parts.push(part);
        break;
      case '%R':
        if (++rows > MOST_ROWS) throw tooMany('xer-too-many-rows', MOST_ROWS, line);
        if (part === undefined) losses.add('xer-row-outside', `line ${line}`);
        part?.rows.push(record);
        part?.lines.push(line);
        break;
      case '%E':
        ended = true;
        break;
      default:
        joinToRow(part, record, line, losses);
    }
  }
  if (!ended) sayTruncated(text, line, losses);
  return { header, tables };
}

function headerOf(text: string): string[] {
  const end = text.search(/[\r\n]/);
  const first = end < 0 ? text : text.slice(0, end);
  if (!/^ERMHDR(\t|$)/.test(first)) {
    throw new P6Refused(
      readRefusal('xer-header-missing', {}, { at: { line: 1, column: 1 }, accepted: 'ERMHDR' }),
    );
  }
  return first.split('\t').slice(1);
}

/** Lines end with CR LF, LF, or, in a file without any LF, with CR. */
function* linesOf(text: string): Generator<string> {
  const end = text.includes('\n') ? '\n' : '\r';
  for (let from = 0; from < text.length; ) {
    const at = text.indexOf(end, from);
    const to = at < 0 ? text.length : at;
    yield text.slice(from, text[to - 1] === '\r' && to > from ? to - 1 : to);
    from = to + 1;
  }
}

function kindOf(record: string): string | undefined {
  if (record[0] !== '%') return undefined;
  const kind = record.slice(0, 2);
  return record.length === 2 || record[2] === '\t' || record[2] === ' ' ? kind : undefined;
}

function newPart(record: string, line: number): XerPart {
  const names = record.slice(3).split('\t', MOST_COLUMNS + 1);
  if (names.length > MOST_COLUMNS) throw tooMany('xer-too-many-columns', MOST_COLUMNS, line);
  const columns = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const column = name.trim().toLowerCase();
    if (column !== '' && !columns.has(column)) columns.set(column, index);
  }
  return { columns, width: names.length, rows: [], lines: [] };
}

function tooMany(
  code: 'xer-too-many-tables' | 'xer-too-many-columns' | 'xer-too-many-rows',
  most: number,
  line: number,
): P6Refused {
  return new P6Refused(readRefusal(code, { most }, { at: { line }, accepted: most }));
}

function joinToRow(part: XerPart | undefined, more: string, line: number, losses: LossList): void {
  const last = (part?.rows.length ?? 0) - 1;
  if (part === undefined || last < 0) {
    losses.add('xer-row-outside', `line ${line}`);
    return;
  }
  part.rows[last] = `${part.rows[last]}\n${more}`;
  losses.add('xer-line-joined', `line ${line}`);
}

/** Without the end mark P6 always writes, a file that also ends within a line was cut off. */
function sayTruncated(text: string, line: number, losses: LossList): void {
  if (/[\r\n]$/.test(text)) losses.add('xer-end-missing', `line ${line}`);
  else throw new P6Refused(readRefusal('xer-truncated', {}, { at: { line } }));
}
