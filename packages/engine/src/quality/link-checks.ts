import { LinkType } from '../network/index.ts';
import { judged, type QualityCheck } from './check.ts';
import type { Examined } from './examined.ts';
import { redundantLinks } from './redundant-links.ts';

/** QLT-5 to QLT-8, QLT-24 and QLT-25: the links themselves. */
export function linkChecks(examined: Examined): QualityCheck[] {
  // A link to what is complete moves nothing any more.
  const links = examined.activeLinks.filter(
    (index) => !examined.isFinished(examined.link(index).to),
  );
  const lagOf = (index: number) => examined.link(index).percent ?? examined.link(index).lag ?? 0;
  const ofType = (type: LinkType) => links.filter((index) => examined.link(index).type === type);
  const check = (code: 'leads' | 'lags' | 'start-to-finish-links', found: readonly number[]) =>
    judged(code, examined.threshold(code), links.length, { links: found });
  const finishToStart = ofType(LinkType.FinishToStart);
  const duplicates = duplicateLinks(examined);
  const redundant = redundantLinks(examined);
  return [
    check(
      'leads',
      links.filter((index) => lagOf(index) < 0),
    ),
    check(
      'lags',
      links.filter((index) => lagOf(index) > 0),
    ),
    judged('finish-to-start-share', examined.threshold('finish-to-start-share'), links.length, {
      count: finishToStart.length,
      // Those to look at are the others.
      links: links.filter((index) => examined.link(index).type !== LinkType.FinishToStart),
    }),
    check('start-to-finish-links', ofType(LinkType.StartToFinish)),
    judged('duplicate-links', examined.threshold('duplicate-links'), examined.activeLinks.length, {
      links: duplicates,
    }),
    judged('redundant-links', examined.threshold('redundant-links'), redundant.of, {
      links: redundant.links,
      details: { notLookedAt: redundant.notLookedAt },
    }),
  ];
}

/**
 * QLT-24: the same two activities joined twice by the same type. Different types are legal: SS and
 * FF together are a ladder. All but the first of each are named.
 */
function duplicateLinks(examined: Examined): number[] {
  const seen = new Set<string>();
  return examined.activeLinks.filter((index) => {
    const { from, to, type } = examined.link(index);
    const key = `${from} ${to} ${type}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
