import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Constraint } from '../network/index.ts';
import { at, type SmallActivity, SmallPlan } from '../schedule/small-plan.testing.ts';
import type { QualityCode } from './catalogue.ts';
import { question } from './questioned.testing.ts';
import { QUALITY_THRESHOLDS } from './thresholds.ts';

const NAMES = 'abcdefgh'.split('');
const CODES = Object.keys(QUALITY_THRESHOLDS) as QualityCode[];

const activity: fc.Arbitrary<SmallActivity> = fc
  .record({
    days: fc.integer({ min: 0, max: 9 }),
    begun: fc.constantFrom(0, 0, 0, 1, 2),
    constraint: fc.constantFrom(
      undefined,
      undefined,
      Constraint.MustFinishOn,
      Constraint.StartNoEarlierThan,
    ),
    day: fc.integer({ min: 12, max: 30 }),
  })
  .map(({ days, begun, constraint, day }) => ({
    days,
    ...(days === 0 ? { milestone: true } : {}),
    ...(begun > 0 ? { actualStart: at('2026-01-05T08:00') } : {}),
    ...(begun > 1 ? { actualFinish: at('2026-01-09T17:00') } : {}),
    ...(constraint === undefined ? {} : { constraint, constraintDate: at(`2026-01-${day}T17:00`) }),
  }));

/** Up to eight activities with links that go forward. */
const plans = fc
  .record({
    activities: fc.array(activity, { minLength: 4, maxLength: 8 }),
    links: fc.array(
      fc.tuple(
        fc.nat(7),
        fc.nat(7),
        fc.constantFrom('FS', 'FS', 'FS', 'FS-1d', 'FS+1d', 'SS', 'FF'),
      ),
      { minLength: 6, maxLength: 24 },
    ),
  })
  .map(({ activities, links }) => ({
    activities: activities.map((one, k) => [NAMES[k] as string, one] as const),
    links: links.flatMap(([one, other, type]) => {
      const ends = [one % activities.length, other % activities.length].sort();
      const [from, to] = ends.map((k) => NAMES[k]);
      return from === to ? [] : [`${from} ${type} ${to}`];
    }),
  }));

const asked = {
  status: '2026-01-12T08:00',
  baseline: { a: { finish: '2026-01-09T17:00', days: 3 }, b: { finish: '2026-01-08T17:00' } },
  resourced: ['a', 'c'],
  target: '2026-02-27T17:00',
};

// A slow machine may take its time: each run schedules a plan several times.
describe('laws', { timeout: 30_000 }, () => {
  test('the order of activities and links changes no answer', () => {
    fc.assert(
      fc.property(plans, ({ activities, links }) => {
        const before = question(Object.fromEntries(activities), links, asked);
        const after = question(
          Object.fromEntries([...activities].reverse()),
          [...links].reverse(),
          asked,
        );
        for (const code of CODES)
          expect([code, sorted(after(code))]).toEqual([code, sorted(before(code))]);
      }),
      { seed: 2026, numRuns: 150 },
    );
  });

  test('QLT-25 without its redundant links a plan has the same dates', () => {
    let removed = 0;
    fc.assert(
      fc.property(plans, ({ activities, links }) => {
        const small = Object.fromEntries(activities);
        const redundant = new Set(question(small, links)('redundant-links').links);
        const kept = links.filter((text) => {
          const [from, type, to] = text.split(' ');
          const isAsked = type === 'FS' || type === 'FS-1d';
          return !(isAsked && redundant.has(`${from} ${to}`));
        });
        removed += links.length - kept.length;
        const [all, fewer] = [new SmallPlan(small, links), new SmallPlan(small, kept)].map((one) =>
          one.schedule(),
        );
        for (const [name] of activities) expect(fewer?.early(name)).toBe(all?.early(name));
      }),
      { seed: 2026, numRuns: 300 },
    );
    expect(removed).toBeGreaterThan(50);
  });

  test('every check has one answer, a limit with a source, and a reason where it has no value', () => {
    fc.assert(
      fc.property(plans, ({ activities, links }) => {
        const ask = question(Object.fromEntries(activities), links, asked);
        for (const code of CODES) {
          const { status, reason, value, count, of } = ask(code);
          expect([code, reason !== null]).toEqual([code, status === 'not-applicable']);
          expect(value === null).toBe(status === 'not-applicable');
          if (QUALITY_THRESHOLDS[code].unit === 'percent') expect(count).toBeLessThanOrEqual(of);
          expect(QUALITY_THRESHOLDS[code].source).not.toBe('');
        }
      }),
      { seed: 2026, numRuns: 100 },
    );
  });
});

/** Of two equal links it is the later one that is named a duplicate: by name they are one. */
function sorted({ activities, links, ...rest }: ReturnType<ReturnType<typeof question>>) {
  return { ...rest, activities: [...activities].sort(), links: [...links].sort() };
}
