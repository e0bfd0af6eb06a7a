/** What a piece of text means. Red, amber and green are for status only, always beside a word or shape. */
export type Style = 'strong' | 'quiet' | 'good' | 'warning' | 'bad' | 'action';

export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** Text that keeps its styles apart from its letters, so that it can be measured, wrapped and cut. */
export type Text = string | Span | readonly Text[];

const styled = (style: Style) => (text: string) => ({ text, style });

/** Ink: the answer, the critical path. */
export const strong = styled('strong');
/** What recedes: units, captions, what is done. */
export const quiet = styled('quiet');
export const good = styled('good');
export const warning = styled('warning');
export const bad = styled('bad');
/** What the reader can type next. */
export const action = styled('action');

/** The pieces of a text in order, cleaned of everything that could move the cursor. */
export function spansOf(text: Text): Span[] {
  if (typeof text === 'string') return text === '' ? [] : [{ text: clean(text) }];
  if ('text' in text) return text.text === '' ? [] : [{ ...text, text: clean(text.text) }];
  return text.flatMap(spansOf);
}

export function plain(text: Text): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

/** `1 task`, `3 tasks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Several texts with something between them; empty ones are left out. */
export function joined(texts: readonly Text[], between: Text): Text {
  return texts
    .filter((text) => plain(text) !== '')
    .flatMap((text, i) => (i === 0 ? [text] : [between, text]));
}

/** Names come out of files: an escape sequence in one must not reach the terminal. */
const LINE_BREAKS = /[\t\r\n\v\f\u0085\u2028\u2029]+/g;
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

function clean(text: string): string {
  return text.replace(LINE_BREAKS, ' ').replace(CONTROLS, '');
}
