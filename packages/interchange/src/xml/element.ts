const NO_CHILDREN: XmlElement[] = [];
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
/** From this many children on a map is quicker than looking through them. */
const MAP_FROM = 8;

/** One element of a file, whole. Names are without their prefix. */
export class XmlElement {
  /** What stands directly in it, white space and all. */
  content = '';
  children: XmlElement[] = NO_CHILDREN;
  attributes: Readonly<Record<string, string>> = NO_ATTRIBUTES;
  #firstByName: Map<string, XmlElement> | undefined;

  constructor(
    readonly name: string,
    /** Where its tag ends, from 1. */
    readonly line: number,
  ) {}

  append(child: XmlElement): void {
    if (this.children === NO_CHILDREN) this.children = [child];
    else this.children.push(child);
  }

  /** The first child of this name. */
  first(name: string): XmlElement | undefined {
    const { children } = this;
    if (children.length < MAP_FROM) {
      for (const child of children) if (child.name === name) return child;
      return undefined;
    }
    if (this.#firstByName === undefined) {
      this.#firstByName = new Map();
      for (let i = children.length - 1; i >= 0; i--) {
        const child = children[i] as XmlElement;
        this.#firstByName.set(child.name, child);
      }
    }
    return this.#firstByName.get(name);
  }

  /** All children of this name, in order. */
  all(name: string): XmlElement[] {
    if (this.first(name) === undefined) return NO_CHILDREN;
    return this.children.filter((child) => child.name === name);
  }

  /** The first such child's content without the white space around it; undefined where there is none. */
  text(name: string): string | undefined {
    const content = this.first(name)?.content.trim();
    return content === '' ? undefined : content;
  }
}
