import { SaxesParser } from 'saxes';
import { type Place, type ReadRefusal, readRefusal } from '../read-outcome.ts';
import { BrokenEncoding, decode } from './decode.ts';
import { type Shape, XmlElement, XmlRecord } from './element.ts';
import { encodingOf } from './encoding.ts';
import {
  MOST_ATTRIBUTES,
  MOST_BYTES,
  MOST_DEPTH,
  MOST_ELEMENTS,
  MOST_ELEMENTS_IN_RECORD,
  MOST_TEXT,
} from './limits.ts';

/** What to do with an element: ask for each child, hand it over whole, or pass over all that is in it. */
export type Visit = 'enter' | 'take' | 'skip';

/**
 * Walks a file with its reader. Only one taken element is held at a time: a reader converts what it is
 * handed and lets go of it, so that a file of any length needs the memory of its longest record.
 */
export interface XmlVisitor {
  /**
   * Asked for the root, and for each child of an entered element.
   * @param path the names of the elements around it, outermost first; not to be kept
   */
  visit(name: string, path: readonly string[], tag: XmlTag): Visit;
  /** An element that was to be taken, complete. A refusal ends the reading. */
  taken(element: XmlElement, path: readonly string[]): ReadRefusal | undefined;
  /** Asked about an element that is to be taken: which of its children are looked for. */
  shapeOf?(name: string): Shape | undefined;
}

export interface XmlTag {
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

/**
 * Reads XML. The only XML reader there is: fatal about encodings, without DOCTYPE and so without
 * entities of the file's own, with bounds on everything (`limits.ts`).
 * Returns why it stopped, with line and column; undefined when all was read. Throws nothing of its own.
 */
export function readXml(bytes: Uint8Array, visitor: XmlVisitor): ReadRefusal | undefined {
  if (bytes.length === 0) return readRefusal('file-empty');
  if (bytes.length > MOST_BYTES) {
    const parameters = { bytes: bytes.length, most: MOST_BYTES };
    return readRefusal('file-too-large', parameters, { accepted: MOST_BYTES });
  }
  const encoding = encodingOf(bytes);
  if ('unknown' in encoding) return readRefusal('encoding-unknown', { encoding: encoding.unknown });

  const reading = new Reading(visitor);
  try {
    for (const piece of decode(bytes, encoding)) reading.write(piece);
    reading.end();
  } catch (stop) {
    if (stop instanceof Stop) return stop.refusal;
    if (!(stop instanceof BrokenEncoding)) throw stop;
    const { offset } = stop;
    return readRefusal(
      'encoding-broken',
      { encoding: encoding.name, offset },
      { at: { ...reading.place(), offset } },
    );
  }
  return undefined;
}

/** Ends the parser from inside one of its handlers; never leaves this file. */
class Stop extends Error {
  constructor(readonly refusal: ReadRefusal) {
    super(refusal.refused);
  }
}

const NO_LEAF = -1;

class Reading {
  readonly #parser = new SaxesParser();
  readonly #visitor: XmlVisitor;
  /** Names of the entered elements that are open. */
  readonly #path: string[] = [];
  #shape: Shape | undefined;
  /** The open elements of the taken one, outermost first. */
  readonly #building: XmlElement[] = [];
  /** An open child of the taken element that so far has only text: its place, name and line. */
  #leafSlot = NO_LEAF;
  #leafName = '';
  #leafLine = 0;
  #depth = 0;
  /** The depth at which passing over began; 0 when nothing is passed over. */
  #skippedFrom = 0;
  #text = '';
  #elements = 0;
  #elementsOfRecord = 0;
  #attributes = 0;
  #ending = false;

  constructor(visitor: XmlVisitor) {
    this.#visitor = visitor;
    const parser = this.#parser;
    parser.on('error', (error) => this.#fail(error));
    parser.on('doctype', () => this.#stop('xml-doctype'));
    parser.on('attribute', ({ value }) => {
      if (++this.#attributes > MOST_ATTRIBUTES)
        this.#stop('xml-too-many-attributes', MOST_ATTRIBUTES);
      if (value.length > MOST_TEXT) this.#stop('xml-text-too-long', MOST_TEXT);
    });
    parser.on('opentag', (tag) => this.#open(tag.name, tag.attributes));
    parser.on('closetag', () => this.#close());
    parser.on('text', (text) => this.#add(text));
    parser.on('cdata', (text) => this.#add(text));
  }

  write(piece: string): void {
    this.#parser.write(piece);
  }

  end(): void {
    this.#ending = true;
    this.#parser.close();
  }

  place(): Place {
    const { line, column } = this.#parser;
    const path = [...this.#path, ...this.#building.map(({ name }) => name)].join('/');
    return path === '' ? { line, column: column + 1 } : { line, column: column + 1, path };
  }

  #open(prefixed: string, attributes: Record<string, string>): void {
    const hadAttributes = this.#attributes > 0;
    this.#attributes = 0;
    if (++this.#depth > MOST_DEPTH) this.#stop('xml-too-deep', MOST_DEPTH);
    if (++this.#elements > MOST_ELEMENTS) this.#stop('xml-too-many-elements', MOST_ELEMENTS);
    if (this.#skippedFrom > 0) return;

    const name = localName(prefixed);
    if (this.#leafSlot !== NO_LEAF) this.#openLeaf();
    const element =
      this.#building.length === 0 ? this.#openRecord(name, attributes) : this.#openChild(name);
    if (element === undefined && this.#leafSlot === NO_LEAF) return;
    if (++this.#elementsOfRecord > MOST_ELEMENTS_IN_RECORD) {
      this.#stop('xml-record-too-large', MOST_ELEMENTS_IN_RECORD);
    }
    if (element === undefined) {
      if (hadAttributes) this.#openLeaf().attributes = attributes;
      return;
    }
    if (hadAttributes) element.attributes = attributes;
    this.#building.push(element);
  }

  /** What was thought to be a leaf has more than text: it becomes an element after all. */
  #openLeaf(): XmlElement {
    const element = new XmlElement(this.#leafName, this.#leafLine);
    (this.#building[0] as XmlRecord).place(element, this.#leafSlot);
    this.#building.push(element);
    this.#leafSlot = NO_LEAF;
    return element;
  }

  #openRecord(name: string, attributes: Record<string, string>): XmlElement | undefined {
    const { line } = this.#parser;
    const visit = this.#visitor.visit(name, this.#path, { attributes, line });
    if (visit === 'enter') this.#path.push(name);
    else if (visit === 'skip') this.#skippedFrom = this.#depth;
    if (visit !== 'take') return undefined;
    this.#elementsOfRecord = 0;
    this.#text = '';
    this.#shape = this.#visitor.shapeOf?.(name);
    return new XmlRecord(name, line, this.#shape);
  }

  #openChild(name: string): XmlElement | undefined {
    const parent = this.#building.at(-1) as XmlElement;
    if (this.#text.trim() !== '') parent.content += this.#text;
    this.#text = '';
    const slot = this.#building.length === 1 ? this.#shape?.get(name) : undefined;
    if (slot === 'leave-out') {
      this.#skippedFrom = this.#depth;
      return undefined;
    }
    if (slot !== undefined) {
      this.#leafSlot = slot;
      this.#leafName = name;
      this.#leafLine = this.#parser.line;
      return undefined;
    }
    const element = new XmlElement(name, this.#parser.line);
    parent.append(element);
    return element;
  }

  #close(): void {
    const depth = this.#depth--;
    if (this.#skippedFrom > 0) {
      if (depth === this.#skippedFrom) this.#skippedFrom = 0;
      return;
    }
    if (this.#leafSlot !== NO_LEAF) {
      const record = this.#building[0] as XmlRecord;
      record.placeText(this.#leafName, ownText(this.#text), this.#leafLine, this.#leafSlot);
      this.#leafSlot = NO_LEAF;
      this.#text = '';
      return;
    }
    const element = this.#building.pop();
    if (element === undefined) {
      this.#path.pop();
      return;
    }
    const text = this.#text;
    this.#text = '';
    if (text.trim() !== '' || element.children.length === 0) element.content += ownText(text);
    if (this.#building.length > 0) return;
    const refusal = this.#visitor.taken(element, this.#path);
    if (refusal !== undefined) throw new Stop(refusal);
  }

  #add(text: string): void {
    if (text.length > MOST_TEXT) this.#stop('xml-text-too-long', MOST_TEXT);
    if (this.#skippedFrom > 0 || this.#building.length === 0) return;
    this.#text = this.#text === '' ? text : this.#text + text;
  }

  #fail(error: Error): never {
    if (this.#ending) {
      const at = this.place();
      throw new Stop(readRefusal('xml-truncated', { inside: at.path ?? 'the beginning' }, { at }));
    }
    const problem = error.message.replace(/^\d+:\d+: /, '');
    throw new Stop(readRefusal('xml-malformed', { problem }, { at: this.place() }));
  }

  #stop(code: 'xml-doctype'): never;
  #stop(code: LimitCode, most: number): never;
  #stop(code: LimitCode | 'xml-doctype', most?: number): never {
    const at = this.place();
    if (most === undefined) throw new Stop(readRefusal(code, {}, { at }));
    throw new Stop(readRefusal(code, { most }, { at, accepted: most }));
  }
}

type LimitCode =
  | 'xml-record-too-large'
  | 'xml-text-too-long'
  | 'xml-too-deep'
  | 'xml-too-many-attributes'
  | 'xml-too-many-elements';

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The text in memory of its own. V8's slices from 13 characters on would hold the whole piece of the file. */
function ownText(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
