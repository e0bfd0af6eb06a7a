import type { RecordId, Records } from '../plan/index.ts';

/** Who is under whom. An edit that moves a task looks at the outline as it would be. */
export interface TreeView {
  readonly parentOf: (id: RecordId) => RecordId | undefined;
  readonly childrenOf: (id: RecordId) => readonly RecordId[];
}

export function treeOf(records: Records): TreeView {
  return {
    parentOf: (id) => records.find('task', id)?.parent,
    childrenOf: (id) => records.children(id).map((task) => task.id),
  };
}

/** The tree with one task under another parent. */
export function treeWithMove(
  records: Records,
  moved: RecordId,
  parent: RecordId | undefined,
): TreeView {
  const tree = treeOf(records);
  return {
    parentOf: (id) => (id === moved ? parent : tree.parentOf(id)),
    childrenOf: (id) => {
      const others = tree.childrenOf(id).filter((child) => child !== moved);
      return id === parent ? [...others, moved] : others;
    },
  };
}

/** The task's summaries, the nearest first. Ends where parents go in a circle. */
export function ancestorsOf(tree: TreeView, id: RecordId): Set<RecordId> {
  const ancestors = new Set<RecordId>();
  let at = tree.parentOf(id);
  while (at !== undefined && !ancestors.has(at)) {
    ancestors.add(at);
    at = tree.parentOf(at);
  }
  return ancestors;
}

/**
 * A way along the links from one task to another, both named, in order; undefined when there is none.
 * A link to a summary goes to every task under it, and one from a summary leaves each of them.
 */
export function wayBetween(
  records: Records,
  tree: TreeView,
  from: Place,
  to: Place,
): RecordId[] | undefined {
  const goal = keyOf(to);
  const cameFrom = new Map<string, Place | undefined>([[keyOf(from), undefined]]);
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (keyOf(place) === goal) return walked(cameFrom, place);
    for (const next of nextPlaces(records, tree, place)) {
      if (cameFrom.has(keyOf(next))) continue;
      cameFrom.set(keyOf(next), place);
      open.push(next);
    }
  }
  return undefined;
}

/** Where a task is entered by links to it, or left by links from it. */
export interface Place {
  readonly id: RecordId;
  readonly at: 'in' | 'out';
}

function nextPlaces(records: Records, tree: TreeView, { id, at }: Place): Place[] {
  if (at === 'in') {
    const children = tree.childrenOf(id);
    if (children.length === 0) return [{ id, at: 'out' }];
    return children.map((child) => ({ id: child, at: 'in' }));
  }
  const next: Place[] = [];
  const parent = tree.parentOf(id);
  if (parent !== undefined) next.push({ id: parent, at: 'out' });
  for (const link of records.referrers(id, 'link')) {
    if (link.from === id) next.push({ id: link.to, at: 'in' });
  }
  return next;
}

function walked(cameFrom: ReadonlyMap<string, Place | undefined>, end: Place): RecordId[] {
  const ids: RecordId[] = [];
  for (let place: Place | undefined = end; place !== undefined; ) {
    if (ids.at(-1) !== place.id) ids.push(place.id);
    place = cameFrom.get(keyOf(place));
  }
  return ids.reverse();
}

function keyOf({ id, at }: Place): string {
  return `${at} ${id}`;
}
