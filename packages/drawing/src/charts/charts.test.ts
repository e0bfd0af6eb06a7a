import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Palette, Scene, TextShape } from '../index.ts';
import { ROLES, toSvg } from '../index.ts';
import { daysBack, daysBetween, roundMarks, scale } from './axis.ts';
import {
  forecastScene,
  loadScene,
  sparklineScene,
  waterfallBarScene,
  waterfallSteps,
} from './index.ts';

const pictures = new URL('pictures/', import.meta.url);
const day = (text: string) => Date.parse(`${text}T00:00Z`) / 86_400_000;
const dayText = (at: number) => new Date(at * 86_400_000).toISOString().slice(5, 10);

/** The page's colours in the light, which make the stored pictures look as they will. */
const COLORS: Partial<Palette> = {
  paper: '#fbfaf8',
  line: '#e7e4de',
  'line-strong': '#d3cfc6',
  ink: '#1b1a17',
  'ink-2': '#5d5a53',
  'ink-3': '#6d6961',
  accent: '#2456d6',
  bad: '#b3261e',
  'bar-done': '#7f93b3',
  link: '#a9a59b',
};
const palette = Object.fromEntries(
  ROLES.map((role) => [role, COLORS[role] ?? '#ff00ff']),
) as unknown as Palette;

/** The picture as it was looked at and found right; `UPDATE_PICTURES=1` takes a new one. */
function expectPicture(name: string, scene: Scene): void {
  const file = new URL(`${name}.svg`, pictures);
  const svg = toSvg(scene, palette);
  expect(svg).not.toContain('NaN');
  if (process.env.UPDATE_PICTURES === '1') {
    mkdirSync(pictures, { recursive: true });
    writeFileSync(file, svg);
  }
  expect(existsSync(file), `${name}.svg is not there: UPDATE_PICTURES=1`).toBe(true);
  expect(svg).toBe(readFileSync(file, 'utf8'));
}

const texts = (scene: Scene) =>
  scene.shapes.filter((shape): shape is TextShape => shape.kind === 'text');

const moved = {
  width: 510,
  height: 220,
  title: 'How the forecast moved',
  points: [
    ['2026-03-06', '2027-04-14'],
    ['2026-03-13', '2027-05-05'],
    ['2026-05-08', '2027-05-05'],
    ['2026-05-15', '2027-05-25'],
    ['2026-07-24', '2027-06-04'],
    ['2026-10-09', '2027-07-12'],
    ['2026-11-13', '2027-06-23'],
    ['2026-11-20', '2027-06-25'],
  ].map(([at = '', finish = '']) => ({ at: day(at), finish: day(finish) })),
  markers: [
    { point: 1, letter: 'A', of: 'scope' },
    { point: 6, letter: 'B', of: 'crew' },
  ],
  dayText,
};

describe('the forecast chart', () => {
  test('shows reports, the promise and its markers', () => {
    const promise = { finish: day('2027-06-30'), label: 'contract 06-30', isBroken: false };
    expectPicture('forecast', forecastScene({ ...moved, promise }));
  });

  test('a broken promise lies under the line', () => {
    const promise = { finish: day('2027-06-01'), label: 'contract 06-01', isBroken: true };
    expectPicture('forecast-broken', forecastScene({ ...moved, promise }));
  });

  test('one report is a dot', () => {
    const points = moved.points.slice(0, 1);
    expectPicture('forecast-one', forecastScene({ ...moved, points, markers: [] }));
  });

  test('later finishes lie higher, and the last report is furthest to the end', () => {
    const scene = forecastScene({ ...moved, markers: [] });
    const line = scene.shapes.find(
      (shape) => shape.kind === 'path' && shape.role === 'accent',
    ) as Extract<Scene['shapes'][number], { kind: 'path' }>;
    const at = (point: number) => ({
      x: line.points[2 * point] as number,
      y: line.points[2 * point + 1] as number,
    });
    expect(at(5).y).toBeLessThan(at(0).y);
    expect(at(6).y).toBeGreaterThan(at(5).y);
    expect(Math.max(...line.points.filter((_, place) => place % 2 === 0))).toBe(at(7).x);
  });

  test('nothing is written outside of it, and dates do not touch, at any width', () => {
    for (const width of [240, 320, 510, 900]) {
      const scene = forecastScene({ ...moved, width });
      const dates = texts(scene).filter(({ y }) => y > moved.height - 10);
      expect(dates.length).toBeGreaterThan(0);
      for (const { x } of texts(scene)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
      }
      const middles = dates.map(({ x }) => x);
      for (let i = 1; i < middles.length; i += 1) {
        expect((middles[i] as number) - (middles[i - 1] as number)).toBeGreaterThan(30);
      }
    }
  });

  test('no report at all is an empty picture', () => {
    expect(forecastScene({ ...moved, points: [] }).shapes).toEqual([]);
  });
});

describe('the waterfall', () => {
  test('each bar begins where the one before ended, and the last ends at the sum', () => {
    const steps = waterfallSteps([14, 6, 4, -5]);
    const ends = [0, 14, 20, 24, 19].map((days) => days / 24);
    for (const [place, { from, to, isLess }] of steps.entries()) {
      const [before = 0, after = 0] = [ends[place], ends[place + 1]];
      expect([from, to]).toEqual([Math.min(before, after), Math.max(before, after)]);
      expect(isLess).toBe(after < before);
    }
  });

  test('days won back before any were lost have their room too', () => {
    expect(waterfallSteps([-5, 10])).toEqual([
      { from: 0, to: 0.5, isLess: true },
      { from: 0, to: 1, isLess: false },
    ]);
    expect(waterfallSteps([0])).toEqual([{ from: 0, to: 0, isLess: false }]);
    expect(waterfallSteps([])).toEqual([]);
  });

  test('is drawn: solid for days added, hatched for days won back, never too thin to see', () => {
    const bar = { width: 160, height: 20, title: 'a line' };
    const [more, less] = waterfallSteps([20, -5]);
    expectPicture('waterfall-more', waterfallBarScene({ ...bar, step: more as never }));
    expectPicture('waterfall-less', waterfallBarScene({ ...bar, step: less as never }));
    const thin = waterfallBarScene({ ...bar, step: { from: 1, to: 1, isLess: false } });
    expect(thin.shapes).toEqual([
      { kind: 'rectangle', role: 'ink-2', x: 158, y: 5, width: 2, height: 10 },
    ]);
  });
});

test('a sparkline', () => {
  const values = [3, 3, 4, 8, 7, 12];
  expectPicture(
    'sparkline',
    sparklineScene({ width: 80, height: 20, title: 'trend', values, limit: 6, tone: 'bad' }),
  );
  expect(sparklineScene({ width: 80, height: 20, title: '', values: [] }).shapes).toEqual([]);
});

test('load against capacity', () => {
  const periods = [20, 38, 55, 40, 0, 12].map((work, week) => ({
    work,
    capacity: week === 4 ? 16 : 40,
    label: `W${week + 40}`,
  }));
  const picture = { width: 320, height: 120, title: 'load', periods };
  expectPicture('load', loadScene({ ...picture, amountText: (hours) => `${hours} h` }));
});

describe('scales', () => {
  test('marks count back from the last day in whole weeks, months or years', () => {
    expect(daysBack(0, 28, 5)).toEqual([0, 7, 14, 21, 28]);
    expect(daysBack(0, 30, 5)).toEqual([2, 9, 16, 23, 30]);
    expect(daysBack(0, 365, 5)).toEqual([1, 92, 183, 274, 365]);
    expect(daysBack(5, 5, 3)).toEqual([5]);
  });

  test('never more marks than there is room for', () => {
    for (const span of [0, 3, 50, 700, 20_000]) {
      for (const most of [1, 2, 5]) {
        expect(daysBack(0, span, most).length).toBeLessThanOrEqual(most);
        expect(daysBetween(0.5, span + 0.5, most).length).toBeLessThanOrEqual(most);
      }
    }
  });

  test('round numbers reach the highest', () => {
    expect(roundMarks(55, 4)).toEqual([0, 20, 40, 60]);
    expect(roundMarks(0, 4)).toEqual([0]);
    expect(roundMarks(0.3, 4)).toEqual([0, 0.1, 0.2, 0.30000000000000004]);
  });

  test('a scale without width puts everything in the middle', () => {
    expect(scale([3, 3], [0, 10])(3)).toBe(5);
    expect(scale([0, 10], [100, 0])(2.5)).toBe(75);
  });
});
