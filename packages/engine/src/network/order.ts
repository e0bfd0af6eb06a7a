import type { LinkColumns } from './link-columns.ts';

/** An order of activities in which every link goes forward, and each one's place in it. */
export interface TopologicalOrder {
  readonly order: Int32Array;
  readonly place: Int32Array;
}

/** How far the walk of {@link topologicalOrder} has come with an activity. */
const Walk = { Unseen: 0, Waiting: 1, Placed: 2 } as const;

/**
 * NET-5: activities in an order in which predecessors come first; or, where there is none, one cycle,
 * in the direction of its links.
 *
 * Each activity, in the given order, stands right behind those of its predecessors that have no place
 * yet (depth-first, Tarjan 1976). What stands together in the outline then stands together in the order,
 * and the passes read memory that is near: a quarter less time than in Kahn's order at 100,000 activities.
 */
export function topologicalOrder(
  activities: number,
  links: LinkColumns,
): TopologicalOrder | { readonly cycle: number[] } {
  const { incomingAt, from } = links;
  const walk = new Uint8Array(activities);
  const order = new Int32Array(activities);
  const nextLink = incomingAt.slice(0, activities);
  const path = new Int32Array(activities);
  let placed = 0;
  for (let first = 0; first < activities; first++) {
    if (walk[first] !== Walk.Unseen) continue;
    let depth = 0;
    path[0] = first;
    walk[first] = Walk.Waiting;
    while (depth >= 0) {
      const activity = path[depth] as number;
      const link = nextLink[activity] as number;
      if (link === incomingAt[activity + 1]) {
        walk[activity] = Walk.Placed;
        order[placed++] = activity;
        depth--;
        continue;
      }
      nextLink[activity] = link + 1;
      const predecessor = from[link] as number;
      if (walk[predecessor] === Walk.Waiting) {
        return { cycle: [...path.subarray(path.indexOf(predecessor), depth + 1)].reverse() };
      }
      if (walk[predecessor] === Walk.Unseen) {
        walk[predecessor] = Walk.Waiting;
        path[++depth] = predecessor;
      }
    }
  }
  return { order, place: places(order) };
}

function places(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) place[order[k] as number] = k;
  return place;
}

/**
 * NET-6: the order kept across added links, moving only what lies between the ends of a link
 * that goes backward in it (Pearce and Kelly 2006, "A dynamic topological sort algorithm
 * for directed acyclic graphs"). `links` already holds the added ones. Returns a new order,
 * or the cycle that an added link closes.
 */
export function reorder(
  before: TopologicalOrder,
  links: LinkColumns,
  added: readonly number[],
): TopologicalOrder | { readonly cycle: number[] } {
  const order = before.order.slice();
  const place = before.place.slice();
  for (const link of added) {
    const from = links.from[link] as number;
    const to = links.to[link] as number;
    const [lower, upper] = [place[to] as number, place[from] as number];
    if (lower > upper) continue;
    const forward = reachable(links, place, to, upper, 'forward');
    if (forward.has(from)) return topologicalOrder(order.length, links);
    const backward = reachable(links, place, from, lower, 'backward');
    const byPlace = (a: number, b: number) => (place[a] as number) - (place[b] as number);
    const moved = [...[...backward].sort(byPlace), ...[...forward].sort(byPlace)];
    const free = moved.map((activity) => place[activity] as number).sort((a, b) => a - b);
    for (const [k, activity] of moved.entries()) {
      order[free[k] as number] = activity;
      place[activity] = free[k] as number;
    }
  }
  return { order, place };
}

/** What can be reached from an activity without leaving the places up to `bound`. */
function reachable(
  links: LinkColumns,
  place: Int32Array,
  start: number,
  bound: number,
  direction: 'forward' | 'backward',
): Set<number> {
  const found = new Set([start]);
  for (const stack = [start]; stack.length > 0; ) {
    const activity = stack.pop() as number;
    const at = direction === 'forward' ? links.outgoingAt : links.incomingAt;
    for (let k = at[activity] as number; k < (at[activity + 1] as number); k++) {
      const next =
        direction === 'forward'
          ? (links.to[links.outgoing[k] as number] as number)
          : (links.from[k] as number);
      const inside =
        direction === 'forward'
          ? (place[next] as number) <= bound
          : (place[next] as number) >= bound;
      if (inside && !found.has(next)) {
        found.add(next);
        stack.push(next);
      }
    }
  }
  return found;
}
