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
