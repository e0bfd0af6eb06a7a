import type { RecordId, Records } from '../plan/index.ts';
import type { TreeView } from './tree-view.ts';

/** Where a task is entered by links to it, or left by links from it. */
export interface Place {
  readonly id: RecordId;
  readonly at: 'in' | 'out';
}

/**
 * A way along the links from one place to another: its tasks, in order; undefined when there is none.
 * A link to a summary goes to every task under it, and one from a summary leaves each of them.
 * Searched from both ends in turn, near before far, so that it costs what the smaller side costs
 * and a short way comes before a long one.
 */
export function wayBetween(
  records: Records,
  tree: TreeView,
  from: Place,
  to: Place,
): RecordId[] | undefined {
  const ahead = new Side(from, (place) => placesAfter(records, tree, place));
  const behind = new Side(to, (place) => placesBefore(records, tree, place));
  for (let side = ahead, other = behind; ; [side, other] = [other, side]) {
    const met = side.step(other);
    if (met === 'none left') return undefined;
    if (met === undefined) continue;
    const places = [...ahead.wayTo(met).reverse(), ...behind.wayTo(met).slice(1)];
    return places.map(({ id }) => id).filter((id, i, ids) => id !== ids[i - 1]);
  }
}

/** What one end of the search has seen, and from where it came to each place. */
class Side {
  readonly #queue: Place[];
  #looked = 0;
  readonly #seen: { readonly [At in Place['at']]: Map<RecordId, Place | undefined> };
  readonly #next: (place: Place) => Place[];

  constructor(start: Place, next: (place: Place) => Place[]) {
    this.#queue = [start];
    this.#seen = { in: new Map(), out: new Map() };
    this.#seen[start.at].set(start.id, undefined);
    this.#next = next;
  }

  /** Looks one place further; gives a place that the other side has seen too. */
  step(other: Side): Place | 'none left' | undefined {
    const place = this.#queue[this.#looked++];
    if (place === undefined) return 'none left';
    if (other.has(place)) return place;
    for (const next of this.#next(place)) {
      if (this.has(next)) continue;
      this.#seen[next.at].set(next.id, place);
      this.#queue.push(next);
    }
    return undefined;
  }

  has({ id, at }: Place): boolean {
    return this.#seen[at].has(id);
  }

  /** From the place back to the start. */
  wayTo(place: Place): Place[] {
    const way: Place[] = [];
    for (let at: Place | undefined = place; at !== undefined; at = this.#seen[at.at].get(at.id)) {
      way.push(at);
    }
    return way;
  }
}

function placesAfter(records: Records, tree: TreeView, { id, at }: Place): Place[] {
  if (at === 'in') return into(tree, id, 'in', 'out');
  return [
    ...outOf(tree, id, 'out'),
    ...linksOf(records, id, 'from').map((link): Place => ({ id: link.to, at: 'in' })),
  ];
}

function placesBefore(records: Records, tree: TreeView, { id, at }: Place): Place[] {
  if (at === 'out') return into(tree, id, 'out', 'in');
  return [
    ...outOf(tree, id, 'in'),
    ...linksOf(records, id, 'to').map((link): Place => ({ id: link.from, at: 'out' })),
  ];
}

/** Down to the children on the same side; through the task to its other side where it has none. */
function into(tree: TreeView, id: RecordId, same: Place['at'], other: Place['at']): Place[] {
  const children = tree.childrenOf(id);
  if (children.length === 0) return [{ id, at: other }];
  return children.map((child) => ({ id: child, at: same }));
}

function outOf(tree: TreeView, id: RecordId, at: Place['at']): Place[] {
  const parent = tree.parentOf(id);
  return parent === undefined ? [] : [{ id: parent, at }];
}

function linksOf(records: Records, id: RecordId, end: 'from' | 'to') {
  return records.referrers(id, 'link').filter((link) => link[end] === id);
}
