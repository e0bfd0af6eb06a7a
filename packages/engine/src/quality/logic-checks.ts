import { judged, type QualityCheck } from './check.ts';
import type { Examined } from './examined.ts';
import { hasDanglingFinish, hasDanglingStart, openEnds } from './open-ends.ts';

/** QLT-1 to QLT-4 and QLT-20: whether activities are held together. */
export function logicChecks(examined: Examined): QualityCheck[] {
  const { population, ends, input } = examined;
  const { unfinished, unfinishedMilestones, state } = population;
  const { withoutPredecessor, withoutSuccessor } = openEnds(population, input.inOrder);
  const openStarts = new Set(withoutPredecessor);
  const openFinishes = new Set(withoutSuccessor);
  const open = (code: 'open-ends' | 'milestone-open-ends', of: readonly number[]) => {
    const found = of.filter((index) => openStarts.has(index) || openFinishes.has(index));
    return judged(code, examined.threshold(code), of.length, {
      activities: found,
      details: {
        withoutPredecessor: found.filter((index) => openStarts.has(index)).length,
        withoutSuccessor: found.filter((index) => openFinishes.has(index)).length,
      },
    });
  };
  const dangling = (
    code: 'dangling-starts' | 'dangling-finishes',
    isDangling: typeof hasDanglingStart,
  ) =>
    judged(code, examined.threshold(code), unfinished.length, {
      activities: unfinished.filter((index) => isDangling(ends, index)),
    });
  const { ownLinks } = state.network;
  const onSummaries = examined.activeLinks.filter((index) => {
    const { from, to } = examined.link(index);
    return examined.isSummary(from) || examined.isSummary(to);
  });
  return [
    open('open-ends', unfinished),
    open('milestone-open-ends', unfinishedMilestones),
    dangling('dangling-starts', hasDanglingStart),
    dangling('dangling-finishes', hasDanglingFinish),
    judged('links-on-summaries', examined.threshold('links-on-summaries'), ownLinks.length, {
      links: onSummaries,
    }),
  ];
}
