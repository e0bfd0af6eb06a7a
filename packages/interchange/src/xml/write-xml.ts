/** Characters that no XML text may hold, whole or as half of a pair. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const SPECIAL = /[&<>\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A reader takes a bare one for the end of a line.
  '\r': '&#xD;',
};

/** Writes XML, one element to a line, tabs for depth. */
export class XmlWriter {
  /** Characters that XML cannot hold and that were replaced. */
  replaced = 0;
  readonly #pieces: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  #indent = '';

  /** An element whose content `write` writes. `attributes` as they stand in the tag, escaped. */
  element(name: string, write: () => void, attributes = ''): void {
    this.#pieces.push(this.#indent, '<', name, attributes, '>\n');
    const { length } = this.#indent;
    this.#indent += '\t';
    write();
    this.#indent = this.#indent.slice(0, length);
    this.#pieces.push(this.#indent, '</', name, '>\n');
  }

  /** An element with text; nothing where there is none. */
  leaf(name: string, value: string | number | undefined): void {
    if (value === undefined || value === '') return;
    const text = typeof value === 'number' ? String(value) : this.#escaped(value);
    this.#pieces.push(this.#indent, '<', name, '>', text, '</', name, '>\n');
  }

  flag(name: string, value: boolean | undefined): void {
    this.leaf(name, value ? 1 : 0);
  }

  empty(name: string): void {
    this.#pieces.push(this.#indent, '<', name, '/>\n');
  }

  bytes(): Uint8Array {
    return new TextEncoder().encode(this.#pieces.join(''));
  }

  #escaped(text: string): string {
    const allowed = text.replace(FORBIDDEN, () => {
      this.replaced++;
      return '\uFFFD';
    });
    return allowed.replace(SPECIAL, (character) => ESCAPES[character] as string);
  }
}
