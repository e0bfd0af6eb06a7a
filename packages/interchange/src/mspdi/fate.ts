import type { LossList } from '../loss-list.ts';
import type { LossCode } from '../words/index.ts';
import type { Shape, XmlElement } from '../xml/index.ts';

/**
 * What becomes of an element: read into a record; derived, so that nothing is lost with it;
 * or left out and counted, unless its value is one that says nothing.
 */
export type Fate =
  | 'read'
  | 'derived'
  | { readonly code: LossCode; readonly saysNothing: ReadonlySet<string> };

/** By element name. */
export type Fates = ReadonlyMap<string, Fate>;

interface FateTable {
  /** Names, with spaces between them. */
  readonly read: string;
  /** Computed by the tool from the rest, or the same as another element. */
  readonly derived: string;
  /** `Name` or `Name=value|value`, the values being those that say nothing besides 0, none and empty. */
  readonly left: Readonly<Partial<Record<LossCode, string>>>;
}

const ALWAYS_NOTHING = ['', '0', 'false', '0.00', '0.0', 'PT0H0M0S', 'NA', '1984-01-01T00:00:00'];

export function fates({ read, derived, left }: FateTable): Fates {
  const table = new Map<string, Fate>();
  for (const name of names(read)) table.set(name, 'read');
  for (const name of names(derived)) table.set(name, 'derived');
  for (const [code, listed] of Object.entries(left)) {
    for (const entry of names(listed)) {
      const [name = entry, values] = entry.split('=');
      const nothing = values === undefined ? ALWAYS_NOTHING : [...values.split('|'), ''];
      table.set(name, { code: code as LossCode, saysNothing: new Set(nothing) });
    }
  }
  return table;
}

/** Counts what the element says and no record keeps. Names are given as places when they are the whole answer. */
export function countLeftOut(
  element: XmlElement,
  table: Fates,
  losses: LossList,
  where: () => string,
): void {
  for (const child of element.children) {
    const fate = table.get(child.name);
    if (fate === 'read' || fate === 'derived') continue;
    countChild(child, fate, losses, where);
  }
}

/** One element that is neither read nor derived; `fate` is undefined for one that nobody knows. */
export function countChild(
  child: XmlElement,
  fate: Exclude<Fate, string> | undefined,
  losses: LossList,
  where: () => string,
): void {
  const value = child.content.trim();
  if (fate === undefined) {
    if (value !== '' || child.children.length > 0) {
      losses.add('unknown-element', where, { element: child.name });
    }
  } else if (child.children.length > 0 || !fate.saysNothing.has(value)) {
    losses.add(fate.code, () => `${where()}, ${child.name}`);
  }
}

/** Places for what is read; what is derived is not even built. */
export function shapeOf(table: Fates): Shape {
  const shape = new Map<string, number | 'leave-out'>();
  let slot = 0;
  for (const [name, fate] of table) {
    if (fate === 'read') shape.set(name, slot++);
    if (fate === 'derived') shape.set(name, 'leave-out');
  }
  return shape;
}

function names(listed: string): string[] {
  return listed.split(/\s+/).filter((name) => name !== '');
}
