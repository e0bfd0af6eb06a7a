import { END_MINUTE, MINUTES_PER_DAY, minuteText } from '@throughline/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roughWidth } from '../text.ts';
import { headingShapes, headingUnits } from './heading.ts';
import {
  CLOSEST,
  FURTHEST,
  fitting,
  minuteAt,
  panned,
  type TimeScale,
  xOf,
  zoomedAround,
} from './scale.ts';
import { at, nameInEnglish } from './small-time.testing.ts';
import { beginningOf, nextBeginning, TIME_UNITS } from './units.ts';
import { pixelsPerDayAt, ZOOM_LEVELS, zoomLevelOf } from './zoom-level.ts';

const anyScale = fc.record({
  left: fc.integer({ min: 0, max: END_MINUTE }),
  pixelsPerDay: fc.double({ min: FURTHEST, max: CLOSEST, noNaN: true }),
});
const anyMinute = fc.integer({ min: 0, max: END_MINUTE });

describe('the time scale', () => {
  it('finds the moment again that a place stands for', () => {
    fc.assert(
      fc.property(anyScale, anyMinute, (scale, minute) => {
        // To a thousandth of a minute: places are not whole.
        expect(minuteAt(scale, xOf(scale, minute))).toBeCloseTo(minute, 3);
      }),
    );
  });

  it('keeps the moment under the pointer while it zooms', () => {
    const inside = fc.record({
      left: fc.integer({ min: at('2000-01-01'), max: at('2100-01-01') }),
      pixelsPerDay: fc.double({ min: 1, max: 100, noNaN: true }),
    });
    const factors = fc.double({ min: 0.2, max: 5, noNaN: true });
    fc.assert(
      fc.property(inside, fc.integer({ min: 0, max: 1000 }), factors, (scale, x, factor) => {
        const held = minuteAt(scale, x);
        expect(xOf(zoomedAround(scale, x, factor), held)).toBeCloseTo(x, 3);
      }),
    );
  });

  it('shows both moments when it is fitted to them', () => {
    fc.assert(
      fc.property(anyMinute, anyMinute, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const scale = fitting(from, to, 700, 20);
        expect(xOf(scale, from)).toBeGreaterThanOrEqual(-1e-6);
        if (scale.pixelsPerDay > FURTHEST) expect(xOf(scale, to)).toBeLessThanOrEqual(700);
      }),
    );
  });

  it('never leaves the years that a plan may hold', () => {
    const scale: TimeScale = { left: 0, pixelsPerDay: 1 };
    expect(panned(scale, -500).left).toBe(0);
    expect(panned({ ...scale, left: END_MINUTE }, 500).left).toBe(END_MINUTE);
  });

  it('knows each zoom level by its own density', () => {
    for (const level of ZOOM_LEVELS) expect(zoomLevelOf(pixelsPerDayAt(level))).toBe(level);
  });
});

describe('units of time', () => {
  it.each(TIME_UNITS)(
    'a %s holds each of its moments, and the next begins where it ends',
    (unit) => {
      const weekStarts = fc.integer({ min: 1, max: 7 });
      // A decade may begin before 1900: civil arithmetic goes on there.
      fc.assert(
        fc.property(anyMinute, weekStarts, (minute, weekStart) => {
          const beginning = beginningOf(unit, minute, weekStart);
          const next = nextBeginning(unit, beginning);
          expect(beginning).toBeLessThanOrEqual(minute);
          expect(next).toBeGreaterThan(minute);
          expect(beginningOf(unit, next, weekStart)).toBe(next);
          expect(beginningOf(unit, next - 1, weekStart)).toBe(beginning);
        }),
      );
    },
  );

  it('begins weeks where the reader does', () => {
    const wednesday = at('2026-11-18T12:00');
    expect(minuteText(beginningOf('week', wednesday, 1))).toBe('2026-11-16T00:00');
    expect(minuteText(beginningOf('week', wednesday, 7))).toBe('2026-11-15T00:00');
    expect(minuteText(beginningOf('week', wednesday, 6))).toBe('2026-11-14T00:00');
  });
});

describe('headings', () => {
  const texts = (scale: TimeScale) =>
    headingShapes({
      scale,
      width: 600,
      height: 40,
      weekStart: 1,
      nameTime: nameInEnglish,
      measure: roughWidth,
    }).filter((shape) => shape.kind === 'text');

  it('counts coarser units the further one is away', () => {
    const order = [...ZOOM_LEVELS].map((level) => headingUnits(pixelsPerDayAt(level)).lower);
    expect(order).toEqual(['hour', 'day', 'week', 'month', 'quarter', 'year']);
  });

  it('names no two stretches at one place, at any zoom', () => {
    fc.assert(
      fc.property(anyScale, (scale) => {
        for (const y of [14, 32]) {
          const line = texts(scale).filter((shape) => shape.y === y);
          for (let i = 1; i < line.length; i++) {
            const [before, after] = [line[i - 1]!, line[i]!];
            expect(before.x + roughWidth(before.text)).toBeLessThanOrEqual(after.x);
          }
        }
      }),
    );
  });

  it('keeps the month in sight that began before the picture', () => {
    const scale = { left: at('2026-11-10'), pixelsPerDay: 30 };
    const [first] = texts(scale);
    expect(first).toMatchObject({ text: 'Nov 2026', x: 4 });
    expect(scale.left % MINUTES_PER_DAY).toBe(0);
  });
});
