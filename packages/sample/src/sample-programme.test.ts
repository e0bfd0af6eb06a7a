import {
  canonicalJson,
  History,
  isRefusal,
  type LocalDateTime,
  planCost,
  planQuality,
  type TaskRecord,
  verifyLog,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { RETIRED, WAVES } from './plan/applications.ts';
import { idOf, taskId } from './plan/ids.ts';
import { PEOPLE, VENDOR_A, VENDOR_B, VENDOR_C } from './plan/people.ts';
import {
  branches,
  computed,
  evening,
  finishOf,
  history,
  keysLike,
  people,
  programme,
  theTask,
} from './programme.testing.ts';
import { sampleProgramme } from './sample-programme.ts';
import { FRIDAYS } from './story/fridays.ts';

const all = [...history.records.all('task')];
const leaves = all.filter((task) => !history.records.isSummary(task));
const now = computed();

describe('its size', () => {
  test('several hundred tasks, 46 weekly updates, some two thousand changes', () => {
    // As docs/sample-programme.md says.
    expect([all.length, leaves.length, history.records.count('link')]).toEqual([469, 393, 531]);
    expect(history.head).toBe(2110);
    const updates = history.changes.flatMap(({ edit }) =>
      edit.kind === 'project.set' ? [edit.set?.statusDate] : [],
    );
    expect(updates).toEqual(FRIDAYS.map((friday) => `${friday}T17:00`));
    expect(updates).toHaveLength(46);
  });

  test('60 applications: 47 rehosted, 6 replatformed, 7 retired, with 212 interfaces', () => {
    const said = (name: string, { custom = {} }: TaskRecord) => custom[idOf('custom-field', name)];
    const counts: Record<string, number> = {};
    for (const task of all) {
      const treatment = said('Treatment', task);
      if (treatment !== undefined) counts[String(treatment)] = (counts[String(treatment)] ?? 0) + 1;
    }
    expect(counts).toEqual({ rehost: 47, replatform: 6, retire: 7 });
    const found = FRIDAYS.slice(0, 6).map((friday) =>
      [...evening(friday).records.all('task')].reduce(
        (sum, task) => sum + Number(said('Interfaces', task) ?? 0),
        0,
      ),
    );
    expect(found).toEqual([28, 61, 104, 149, 184, 212]);
    expect(theTask('map.6').notes).toContain('212 interfaces of 60 applications');
    expect(WAVES.map(({ key }) => key)).toEqual(['pilot', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6']);
  });

  test('every task has a name of its own, short enough for a terminal', () => {
    const names = leaves.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(40);
  });

  test('every author is somebody with a name', () => {
    const authors = new Set(history.changes.map(({ author }) => author));
    expect(authors.size).toBe(Object.keys(PEOPLE).length);
    for (const author of authors) expect(people[author]?.name).toMatch(/^\w+ \w+$/);
  });
});

test('a vendor sees what it does, and what is in-house stays in-house', () => {
  const vendors = new Set<string>([PEOPLE.tomas.name, PEOPLE.hugo.name, PEOPLE.ines.name]);
  const theirs = leaves.filter(({ responsible }) => vendors.has(responsible ?? ''));
  const hidden = theirs.filter(({ audience }) => audience === 'internal').map(({ name }) => name);
  expect(hidden).toEqual([]);
  for (const kind of ['event', 'budget-line', 'fixed-cost', 'assignment'] as const) {
    for (const { audience } of history.records.all(kind)) expect(audience).toBe('internal');
  }
});

describe('its money', () => {
  const budget = (records = history.records) =>
    [...records.all('budget-line')].reduce((sum, { amount }) => sum + Number(amount.amount), 0);

  test('the budget is $3.2M with its contingency, before and after every change', () => {
    expect(budget(evening('2026-01-05').records)).toBe(3_200_000);
    expect(budget()).toBe(3_200_000);
    const contingency = [...history.records.all('budget-line')].filter((line) => line.contingency);
    // 260 as approved, less 42 for the ERP cluster and 46 for the second crew.
    expect(contingency.map(({ amount }) => amount.amount)).toEqual(['172000']);
  });

  test('three vendors, the first of them at a fixed price for each wave', () => {
    const { byVendor, byCategory } = planCost(now);
    const vendors = byVendor.flatMap(({ vendor }) => (vendor === null ? [] : [vendor]));
    expect(vendors.sort()).toEqual([VENDOR_A, VENDOR_B, VENDOR_C].sort());
    const prices = [...history.records.all('fixed-cost')].filter(
      ({ name }) => name === 'Fixed price of the wave',
    );
    expect(prices).toHaveLength(7);
    expect(byCategory.map(({ category }) => category)).not.toContain(null);
  });

  test('what it will cost is within the budget, but both sites run longer than was meant', () => {
    const { total, budget: lines } = planCost(now);
    expect(Number(total.total)).toBeLessThan(3_200_000);
    expect(Number(total.total)).toBeGreaterThan(2_900_000);
    const over = lines?.categories.filter(({ left }) => Number(left) < 0) ?? [];
    // 25/30 + 12 + 20/31 months at $40k, 6 April 2026 to 20 May 2027, where $515k were meant.
    expect(over).toMatchObject([{ category: 'Both sites', cost: { total: '539139.78' } }]);
    expect(lines?.contingency).toMatchObject({ amount: '172000', needed: '24139.78' });
  });
});

describe('its logic', () => {
  const linked = (end: 'from' | 'to') => {
    const ids = new Set([...history.records.all('link')].map((link) => link[end]));
    return leaves.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
  };

  test('nothing hangs loose but the first tasks and the last', () => {
    expect(linked('to')).toEqual(['Write the charter', 'Map week 1: workplace']);
    expect(linked('from')).toEqual(['Vacant possession']);
  });

  test('no lag hides work, no constraint holds a date', () => {
    for (const link of history.records.all('link')) expect(link.lag).toBeUndefined();
    for (const { constraint, deadline, mode } of all) {
      expect([constraint, deadline, mode]).toEqual([undefined, undefined, undefined]);
    }
  });

  test('of the checks that question logic, none fails', () => {
    const { checks } = planQuality(now);
    const failed = checks.filter(({ status }) => status === 'fail').map(({ code }) => code);
    // What slipped has left much float elsewhere, and three tasks are without news.
    expect(failed).toEqual([
      'high-float',
      'forecast-in-the-past',
      'missed-tasks',
      'critical-path-length-index',
      'baseline-execution-index',
    ]);
    expect(checks.filter(({ status }) => status === 'warn')).toEqual([]);
  });

  test('the equipment of every wave is wiped, certified and removed before a hall is empty', () => {
    const ahead = tasksAheadOf('de.empty');
    for (const key of ['retire', ...WAVES.map((wave) => wave.key)]) {
      for (const step of ['wipe', 'certificates', 'removed']) {
        expect(ahead).toContain(taskId(`${key}.${step}`));
      }
      if (key === 'retire') continue;
      expect(tasksAheadOf(`${key}.wipe`)).toContain(taskId(`${key}.accepted`));
    }
    for (const { name } of RETIRED) {
      expect(tasksAheadOf('retire.wipe')).toContain(
        taskId(`retire.${name.toLowerCase().replaceAll(' ', '-')}.off`),
      );
    }
  });

  test('all of it leads to the last milestone', () => {
    expect(tasksAheadOf('le.vacant').size).toBe(leaves.length - 1);
  });

  function tasksAheadOf(key: string) {
    const found = new Set([taskId(key)]);
    for (const id of found) {
      for (const { from, to } of history.records.referrers(id, 'link'))
        if (to === id) found.add(from);
    }
    found.delete(taskId(key));
    return found;
  }
});

describe('its windows', () => {
  const cutOvers = [...keysLike(/\.cut-over$/)];

  test('every cut-over is on a Saturday that is a window, whatever the forecast was', () => {
    expect(cutOvers).toHaveLength(8);
    for (const friday of FRIDAYS) {
      const { forecast } = evening(friday);
      for (const key of cutOvers) {
        const { start, finish } = forecast.task(taskId(key));
        expect(start).toMatch(/T06:00$/);
        expect(hoursBetween(start ?? '', finish ?? '')).toBe(24);
        expect(frozen(start ?? '')).toBe(false);
      }
    }
  });

  test('the year-end close takes December and January from finance, and from nobody else', () => {
    const hours = (key: string) =>
      now.forecast.workBetween('2026-12-01T00:00', '2027-02-01T00:00', taskId(key)) / 60;
    expect([hours('w6.cut-over'), hours('pay.cut-over')]).toEqual([0, 0]);
    // 5 December and 16 January.
    expect(hours('w5.cut-over')).toBe(48);
  });

  test('no finance application is ever planned into the year-end close', () => {
    for (const friday of FRIDAYS) {
      for (const key of ['w6.cut-over', 'pay.cut-over']) {
        expect(finishOf(evening(friday), key)).not.toMatch(/^(2026-12|2027-01)/);
      }
    }
  });

  function hoursBetween(start: LocalDateTime, finish: LocalDateTime): number {
    return (Date.parse(`${finish}Z`) - Date.parse(`${start}Z`)) / 3_600_000;
  }

  /** The freezes as the company's calendar on the wall has them. */
  function frozen(at: LocalDateTime): boolean {
    const day = at.slice(0, 10);
    return [
      ['2026-03-25', '2026-04-06'],
      ['2026-06-24', '2026-07-07'],
      ['2026-09-05', '2026-09-06'],
      ['2026-09-24', '2026-10-06'],
      ['2026-12-14', '2027-01-11'],
      ['2027-03-25', '2027-04-06'],
      ['2027-06-24', '2027-07-07'],
    ].some(([from = '', to = '']) => from <= day && day <= to);
  }
});

describe('its history', () => {
  test('the same bytes every time', () => {
    const again = sampleProgramme();
    expect(again.history.headHash).toBe(history.headHash);
    expect(JSON.stringify(again.branches)).toBe(JSON.stringify(branches));
    expect(again.people).toEqual(programme.people);
  });

  test('the chain holds, and a replay comes to the same plan', () => {
    expect(isRefusal(verifyLog(history.changes))).toBe(false);
    expect(verifyLog(history.changes)).toMatchObject({
      head: history.head,
      headHash: history.headHash,
    });
    const replayed = History.replay(history.changes);
    expect(canonicalJson([...replayed.records])).toBe(canonicalJson([...history.records]));
  });
});
