import { isScheduled, LinkType } from '../network/index.ts';
import type { Examined } from './examined.ts';

export interface RedundantLinks {
  readonly links: readonly number[];
  /** How many links were looked at, and how many the bound left out. */
  readonly of: number;
  readonly notLookedAt: number;
}

/**
 * QLT-25: a finish-to-start link without lag (or with a lead) from a to c says nothing new where c
 * also waits, finish to start, for something that waits for a. The way between must hold: it leads
 * only through activities that have not started and that no hard constraint or hand has placed.
 */
export function redundantLinks(examined: Examined): RedundantLinks {
  const { place } = examined.schedule.network.order;
  const incoming = holdingLinks(examined);
  const redundant: number[] = [];
  let of = 0;
  let notLookedAt = 0;
  let steps = examined.input.measures.redundancySteps;
  for (const [activity, links] of incoming) {
    const asked = links.filter((index) => lagOf(examined, index) <= 0);
    if (examined.isStarted(activity) || asked.length === 0) continue;
    if (steps <= 0) {
      notLookedAt += asked.length;
      continue;
    }
    of += asked.length;
    if (links.length < 2) continue;
    const predecessors = new Set(links.map((index) => examined.link(index).from));
    let earliest = Number.POSITIVE_INFINITY;
    for (const one of predecessors) earliest = Math.min(earliest, place[one] as number);
    const reached = new Set<number>();
    // A lead gives back what the way seemed to take: no way leads over one.
    const sure = links.filter((index) => lagOf(examined, index) >= 0);
    const stack = sure.map((index) => examined.link(index).from);
    while (stack.length > 0) {
      const at = stack.pop() as number;
      if (!holds(examined, at)) continue;
      for (const index of incoming.get(at) ?? []) {
        if (lagOf(examined, index) < 0) continue;
        steps--;
        const { from } = examined.link(index);
        if ((place[from] as number) < earliest || reached.has(from)) continue;
        reached.add(from);
        stack.push(from);
      }
    }
    for (const index of asked) {
      if (reached.has(examined.link(index).from)) redundant.push(index);
    }
  }
  return { links: redundant.sort((a, b) => a - b), of, notLookedAt };
}

/** Finish-to-start links between scheduled activities, by successor. */
function holdingLinks(examined: Examined): Map<number, number[]> {
  const { activities } = examined.schedule.network;
  const incoming = new Map<number, number[]>();
  for (const index of examined.activeLinks) {
    const { from, to, type } = examined.link(index);
    if (type !== LinkType.FinishToStart) continue;
    if (!isScheduled(activities, from) || !isScheduled(activities, to)) continue;
    const known = incoming.get(to);
    if (known === undefined) incoming.set(to, [index]);
    else known.push(index);
  }
  return incoming;
}

function holds(examined: Examined, activity: number): boolean {
  return (
    !examined.isStarted(activity) && !examined.isManual(activity) && !examined.isHard(activity)
  );
}

function lagOf(examined: Examined, index: number): number {
  const { percent, lag } = examined.link(index);
  return percent ?? lag ?? 0;
}
