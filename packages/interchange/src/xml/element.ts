const NO_CHILDREN: XmlElement[] = [];
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
/** From this many children on a map is quicker than looking through them. */
const MAP_FROM = 8;

/** One element of a file, whole. Names are without their prefix. */
export class XmlElement {
  /** What stands directly in it, white space and all. */
  content = '';
  attributes: Readonly<Record<string, string>> = NO_ATTRIBUTES;
  protected list: XmlElement[] = NO_CHILDREN;

  constructor(
    readonly name: string,
    /** Where its tag ends, from 1. */
    readonly line: number,
  ) {}

  /** In the file's order. */
  get children(): readonly XmlElement[] {
    return this.list;
  }

  append(child: XmlElement): void {
    if (this.list === NO_CHILDREN) this.list = [child];
    else this.list.push(child);
  }

  /** The first child of this name. */
  first(name: string): XmlElement | undefined {
    for (const child of this.list) if (child.name === name) return child;
    return undefined;
  }

  /** All children of this name, in order. */
  all(name: string): readonly XmlElement[] {
    return this.list.filter((child) => child.name === name);
  }

  /** The first such child's content as it stands in the file; undefined where there is no such child. */
  contentOf(name: string): string | undefined {
    return this.first(name)?.content;
  }

  /** The same without the white space around it; undefined where nothing is left. */
  text(name: string): string | undefined {
    const content = this.contentOf(name)?.trim();
    return content === '' ? undefined : content;
  }
}

/**
 * The names of a record's children that its reader asks for, each with its place, or with `'leave-out'`
 * for one that is not even to be built. Reading a large file is mostly finding fields, so this is
 * looked up once for each while the file is parsed, instead of making an index of every record.
 */
export type Shape = ReadonlyMap<string, number | 'leave-out'>;

/**
 * An element that is handed over whole: its children are found without searching. Those that the
 * reader's shape names are not among `children`, but for the second and further of a name.
 */
export class XmlRecord extends XmlElement {
  readonly #shape: Shape | undefined;
  /** A child that holds nothing but text is its text: a large file has little else. */
  readonly #slots: (XmlElement | string | undefined)[] = [];
  readonly #lines: number[] = [];
  /** Where the reader gave no shape. */
  #firstByName: Map<string, XmlElement> | undefined;

  constructor(name: string, line: number, shape?: Shape) {
    super(name, line);
    this.#shape = shape;
  }

  /** Puts a child where its place in the shape says. */
  place(child: XmlElement, slot: number): void {
    if (this.#slots[slot] === undefined) this.#slots[slot] = child;
    else this.append(child);
  }

  /** The same for a child that is nothing but its text. */
  placeText(name: string, text: string, line: number, slot: number): void {
    if (this.#slots[slot] === undefined) {
      this.#slots[slot] = text;
      this.#lines[slot] = line;
      return;
    }
    const child = new XmlElement(name, line);
    child.content = text;
    this.append(child);
  }

  override contentOf(name: string): string | undefined {
    const slot = this.#shape?.get(name);
    const held = typeof slot === 'number' ? this.#slots[slot] : undefined;
    return typeof held === 'string' ? held : super.contentOf(name);
  }

  override first(name: string): XmlElement | undefined {
    const slot = this.#shape?.get(name);
    if (typeof slot === 'number') return this.#inSlot(name, slot);
    if (this.list.length < MAP_FROM || this.#shape !== undefined) return super.first(name);
    if (this.#firstByName === undefined) {
      this.#firstByName = new Map();
      for (const child of this.list) {
        if (!this.#firstByName.has(child.name)) this.#firstByName.set(child.name, child);
      }
    }
    return this.#firstByName.get(name);
  }

  override all(name: string): readonly XmlElement[] {
    const first = this.first(name);
    if (first === undefined) return NO_CHILDREN;
    return typeof this.#shape?.get(name) === 'number'
      ? [first, ...super.all(name)]
      : super.all(name);
  }

  #inSlot(name: string, slot: number): XmlElement | undefined {
    const held = this.#slots[slot];
    if (typeof held !== 'string') return held;
    const element = new XmlElement(name, this.#lines[slot] as number);
    element.content = held;
    this.#slots[slot] = element;
    return element;
  }
}
