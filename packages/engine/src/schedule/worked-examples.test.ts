import { describe, expect, it } from 'vitest';
import { ActivityKind, buildNetwork, type LinkInput, LinkType } from '../network/index.ts';
import { minuteOf } from '../time/index.ts';
import { schedule } from './schedule.ts';
import { at, OFFICE_WEEK } from './small-plan.testing.ts';

/**
 * Published and hand-derived networks in continuous time, days from 0.
 * Columns: activity, duration, early start and finish, late start and finish, total and free float.
 */
const EXAMPLES = [
  {
    name: 'eight activities of a paper mill',
    finish: 15,
    links: 'A FS C; A FS D; B FS D; C FS E; C FS F; D FS G; E FS G; F FS H; G FS H',
    table: `
    A 2 0 2 0 2 0 0
    B 3 0 3 1 4 1 0
    C 2 2 4 2 4 0 0
    D 4 3 7 4 8 1 1
    E 4 4 8 4 8 0 0
    F 3 4 7 10 13 6 6
    G 5 8 13 8 13 0 0
    H 2 13 15 13 15 0 0`,
  },
  {
    name: 'the widget project of the SAS/OR samples',
    finish: 70,
    links:
      'ApprovePlan FS Drawings; ApprovePlan FS StudyMarket; ApprovePlan FS WriteSpecs; Drawings FS Prototype; StudyMarket FS MktStrat; WriteSpecs FS Prototype; Prototype FS Materials; Prototype FS Facility; MktStrat FS TestMarket; MktStrat FS Marketing; Materials FS InitProd; Facility FS InitProd; InitProd FS TestMarket; InitProd FS Marketing; InitProd FS Evaluate; Evaluate FS Changes; TestMarket FS Changes; Changes FS Production',
    table: `
    ApprovePlan 5 0 5 0 5 0 0
    Drawings 10 5 15 5 15 0 0
    StudyMarket 5 5 10 35 40 30 0
    WriteSpecs 5 5 10 10 15 5 5
    Prototype 15 15 30 15 30 0 0
    MktStrat 10 10 20 40 50 30 30
    Materials 10 30 40 30 40 0 0
    Facility 10 30 40 30 40 0 0
    InitProd 10 40 50 40 50 0 0
    Evaluate 10 50 60 55 65 5 5
    TestMarket 15 50 65 50 65 0 0
    Changes 5 65 70 65 70 0 0
    Production 0 70 70 70 70 0 0
    Marketing 0 50 50 70 70 20 20`,
  },
  {
    name: 'the same with lags of three types (SAS/OR samples)',
    finish: 64,
    links:
      'ApprovePlan FS Drawings; ApprovePlan FS StudyMarket; ApprovePlan FS WriteSpecs; Drawings FS Prototype; StudyMarket FS MktStrat; WriteSpecs FS Prototype; MktStrat FS TestMarket; MktStrat FS Marketing; Materials FS InitProd; InitProd FS TestMarket; InitProd FS Marketing; InitProd FS Evaluate; Changes FS Production; Prototype SS+9d Materials; Prototype SS+9d Facility; Facility FS+2d InitProd; Evaluate SS+6d Changes; TestMarket FF+3d Changes',
    table: `
    ApprovePlan 5 0 5 0 5 0 0
    Drawings 10 5 15 5 15 0 0
    StudyMarket 5 5 10 31 36 26 0
    WriteSpecs 5 5 10 10 15 5 5
    Prototype 15 15 30 15 30 0 0
    MktStrat 10 10 20 36 46 26 26
    Materials 10 24 34 26 36 2 2
    Facility 10 24 34 24 34 0 0
    InitProd 10 36 46 36 46 0 0
    Evaluate 10 46 56 53 63 7 7
    TestMarket 15 46 61 46 61 0 0
    Changes 5 59 64 59 64 0 0
    Production 0 64 64 64 64 0 0
    Marketing 0 46 46 64 64 18 18`,
  },
  {
    name: 'eleven activities, all four types, leads and lags',
    finish: 42,
    links:
      'B SS A; A FS C; C SS D; B FS E; D SS-1d E; D FS+2d F; H FF+3d F; E FS G; F SF-2d G; C FS H; F FS I; I FS J; K FF-3d J; I FS+2d K',
    table: `
    A 11 0 11 0 11 0 0
    B 7 0 7 0 7 0 0
    C 4 11 15 11 15 0 0
    D 3 11 14 14 17 3 0
    E 4 10 14 29 33 19 0
    F 6 19 25 19 25 0 0
    G 9 14 23 33 42 19 19
    H 7 15 22 15 22 0 0
    I 3 25 28 25 28 0 0
    J 4 35 39 38 42 3 3
    K 12 30 42 30 42 0 0`,
  },
  {
    name: 'a ladder of two links, a lead and a start-to-finish link',
    finish: 15,
    links: 'A SS+2d B; A FF+1d B; B FS-2d C; A FS+3d D; D SF+7d E; C FF+2d E',
    table: `
    A 5 0 5 0 5 0 0
    B 8 2 10 3 11 1 0
    C 4 8 12 9 13 1 1
    D 6 8 14 8 14 0 0
    E 3 12 15 12 15 0 0`,
  },
  {
    name: 'nine activities of a construction course',
    finish: 21,
    links:
      'A FS B; A FS C; A FS D; B FS E; B FS F; C FS F; C FS G; D FS G; E FS H; F FS H; G FS I; H FS I',
    table: `
    A 2 0 2 0 2 0 0
    B 5 2 7 4 9 2 0
    C 9 2 11 2 11 0 0
    D 3 2 5 14 17 12 6
    E 6 7 13 9 15 2 2
    F 4 11 15 11 15 0 0
    G 2 11 13 17 19 6 6
    H 4 15 19 15 19 0 0
    I 2 19 21 19 21 0 0`,
  },
  {
    name: 'six activities of a textbook',
    finish: 14,
    links: 'A FS B; A FS C; B FS D; C FS E; D FS F; E FS F',
    table: `
    A 3 0 3 0 3 0 0
    B 4 3 7 3 7 0 0
    C 2 3 5 9 11 6 0
    D 5 7 12 7 12 0 0
    E 1 5 6 11 12 6 6
    F 2 12 14 12 14 0 0`,
  },
];

const DAY = 1440;
const ROUND_THE_CLOCK = { week: [0, 1, 2, 3, 4, 5, 6].map(() => [[0, DAY]] as const) };
const ORIGIN = minuteOf('2026-01-05T00:00') as number;

describe('worked examples of the critical path method', () => {
  it.each(EXAMPLES)('$name', ({ finish, links, table }) => {
    const rows = table
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' '));
    const names = rows.map(([name]) => name as string);
    const network = buildNetwork({
      calendars: [ROUND_THE_CLOCK],
      activities: rows.map(([, days]) => task(Number(days) * DAY)),
      links: links.split('; ').map((text) => link(text, names)),
    });
    if ('code' in network) throw new Error(network.code);
    const result = schedule(network, {
      rules: 'ms-project',
      start: ORIGIN,
      projectCalendar: 0,
      criticalFloatLimit: 0,
    });
    if ('code' in result) throw new Error(result.code);
    const { earlyStart, earlyFinish, lateStart, lateFinish } = result.state;
    const day = (minute: number) => (minute - ORIGIN) / DAY;
    const computed = names.map((name, index) => [
      name,
      (rows[index] as string[])[1],
      ...[earlyStart, earlyFinish, lateStart, lateFinish].map((dates) =>
        String(day(dates[index] as number)),
      ),
      String(result.totalFloat(index) / DAY),
      String(result.freeFloat(index) / DAY),
    ]);
    expect(computed).toEqual(rows);
    expect(day(result.state.projectFinish)).toBe(finish);
  });
});

describe('worked examples with several calendars', () => {
  const sevenDay = {
    week: [0, 1, 2, 3, 4, 5, 6].map(() => OFFICE_WEEK.week[0] as [number, number][]),
  };

  it('a chain can drive the finish with no activity of its beginning critical', () => {
    const network = buildNetwork({
      calendars: [OFFICE_WEEK, sevenDay],
      activities: [task(4 * 480), { ...task(480), calendar: 1 }, task(3 * 480)],
      links: [link('A FS B', ['A', 'B', 'C']), link('B FS C', ['A', 'B', 'C'])],
    });
    if ('code' in network) throw new Error(network.code);
    const result = schedule(network, {
      rules: 'ms-project',
      start: at('2026-01-05T08:00'),
      projectCalendar: 0,
      criticalFloatLimit: 0,
    });
    if ('code' in result) throw new Error(result.code);
    expect([0, 1, 2].map((one) => result.totalFloat(one) / 480)).toEqual([1, 2, 0]);
    expect([0, 1, 2].map((one) => result.critical(one))).toEqual([false, false, true]);
    expect(result.longestPath()).toEqual(new Set([0, 1, 2]));
    expect(result.state.earlyStart[2]).toBe(at('2026-01-12T08:00'));
  });
});

function task(duration: number) {
  return { kind: ActivityKind.Task, calendar: 0, parent: -1, duration, remaining: duration };
}

function link(text: string, names: readonly string[]): LinkInput {
  const [from, how, to] = text.split(' ') as [string, string, string];
  const types = {
    FS: LinkType.FinishToStart,
    SS: LinkType.StartToStart,
    FF: LinkType.FinishToFinish,
    SF: LinkType.StartToFinish,
  };
  const type = types[how.slice(0, 2) as keyof typeof types];
  return {
    from: names.indexOf(from),
    to: names.indexOf(to),
    type,
    lag: Number.parseInt(how.slice(2) || '0', 10) * DAY,
  };
}
