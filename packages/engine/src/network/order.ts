import type { LinkColumns } from './link-columns.ts';

/** An order of activities in which every link goes forward, and each one's place in it. */
export interface TopologicalOrder {
  readonly order: Int32Array;
  readonly place: Int32Array;
}

/**
 * NET-5: activities in an order in which predecessors come first (Kahn's algorithm, which keeps
 * the given order where links allow it); or, where there is none, one cycle, in the direction of its links.
 */
export function topologicalOrder(
  activities: number,
  links: LinkColumns,
): TopologicalOrder | { readonly cycle: number[] } {
  const waiting = new Int32Array(activities);
  const order = new Int32Array(activities);
  let ready = 0;
  for (let activity = 0; activity < activities; activity++) {
    const count =
      (links.incomingAt[activity + 1] as number) - (links.incomingAt[activity] as number);
    waiting[activity] = count;
    if (count === 0) order[ready++] = activity;
  }
  for (let done = 0; done < ready; done++) {
    const activity = order[done] as number;
    const end = links.outgoingAt[activity + 1] as number;
    for (let k = links.outgoingAt[activity] as number; k < end; k++) {
      const successor = links.to[links.outgoing[k] as number] as number;
      const left = (waiting[successor] as number) - 1;
      waiting[successor] = left;
      if (left === 0) order[ready++] = successor;
    }
  }
  if (ready < activities) return { cycle: findCycle(links, waiting) };
  return { order, place: places(order) };
}

/** Every activity still waiting has a waiting predecessor: walking back must meet itself. */
function findCycle(links: LinkColumns, waiting: Int32Array): number[] {
  const start = waiting.findIndex((count) => count > 0);
  const seenAt = new Map<number, number>();
  const walk: number[] = [];
  for (let activity = start; !seenAt.has(activity); ) {
    seenAt.set(activity, walk.length);
    walk.push(activity);
    const end = links.incomingAt[activity + 1] as number;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      const predecessor = links.from[k] as number;
      if ((waiting[predecessor] as number) > 0) {
        activity = predecessor;
        break;
      }
    }
    if (seenAt.has(activity)) return walk.slice(seenAt.get(activity)).reverse();
  }
  return walk;
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
