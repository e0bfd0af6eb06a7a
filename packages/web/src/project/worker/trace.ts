import type { HeldPlan } from './held-plan.ts';

/**
 * Every task that has to be before this one, and every task that waits for it; slots. What a summary waits for, its
 * tasks wait for; what waits for a summary waits for all of its tasks.
 */
export function traced(
  { columns, order, ids }: HeldPlan,
  { from, to }: { readonly from: Int32Array; readonly to: Int32Array },
  slot: number,
): { readonly drivers: Int32Array; readonly dependants: Int32Array } {
  const children: number[][] = Array.from({ length: ids.length }, () => []);
  const parentOf = (at: number) => columns.get('parent', at);
  for (const at of order) children[parentOf(at)]?.push(at);
  const reached = (ends: Int32Array, others: Int32Array) =>
    walk(slot, neighbours(ids.length, ends, others), children, parentOf);
  return { drivers: reached(to, from), dependants: reached(from, to) };
}

function neighbours(count: number, ends: Int32Array, others: Int32Array): number[][] {
  const found: number[][] = Array.from({ length: count }, () => []);
  for (let link = 0; link < ends.length; link++) {
    found[ends[link] as number]?.push(others[link] as number);
  }
  return found;
}

function walk(
  first: number,
  next: readonly number[][],
  children: readonly number[][],
  parentOf: (slot: number) => number,
): Int32Array {
  const found = new Set<number>();
  const asked = new Set<number>();
  const open: number[] = [];
  // A link of a summary holds for whatever lies under it.
  const ask = (slot: number) => {
    for (let at = slot; at >= 0 && !asked.has(at); at = parentOf(at)) {
      asked.add(at);
      open.push(at);
    }
  };
  const reach = (slot: number) => {
    if (slot < 0 || slot === first || found.has(slot)) return;
    found.add(slot);
    ask(slot);
    for (const child of children[slot] ?? []) reach(child);
  };
  ask(first);
  for (const child of children[first] ?? []) ask(child);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const other of next[at] ?? []) reach(other);
  }
  found.delete(first);
  return Int32Array.from(found);
}
