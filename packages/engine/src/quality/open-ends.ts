import { isInactive, LinkType, type Network } from '../network/index.ts';
import { NONE } from '../time/index.ts';
import type { Population } from './population.ts';

/** How the ends of activities are held, by the links that scheduling follows. */
export class Ends {
  constructor(private readonly network: Network) {}

  /** What holds an activity: the types of the links into it. */
  incoming(index: number): ReadonlySet<LinkType> {
    const { incomingAt, type } = this.network.links;
    const types = new Set<LinkType>();
    for (let k = incomingAt[index] as number; k < (incomingAt[index + 1] as number); k++) {
      types.add(type[k] as LinkType);
    }
    return types;
  }

  /** What an activity holds; inactive successors do not count. */
  outgoing(index: number): ReadonlySet<LinkType> {
    const { outgoingAt, outgoing, type, to } = this.network.links;
    const types = new Set<LinkType>();
    for (let k = outgoingAt[index] as number; k < (outgoingAt[index + 1] as number); k++) {
      const link = outgoing[k] as number;
      if (isInactive(this.network.activities, to[link] as number)) continue;
      types.add(type[link] as LinkType);
    }
    return types;
  }
}

export interface OpenEnds {
  /** Without any predecessor, without any successor; each in the order of activities. */
  readonly withoutPredecessor: readonly number[];
  readonly withoutSuccessor: readonly number[];
}

/**
 * QLT-1: unfinished activities and milestones with an open end. The plan's first start and its last
 * finish may be open: one of each, the first in the given order where several tie.
 */
export function openEnds(
  { unfinished, unfinishedMilestones, tasks, milestones, state }: Population,
  inOrder: (a: number, b: number) => number,
): OpenEnds {
  const ends = new Ends(state.network);
  const all = [...tasks, ...milestones];
  const openStart = (index: number) => ends.incoming(index).size === 0;
  const openFinish = (index: number) => ends.outgoing(index).size === 0;
  const first = least(all.filter(openStart), (index) => state.start[index] as number, inOrder);
  const last = least(all.filter(openFinish), (index) => -(state.finish[index] as number), inOrder);
  const looked = [...unfinished, ...unfinishedMilestones].sort((a, b) => a - b);
  return {
    withoutPredecessor: looked.filter((index) => index !== first && openStart(index)),
    withoutSuccessor: looked.filter((index) => index !== last && openFinish(index)),
  };
}

function least(
  indexes: readonly number[],
  measure: (index: number) => number,
  inOrder: (a: number, b: number) => number,
): number {
  let found = NONE;
  for (const index of indexes) {
    const difference = found === NONE ? -1 : measure(index) - measure(found);
    if (difference < 0 || (difference === 0 && inOrder(index, found) < 0)) found = index;
  }
  return found;
}

/** QLT-3: only its finish is held (FF, SF): when it starts is open. */
export function hasDanglingStart(ends: Ends, index: number): boolean {
  const types = ends.incoming(index);
  return types.size > 0 && !types.has(LinkType.FinishToStart) && !types.has(LinkType.StartToStart);
}

/** QLT-4: only its start holds others (SS, SF): when it finishes holds nothing. */
export function hasDanglingFinish(ends: Ends, index: number): boolean {
  const types = ends.outgoing(index);
  return (
    types.size > 0 && !types.has(LinkType.FinishToStart) && !types.has(LinkType.FinishToFinish)
  );
}
