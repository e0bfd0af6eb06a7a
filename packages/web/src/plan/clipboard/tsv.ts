/** What a spreadsheet would take for a formula when it stands first in a cell. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NEUTRALISED = /^'+[=+\-@\t\r]/;

/**
 * Rows of cells as tab-separated text, as spreadsheets copy and paste it. A text that would be taken for a formula
 * gets an apostrophe before it, which spreadsheets do not show. `parseTsv` gives the same cells back.
 */
export function printTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(printed).join('\t')}\n`).join('');
}

/** As one reads what Excel, Sheets or `printTsv` copied. Rows may differ in length. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = cellAt(text, at);
    cells.push(plain(cell.text));
    at = cell.end;
    if (text[at] === '\t') {
      at++;
      if (at < text.length) continue;
      cells.push('');
    } else if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else at++;
    rows.push(cells);
    cells = [];
  }
  return rows;
}

/** The same as a table, for whatever pastes with its look. */
export function printHtml(rows: readonly (readonly string[])[]): string {
  const lines = rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${escaped(harmless(cell))}</td>`).join('')}</tr>`,
  );
  return `<table>${lines.join('')}</table>`;
}

function printed(cell: string): string {
  const text = harmless(cell);
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function plain(text: string): string {
  return NEUTRALISED.test(text) ? text.slice(1) : text;
}

function cellAt(text: string, from: number): { text: string; end: number } {
  if (text[from] === '"') {
    let end = from + 1;
    while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) {
      end += text[end] === '"' ? 2 : 1;
    }
    const after = text[end + 1];
    // A quotation mark that no other one closes before the cell ends is only a quotation mark.
    if (end < text.length && (after === undefined || '\t\r\n'.includes(after))) {
      const inside = text.slice(from + 1, end).replaceAll('""', '"');
      return { text: inside, end: end + 1 };
    }
  }
  let end = from;
  while (end < text.length && !'\t\r\n'.includes(text[end] as string)) end++;
  return { text: text.slice(from, end), end };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
