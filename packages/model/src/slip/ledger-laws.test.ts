import { SeededRandom } from '@throughline/engine';
import { describe, expect, test } from 'vitest';
import { anyHistory } from './any-history.testing.ts';
import type { Log } from './any-log.testing.ts';
import { computed } from './any-update.testing.ts';
import { CoalitionFinish } from './coalition-finish.ts';
import { type ForecastSeries, forecastSeries } from './forecast-series.ts';
import { type Ledger, movementOf } from './ledger.ts';
import { gameOver } from './ledger-amounts.ts';
import type { LedgerOptions } from './ledger-source.ts';
import { readLog } from './log-players.ts';
import { withoutReach } from './reach.ts';

const FEATURES = { asLateAsPossible: false, summaryStartLinks: false, levelOfEffort: false };
const HISTORIES = 100;

describe.each(['ms-project', 'p6'] as const)('made-up histories under %s', (rules) => {
  const fresh = (count = HISTORIES) =>
    Array.from({ length: count }, (_, k) =>
      anyHistory(k + 1, { rules, ...(k % 5 === 0 ? {} : { features: FEATURES }) }),
    );
  let made: Log[] | undefined;
  /** To be read, not written on. */
  const histories = (count = HISTORIES) => {
    made ??= fresh();
    return made.slice(0, count);
  };

  test('SLP-16 lines sum to the movement, whole minutes, and the same again', {
    timeout: 120_000,
  }, () => {
    let lines = 0;
    for (const [k, log] of histories(20).entries()) {
      const found = log.ledger({ mostEvaluations: 400 });
      expect(sum(found), `history ${k + 1}`).toBe(found.delta);
      expect(found.lines.every(({ amount }) => Number.isInteger(amount) && amount !== 0)).toBe(
        true,
      );
      expect(
        found.lines.filter(({ kind }) => kind === 'residual'),
        `history ${k + 1}`,
      ).toEqual([]);
      expect(found.from).toBe(computed(log.start).forecast.finish);
      expect(found.to).toBe(computed(log.records).forecast.finish);
      expect(JSON.stringify(log.ledger({ mostEvaluations: 400 }))).toBe(JSON.stringify(found));
      lines += found.lines.length;
    }
    expect(lines).toBeGreaterThan(20);
  });

  test('SLP-21 every point of the series is the forecast of its state, and they add up', {
    timeout: 120_000,
  }, () => {
    let points = 0;
    for (const [k, log] of histories(20).entries()) {
      const found = seriesOf(log, { mostEvaluations: 400 });
      for (const { seq, finish, status, delta, lines } of found.points) {
        const plan = computed(stateAt(log, seq));
        expect([finish, status], `history ${k + 1} seq ${seq}`).toEqual([
          plan.forecast.finish,
          plan.status.at,
        ]);
        expect(sum({ lines })).toBe(delta);
        points++;
      }
      expect(found.points.reduce((all, { delta }) => all + delta, 0)).toBe(found.delta);
    }
    expect(points).toBeGreaterThan(20);
  });

  test('SLP-13 who is said not to reach the finish moves it in no coalition of his period', {
    timeout: 120_000,
  }, () => {
    let without = 0;
    for (const [k, log] of histories(20).entries()) {
      const movement = movementOf(log, {});
      if ('code' in movement) throw new Error(movement.code);
      const reading = readLog(log, movement.earlier, movement.later, {});
      const { players, reports, arrived, periods } = reading;
      const finish = new CoalitionFinish(log.start, arrived, { players, reports }, {});
      for (const period of [undefined, ...periods.keys()]) {
        const { game } = gameOver(
          finish,
          { players, log: reading, movement },
          period === undefined ? undefined : { first: period, last: period },
        );
        const out = withoutReach(game);
        without += out.size;
        const random = new SeededRandom(k);
        for (let draw = 0; draw < 12; draw++) {
          const coalition = game.coalitionOf([]).map(() => random.below(2));
          const expected = game.of(coalition);
          for (const player of out) {
            coalition[player] = 1 - (coalition[player] as number);
            expect(game.of(coalition), `history ${k + 1}: ${game.players[player]?.id}`).toBe(
              expected,
            );
          }
        }
      }
    }
    if (rules === 'ms-project') expect(without).toBeGreaterThan(20);
  });

  test('SLP-22 the same of any task or summary that is there at both ends', {
    timeout: 120_000,
  }, () => {
    for (const [k, log] of histories(20).entries()) {
      const [before, after] = [computed(log.start), computed(log.records)];
      const targets = [...log.start.all('task')]
        .map(({ id }) => id)
        .filter((id) => log.records.get(id) && before.forecast.task(id).finish !== null)
        .filter((id) => after.forecast.task(id).finish !== null);
      for (const target of [targets[k % targets.length], targets.at(-1 - (k % 5))]) {
        if (target === undefined) continue;
        const found = log.ledger({ target, mostEvaluations: 200 });
        expect(sum(found), `history ${k + 1}`).toBe(found.delta);
        expect([found.from, found.to]).toEqual([
          before.forecast.task(target).finish,
          after.forecast.task(target).finish,
        ]);
        expect(
          found.lines.map(({ kind }) => kind),
          `history ${k + 1} ${target}`,
        ).not.toContain('residual');
      }
    }
  });

  test('SLP-16 sampled amounts are within the stated error of the exact ones', {
    timeout: 120_000,
  }, () => {
    let [compared, outside] = [0, 0];
    for (const log of histories()) {
      const exact = seriesOf(log, { exactUpTo: 7 });
      if (exact.method.sampled > 0) continue;
      const sampled = seriesOf(log, { exactUpTo: 0, mostEvaluations: 600 });
      for (const [k, { lines }] of sampled.points.entries()) {
        const amountById = new Map(exact.points[k]?.lines.map(({ id, amount }) => [id, amount]));
        for (const { id, amount, standardError } of lines) {
          compared++;
          // A whole minute of rounding on either side.
          const off = Math.abs(amount - (amountById.get(id) ?? 0));
          if (off > 3 * standardError + 2) outside++;
        }
      }
    }
    expect(compared).toBeGreaterThan(HISTORIES);
    expect(outside / compared).toBeLessThan(0.01);
  });

  test('SLP-15 names, notes and explanations change no amount', { timeout: 120_000 }, () => {
    for (const [k, log] of fresh(20).entries()) {
      const before = log.ledger({ mostEvaluations: 400 });
      const tasks = [...log.records.all('task')].map(({ id }) => [id, { name: `Renamed ${id}` }]);
      log.set({}, Object.fromEntries(tasks));
      for (const { seq, event } of [...log.changes]) {
        if (event === undefined && seq % 2 === 0) log.explain(seq, { cause: 'people' });
      }
      const after = log.ledger({ mostEvaluations: 400 });
      expect(
        after.lines.map(({ id, amount }) => [id, amount]),
        `history ${k + 1}`,
      ).toEqual(before.lines.map(({ id, amount }) => [id, amount]));
    }
  });

  test('SLP-18 a history that is undone from its end to its start has no lines', {
    timeout: 120_000,
  }, () => {
    for (const log of fresh(20)) {
      for (let seq = log.changes.length; seq > 0; seq--) log.undo({ on: '04-01' }, seq);
      const found = log.ledger();
      expect(found).toMatchObject({ delta: 0, lines: [], absorbed: [] });
    }
  });
});

function seriesOf(log: Log, options: LedgerOptions): ForecastSeries {
  const source = { changes: log.changes, at: (seq: number) => stateAt(log, seq) };
  const found = forecastSeries(source, { from: 0, ...options });
  if ('code' in found) throw new Error(JSON.stringify(found));
  return found;
}

function stateAt({ start, changes }: Log, seq: number) {
  const records = start.clone();
  for (const { diff } of changes.slice(0, seq)) records.patch(diff);
  return records;
}

function sum({ lines }: Pick<Ledger, 'lines'>): number {
  return lines.reduce((all, { amount }) => all + amount, 0);
}
