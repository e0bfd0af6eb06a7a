import { type ActivityColumns, ActivityKind } from './activity.ts';

/** Which activities lie under which summary. */
export interface Hierarchy {
  /** Summaries, deepest first, so that a roll-up meets children before their summary. */
  readonly summaries: readonly number[];
  /** Direct children, in the given order. */
  children(summary: number): readonly number[];
  /** Everything below, summaries included, in outline order. */
  descendants(summary: number): readonly number[];
}

const NO_CHILDREN: readonly number[] = [];

export function hierarchyOf(
  activities: ActivityColumns,
): Hierarchy | { readonly code: 'summary-cycle'; readonly activities: readonly number[] } {
  const count = activities.inputs.length;
  const depth = new Int32Array(count).fill(-1);
  for (let index = 0; index < count; index++) {
    const path: number[] = [];
    let at = index;
    while (at >= 0 && depth[at] === -1) {
      depth[at] = -2;
      path.push(at);
      at = activities.parent[at] as number;
    }
    if (at >= 0 && depth[at] === -2) {
      return { code: 'summary-cycle', activities: path.slice(path.indexOf(at)) };
    }
    let level = at < 0 ? 0 : (depth[at] as number) + 1;
    for (const one of path.reverse()) depth[one] = level++;
  }
  const childrenOf: (number[] | undefined)[] = new Array(count).fill(undefined);
  const summaries: number[] = [];
  for (let index = 0; index < count; index++) {
    if (activities.kind[index] === ActivityKind.Summary) summaries.push(index);
    const parent = activities.parent[index] as number;
    if (parent < 0) continue;
    const siblings = childrenOf[parent];
    if (siblings === undefined) childrenOf[parent] = [index];
    else siblings.push(index);
  }
  summaries.sort((a, b) => (depth[b] as number) - (depth[a] as number) || a - b);
  const children = (summary: number) => childrenOf[summary] ?? NO_CHILDREN;
  const descendants = (summary: number): number[] => {
    const found: number[] = [];
    for (const stack = [...children(summary)].reverse(); stack.length > 0; ) {
      const index = stack.pop() as number;
      found.push(index);
      stack.push(...[...children(index)].reverse());
    }
    return found;
  };
  return { summaries, children, descendants };
}
