/** Halves of characters, and control characters but for the tab and the line breaks: no file can keep them. */
const UNWRITABLE = /\p{Cs}|[^\P{Cc}\t\n\r]/gu;

/** A text of one line: line breaks and tabs are spaces. */
export function oneLine(typed: string): string {
  return typed
    .replace(/\s*[\t\n\r\u2028\u2029]+\s*/g, ' ')
    .replace(UNWRITABLE, '')
    .trim();
}

export function manyLines(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '');
}

/** As a sentence quotes it. */
export function quoted(typed: string): string {
  const line = oneLine(typed);
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Texts are the same to a reader, in whatever case and with whatever spaces. */
export function alike(text: string): string {
  return oneLine(text).replace(/\s+/g, ' ').toLowerCase();
}
