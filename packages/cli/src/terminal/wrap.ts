import { type Span, type Style, spansOf, type Text } from './text.ts';
import { graphemes, letterWidth, textWidth } from './text-width.ts';

export interface WrapOptions {
  /** Cells by which every line after the first is moved in. */
  readonly hanging?: number;
  /** At most this many lines; the last one then ends in `…`. */
  readonly most?: number;
}

/** A text's lines of at most `width` cells, broken at spaces (never at a no-break space), else anywhere. */
export function wrap(text: Text, width: number, { hanging = 0, most }: WrapOptions = {}): Text[] {
  const room = Math.max(1, width);
  if (textWidth(text) <= room) return [text];
  const lines = new Lines(room, Math.min(hanging, room - 1));
  for (const span of spansOf(text)) {
    for (const word of span.text.split(/(?<= )(?! )/)) lines.add(word, span.style);
  }
  const all = lines.finish();
  if (most === undefined || all.length <= most) return all;
  const kept = all.slice(0, most);
  kept[most - 1] = [cut(kept[most - 1] as Text, room - 1), '…'];
  return kept;
}

/** The beginning of a text that fits `width` cells. */
export function cut(text: Text, width: number): Text {
  const kept: Span[] = [];
  let room = width;
  for (const span of spansOf(text)) {
    let letters = '';
    for (const letter of graphemes(span.text)) {
      const cells = letterWidth(letter);
      if (cells > room) return [...kept, { ...span, text: letters }];
      letters += letter;
      room -= cells;
    }
    kept.push(span);
  }
  return kept;
}

/** A text that ends in `…` where it does not fit. */
export function shortened(text: Text, width: number): Text {
  return textWidth(text) <= width ? text : [cut(text, width - 1), '…'];
}

/** A word that spans two styles is kept together: it waits in `pending` until a space ends it. */
class Lines {
  private readonly done: Text[] = [];
  private line: Span[] = [];
  private used = 0;
  private empty = true;
  private pending: Span[] = [];

  constructor(
    private readonly width: number,
    private readonly hanging: number,
  ) {}

  add(word: string, style: Style | undefined): void {
    this.pending.push(style === undefined ? { text: word } : { text: word, style });
    if (word.endsWith(' ')) this.place();
  }

  finish(): Text[] {
    this.place();
    this.endLine();
    return this.done;
  }

  private place(): void {
    const word = this.pending;
    this.pending = [];
    const wanted = textWidth(
      word
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    );
    if (!this.empty && wanted > 0 && this.used + wanted > this.width) this.startLine();
    for (const { text, style } of word) {
      for (const letter of graphemes(text)) {
        const cells = letterWidth(letter);
        if (this.used + cells > this.width) {
          // The space that ends a line is the break itself.
          if (letter === ' ') continue;
          this.startLine();
        }
        this.push(letter, style);
        this.used += cells;
        if (letter !== ' ') this.empty = false;
      }
    }
  }

  private push(letter: string, style: Style | undefined): void {
    const last = this.line.at(-1);
    if (last !== undefined && last.style === style) {
      this.line[this.line.length - 1] = { ...last, text: last.text + letter };
    } else {
      this.line.push(style === undefined ? { text: letter } : { text: letter, style });
    }
  }

  private startLine(): void {
    this.endLine();
    this.line = this.hanging > 0 ? [{ text: ' '.repeat(this.hanging) }] : [];
    this.used = this.hanging;
    this.empty = true;
  }

  private endLine(): void {
    const last = this.line.at(-1);
    if (last !== undefined) {
      this.line[this.line.length - 1] = { ...last, text: last.text.replace(/ +$/, '') };
    }
    this.done.push(this.line);
  }
}
