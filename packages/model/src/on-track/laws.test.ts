import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PlanRecord, type Records, recordId } from '../plan/index.ts';
import type { OnTrack, VerdictState } from './answer.ts';
import { answerFor, baseline, DAY, link, plan, promise, task } from './small-plan.testing.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const RANKS = ['1', '2', '3', '4', '5', '6', '7'];

/** Days after Monday 2 March 2026, at five in the afternoon. */
const day = fc.integer({ min: 0, max: 60 }).map((days) => {
  const [month, date] = days < 30 ? ['03', days + 2] : ['04', days - 28];
  return `2026-${month}-${String(Math.min(date, 30)).padStart(2, '0')}T17:00`;
});

/** Plans of up to seven tasks with links that go forward, promises, deadlines and a baseline. */
const records = fc
  .record({
    days: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 7 }),
    links: fc.uniqueArray(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 8, selector: String }),
    deadlines: fc.array(fc.option(day), { minLength: 7, maxLength: 7 }),
    planned: fc.array(fc.option(day), { minLength: 7, maxLength: 7 }),
    promised: fc.array(fc.tuple(fc.option(fc.nat(6)), day), { maxLength: 3 }),
    begun: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    fixed: fc.array(fc.option(day, { freq: 4 }), { minLength: 7, maxLength: 7 }),
  })
  .map((drawn): PlanRecord[] => {
    const count = drawn.days.length;
    const tasks = drawn.days.map((days, k) => {
      const [deadline, fixed] = [drawn.deadlines[k], drawn.fixed[k]];
      return task(NAMES[k] as string, days, {
        rank: RANKS[k] as string,
        ...(deadline == null ? {} : { deadline }),
        ...(drawn.begun[k] ? { actualStart: '2026-03-02T08:00' } : {}),
        ...(fixed == null ? {} : { constraint: { type: 'must-finish-on', date: fixed } as const }),
      });
    });
    const links = drawn.links
      .filter(([from, to]) => from < to && to < count)
      .map(([from, to]) => link(NAMES[from] as string, NAMES[to] as string));
    const promises = drawn.promised.map(([about, date], k) =>
      promise(`promise-${k}`, date, {
        ...(about === null || about >= count ? {} : { taskId: recordId(NAMES[about] as string) }),
      }),
    );
    const finishes = Object.fromEntries(
      drawn.planned.flatMap((at, k) => (at === null || k >= count ? [] : [[NAMES[k], at]])),
    );
    return [...tasks, ...links, ...promises, baseline(finishes)];
  });

const status = { statusDate: '2026-03-04T08:00' };

// A slow machine may take its time: each run schedules a plan several times.
describe('laws', { timeout: 30_000 }, () => {
  test('the order of tasks changes no answer', () => {
    fc.assert(
      fc.property(records, fc.shuffledSubarray(RANKS, { minLength: 7 }), (drawn, ranks) => {
        let next = 0;
        const reordered = drawn.map((record) =>
          record.kind === 'task' ? { ...record, rank: ranks[next++] as string } : record,
        );
        expect(answer(plan(reordered, status))).toEqual(answer(plan(drawn, status)));
        expect(answer(plan([...drawn].reverse(), status))).toEqual(answer(plan(drawn, status)));
      }),
      { seed: 2026, numRuns: 300 },
    );
  });

  test('names change no answer', () => {
    fc.assert(
      fc.property(records, fc.string(), (drawn, name) => {
        const renamed = drawn.map((record) =>
          record.kind === 'task' ? { ...record, name } : record,
        );
        expect(answer(plan(renamed, status))).toEqual(answer(plan(drawn, status)));
      }),
      { seed: 2026, numRuns: 100 },
    );
  });

  test('later never gets better: a longer task, or an earlier promise', () => {
    fc.assert(
      fc.property(records, fc.nat(6), fc.integer({ min: 1, max: 20 }), (drawn, which, days) => {
        const before = answer(plan(drawn, status));
        const longer = drawn.map((record) =>
          record.id === NAMES[which] && record.kind === 'task'
            ? {
                ...record,
                duration: { minutes: lengthOf(record) + days * DAY, unit: 'd' as const },
              }
            : record,
        );
        const sooner = drawn.map((record) =>
          record.kind === 'promise' ? { ...record, date: '2026-03-02T08:00' } : record,
        ) as PlanRecord[];
        expect(isNoBetter(before, answer(plan(longer, status)))).toBe(true);
        expect(isNoBetter(before, answer(plan(sooner, status)))).toBe(true);
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  test('a date that holds can be broken only with lateness, and the other way round', () => {
    fc.assert(
      fc.property(records, (drawn) => {
        for (const { lateness, floatLeft, forecast, unpinned, date } of answer(plan(drawn, status))
          .targets) {
          expect(Math.min(lateness, floatLeft)).toBe(0);
          const honest = unpinned ?? (forecast as string);
          if (lateness > 0) expect(honest > date).toBe(true);
          if (floatLeft > 0) expect(honest < date).toBe(true);
        }
      }),
      { seed: 2026, numRuns: 300 },
    );
  });
});

function answer(records: Records): OnTrack {
  return answerFor(records);
}

function lengthOf(record: PlanRecord): number {
  return record.kind === 'task' ? (record.duration?.minutes ?? 0) : 0;
}

const WORSE: Readonly<Record<VerdictState, number>> = {
  'on-track': 0,
  unknown: 0,
  'at-risk': 1,
  'off-track': 2,
};

/** Unknown stands in for "on track" where nobody can say so; the two are not compared. */
function isNoBetter(before: OnTrack, after: OnTrack): boolean {
  return WORSE[after.verdict.state] >= WORSE[before.verdict.state];
}
