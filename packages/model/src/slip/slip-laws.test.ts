import { minuteText, SeededRandom } from '@throughline/engine';
import { describe, expect, test } from 'vitest';
import { computePlan } from '../computed/index.ts';
import { Records } from '../plan/index.ts';
import { anyPlan, computed, type UpdateChoices, updated } from './any-update.testing.ts';
import { CoalitionFinish } from './coalition-finish.ts';
import { Game } from './game.ts';
import { playersOf } from './players.ts';
import { withoutReach } from './reach.ts';
import { type Slip, slipBetween } from './slip.ts';

const UPDATES: readonly UpdateChoices[] = [
  { durations: 4, links: 2 },
  { weeks: 2, durations: 2 },
  { weeks: 1, durations: 1, added: 2, removed: 1, links: 1 },
  { links: 4, constraints: 2, people: 2 },
  { holidays: 2, durations: 2, people: 1 },
  { weeks: 3, holidays: 1, links: 2, added: 1, constraints: 1, people: 2 },
  { added: 2, removed: 2 },
];

describe.each(['ms-project', 'p6'] as const)('made-up updates under %s', (rules) => {
  test('SLP-11 lines sum to the movement, whole minutes, and the same again', {
    timeout: 120_000,
  }, () => {
    for (const [earlier, later, name] of pairs(rules, 24)) {
      const found = slipOf(earlier, later);
      expect(
        found.lines.reduce((sum, { amount }) => sum + amount, 0),
        name,
      ).toBe(found.delta);
      expect(found.lines.every(({ amount }) => Number.isInteger(amount) && amount !== 0)).toBe(
        true,
      );
      expect(
        found.lines.filter(({ kind }) => kind === 'residual'),
        name,
      ).toEqual([]);
      expect(found.from).toBe(computed(earlier).forecast.finish);
      expect(found.to).toBe(computed(later).forecast.finish);
      expect(textOf(slipOf(earlier, later)), name).toBe(textOf(found));
    }
  });

  test('SLP-11 the other way round every exact amount is the opposite', {
    timeout: 120_000,
  }, () => {
    let compared = 0;
    for (const [earlier, later, name] of pairs(rules, 24)) {
      const [found, back] = [slipOf(earlier, later), slipOf(later, earlier)];
      if (found.method.name !== 'exact' || back.method.name !== 'exact') continue;
      // Another calendar is another measure.
      if (found.lines.some(({ kind }) => kind === 'calendar')) continue;
      if (found.method.unschedulable > 0) continue;
      compared++;
      const opposite = byChange(back);
      for (const [key, amount] of byChange(found)) {
        // Of two halves of a minute, either may be rounded up.
        const other = opposite.get(key) ?? 0;
        expect(Math.abs(amount + other), `${name} ${key} ${amount} ${other}`).toBeLessThanOrEqual(
          1,
        );
      }
    }
    expect(compared).toBeGreaterThan(8);
  });

  test('SLP-11 names and notes change no amount', { timeout: 120_000 }, () => {
    for (const [earlier, later, name] of pairs(rules, 12)) {
      const renamed = new Records(
        [...later].map((one, k) =>
          one.kind === 'task' ? { ...one, name: `Renamed ${k}`, notes: 'a note' } : one,
        ),
      );
      expect(textOf(slipOf(earlier, renamed)), name).toBe(textOf(slipOf(earlier, later)));
    }
  });

  test('SLP-10 a coalition finishes when its plan does, dated from nothing', {
    timeout: 120_000,
  }, () => {
    for (const [earlier, later, name] of pairs(rules, 24)) {
      const [before, after] = [computed(earlier), computed(later)];
      const { players, reports } = playersOf(before, after);
      const arrived = arrivals(earlier, later);
      const finish = new CoalitionFinish(earlier, arrived, { players, reports }, {});
      for (const coalition of coalitions(players.length, 12)) {
        // While the status stands earlier, reports are taken at the later moment; no plan says that.
        for (const [k, { kind }] of players.entries()) if (kind === 'time-passed') coalition[k] = 1;
        const found = finish.of(coalition);
        const plan = computePlan(new Records(finish.held.records));
        const expected = 'code' in plan ? null : plan.forecast.finish;
        expect(found === undefined ? null : minuteText(found), name).toBe(expected);
      }
    }
  });

  test('SLP-13 who is said not to reach the finish moves it in no coalition', {
    timeout: 120_000,
  }, () => {
    let without = 0;
    for (const [earlier, later, name] of pairs(rules, 24)) {
      const [before, after] = [computed(earlier), computed(later)];
      const { players, reports } = playersOf(before, after);
      const earlyOnly = without % 2 === 1;
      const arrived = arrivals(earlier, later);
      const finish = new CoalitionFinish(earlier, arrived, { players, reports }, {}, { earlyOnly });
      const game = new Game(
        finish,
        players,
        players.map(({ id, joinsAfter }, index) => ({ id, joinsAfter, members: [index] })),
      );
      const out = withoutReach(game);
      without += out.size;
      for (const coalition of coalitions(players.length, 12)) {
        const expected = finish.of(coalition);
        for (const player of out) {
          coalition[player] = 1 - (coalition[player] as number);
          expect(finish.of(coalition), `${name} ${players[player]?.id}`).toBe(expected);
        }
      }
    }
    if (rules === 'ms-project') expect(without).toBeGreaterThan(20);
  });
});

function* pairs(rules: 'ms-project' | 'p6', count: number): Generator<[Records, Records, string]> {
  for (let seed = 1, found = 0; found < count; seed++) {
    const features =
      seed % 4 === 0
        ? {}
        : { asLateAsPossible: false, summaryStartLinks: false, levelOfEffort: false };
    const plan = anyPlan({ seed, tasks: 12 + (seed % 5) * 9, rules, features });
    const choices = UPDATES[seed % UPDATES.length] as UpdateChoices;
    const later = updated(plan, seed, choices);
    if (later === undefined) continue;
    found++;
    yield [plan.records, later, `seed ${seed}: ${JSON.stringify(choices)}`];
  }
}

function arrivals(earlier: Records, later: Records) {
  return [...later].filter(
    ({ id, kind }) => (kind === 'calendar' || kind === 'resource') && earlier.get(id) === undefined,
  );
}

function slipOf(earlier: Records, later: Records): Slip {
  const found = slipBetween(earlier, later, { mostEvaluations: 2000 });
  if ('code' in found) throw new Error(found.code);
  return found;
}

/** What came in the one direction went in the other. */
function byChange({ lines }: Slip): Map<string, number> {
  return new Map(
    lines.map(({ kind, records, amount }) => [
      `${kind.replace(/^scope-.*/, 'scope')} ${records[0]}`,
      amount,
    ]),
  );
}

function textOf({ earlier: _, later: __, matching: ___, ...rest }: Slip): string {
  return JSON.stringify(rest);
}

/** None, all, each alone, all but each, and some others. */
function* coalitions(players: number, others: number): Generator<Uint8Array> {
  yield new Uint8Array(players);
  yield new Uint8Array(players).fill(1);
  for (let k = 0; k < players; k++) {
    yield new Uint8Array(players).fill(1, k, k + 1);
    yield new Uint8Array(players).fill(1).fill(0, k, k + 1);
  }
  const random = new SeededRandom(players);
  for (let k = 0; k < others; k++) yield new Uint8Array(players).map(() => random.below(2));
}
