import type { P6Objects } from './p6-object.ts';
import type { Values } from './values.ts';

/** Notebook entries as plain text, by what they belong to. */
export class Notes {
  readonly #byOwner = new Map<string, string[]>();

  constructor(
    everywhere: P6Objects,
    own: P6Objects,
    projectWbs: string | undefined,
    private readonly values: Values,
  ) {
    const topics = new Map(
      everywhere.all('NotebookTopic').map((topic) => [topic.text('ObjectId'), topic.text('Name')]),
    );
    const take = (
      owner: string,
      note: string | undefined,
      topicId: string | undefined,
      line: number,
    ) => {
      const { text, formatted } = plainText(note ?? '');
      if (text === '') return;
      if (formatted) values.losses.add('p6-note-formatting', () => `line ${line}`);
      const topic = topicId === undefined ? undefined : topics.get(topicId);
      this.#put(owner, topic === undefined ? text : `${topic}: ${text}`);
    };
    for (const note of own.all('ActivityNote')) {
      const owner = `Activity ${note.text('ActivityObjectId')}`;
      take(owner, note.text('Note'), note.text('NotebookTopicObjectId'), note.line);
    }
    for (const note of own.all('ProjectNote')) {
      const wbs = note.text('WBSObjectId');
      const owner = wbs === undefined || wbs === projectWbs ? 'Project' : `WBS ${wbs}`;
      take(owner, note.text('Note'), note.text('NotebookTopicObjectId'), note.line);
    }
  }

  /** The notes of one object, one below the other, to be asked for once; undefined where it has none. */
  of(owner: string, objectId?: string): string | undefined {
    const key = objectId === undefined ? owner : `${owner} ${objectId}`;
    const notes = this.#byOwner.get(key);
    this.#byOwner.delete(key);
    return notes?.join('\n\n');
  }

  /** Says the notes of objects that nobody asked for: they are not in the plan. */
  reportLeft(): void {
    for (const [owner, notes] of this.#byOwner) {
      this.values.losses.add('p6-note-left-out', owner.slice(0, 100), {}, notes.length);
    }
  }

  #put(owner: string, text: string): void {
    const known = this.#byOwner.get(owner);
    if (known === undefined) this.#byOwner.set(owner, [text]);
    else known.push(text);
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Tags that P6 puts around every note and that mean nothing. */
const WRAPPING = /^(!doctype|html|head|body|meta|title|p|br|div|span)$/i;

/**
 * The words of a note that was written as HTML; of any other text, the text. Takes time in proportion
 * to its length, whatever it holds.
 * `formatted`: it had tags that meant something, such as a list or bold letters.
 */
export function plainText(note: string): { text: string; formatted: boolean } {
  const trimmed = note.replace(/^\uFEFF/, '').trim();
  if (!trimmed.startsWith('<')) return { text: trimmed, formatted: false };
  const words: string[] = [];
  let formatted = false;
  let at = 0;
  for (;;) {
    const from = trimmed.indexOf('<', at);
    const to = from < 0 ? -1 : trimmed.indexOf('>', from);
    if (to < 0) break;
    words.push(trimmed.slice(at, from));
    const tag = /^\/?([!a-z][a-z0-9]{0,20})/i.exec(trimmed.slice(from + 1, from + 24))?.[1] ?? '';
    formatted ||= tag !== '' && !WRAPPING.test(tag);
    words.push(/^(p|br|div|li|tr|h\d)$/i.test(tag) ? '\n' : ' ');
    at = to + 1;
  }
  words.push(trimmed.slice(at));
  const text = words
    .join('')
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
      return character(name) ?? whole;
    })
    .replace(/[ \t\f\v\r\u00a0]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
  return { text, formatted };
}

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : undefined;
}
