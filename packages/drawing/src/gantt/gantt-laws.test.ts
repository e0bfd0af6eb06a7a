import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene, Shape } from '../scene.ts';
import { roughWidth } from '../text.ts';
import { at } from '../timescale/small-time.testing.ts';
import { anyGantt } from './any-gantt.testing.ts';
import { ganttScene } from './gantt-scene.ts';
import { days, gantt, linkBetween, task } from './small-gantt.testing.ts';

/** A mark that is cut at the edge of the picture may stand out by its own width. */
const MARGIN = 40;

function numbersOf(shape: Shape): { readonly xs: number[]; readonly ys: number[] } {
  switch (shape.kind) {
    case 'rectangle':
      return {
        xs: [shape.x, shape.x + shape.width],
        ys: [shape.y, shape.y + shape.height],
      };
    case 'circle':
      return { xs: [shape.x], ys: [shape.y] };
    case 'text':
      return { xs: [shape.x], ys: [shape.y] };
    case 'path':
      return {
        xs: shape.points.filter((_, i) => i % 2 === 0),
        ys: shape.points.filter((_, i) => i % 2 === 1),
      };
  }
}

const outside = ({ shapes, width, height }: Scene) =>
  shapes.filter((shape) => {
    const { xs, ys } = numbersOf(shape);
    const isIn = (value: number, most: number) => value >= -MARGIN && value <= most + MARGIN;
    return !(xs.every((x) => isIn(x, width)) && ys.every((y) => isIn(y, height)));
  });

describe('the scene of a Gantt', () => {
  it('stays in its picture, and every rectangle has a size', () => {
    fc.assert(
      fc.property(anyGantt, (input) => {
        const scene = ganttScene(input);
        expect(outside(scene)).toEqual([]);
        const empty = scene.shapes.filter(
          (shape) => shape.kind === 'rectangle' && !(shape.width >= 0 && shape.height > 0),
        );
        expect(empty).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for the same input, in whatever order its links come', () => {
    fc.assert(
      fc.property(anyGantt, (input) => {
        const texts = (scene: Scene) => scene.shapes.map((shape) => JSON.stringify(shape)).sort();
        const turned = { ...input, links: [...input.links].reverse() };
        expect(texts(ganttScene(turned))).toEqual(texts(ganttScene(input)));
      }),
    );
  });

  it('does not change by rows that are far out of view', () => {
    fc.assert(
      fc.property(anyGantt, (input) => {
        const far = task(5000, { name: 'Far below' });
        const more = ganttScene({ ...input, rows: [...input.rows, far] });
        expect(more).toEqual(ganttScene(input));
      }),
    );
  });

  it('draws the same when everything is later by one day and looked at one day later', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), (weeks) => {
        const shift = weeks * 7 * 1440;
        const input = gantt([task(0, { doneUntil: at('2026-11-04T12:00') }), task(1)], {
          headingHeight: 0,
        });
        const later = {
          ...input,
          scale: { ...input.scale, left: input.scale.left + shift },
          rows: [task(0, { doneUntil: at('2026-11-04T12:00') }), task(1)].map((row) => ({
            ...row,
            start: (row.start as number) + shift,
            finish: (row.finish as number) + shift,
            ...(row.doneUntil !== undefined && { doneUntil: row.doneUntil + shift }),
          })),
        };
        expect(ganttScene(later).shapes).toEqual(ganttScene(input).shapes);
      }),
    );
  });

  it('never writes a word over the bar it belongs to, nor two over each other', () => {
    fc.assert(
      fc.property(anyGantt, (input) => {
        const { shapes } = ganttScene({ ...input, headingHeight: 0 });
        for (const row of input.rows) {
          if (row.kind === 'group' || row.kind === 'summary') continue;
          const own = shapes.filter((shape) => shape.of === row.id);
          const words = own.filter((shape) => shape.kind === 'text');
          const bars = own.filter(
            (shape) =>
              shape.kind === 'rectangle' && (shape.role === 'bar' || shape.role === 'bar-critical'),
          );
          const spans = words.map((word): [number, number] => [
            word.x,
            word.x + roughWidth(word.text),
          ]);
          for (const bar of bars) {
            const { xs } = numbersOf(bar);
            for (const [from, to] of spans) {
              expect(to <= (xs[0] as number) + 1 || from >= (xs[1] as number) - 1).toBe(true);
            }
          }
          spans.sort((a, b) => a[0] - b[0]);
          for (let i = 1; i < spans.length; i++) {
            expect(spans[i]![0]).toBeGreaterThanOrEqual(spans[i - 1]![1]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('links', () => {
  const lines = (scene: Scene, of: string) =>
    scene.shapes.filter(
      (shape) => shape.kind === 'path' && shape.paint === 'stroke' && shape.of === of,
    );

  it('go level and upright only', () => {
    fc.assert(
      fc.property(anyGantt, (input) => {
        const scene = ganttScene(input);
        for (const link of input.links) {
          for (const line of lines(scene, link.id)) {
            const { xs, ys } = numbersOf(line);
            for (let i = 1; i < xs.length; i++) {
              const dx = Math.abs(xs[i]! - xs[i - 1]!);
              const dy = Math.abs(ys[i]! - ys[i - 1]!);
              // The first and last pixel may lean by less than one: bars end on whole pixels.
              expect(Math.min(dx, dy)).toBeLessThanOrEqual(0.5);
            }
          }
        }
      }),
    );
  });

  it('go around a bar in the way where one of their ways is free', () => {
    const before = task(0);
    const inTheWay = task(1, days('2026-11-09', '2026-11-20'));
    const after = task(2, days('2026-11-12', '2026-11-18'));
    const rows = [before, inTheWay, after];
    const scene = ganttScene(gantt(rows, { links: [linkBetween('FS', before, after)] }));
    const [line] = lines(scene, 'task-0-task-2');
    const bar = scene.shapes.find(
      (shape) => shape.kind === 'rectangle' && shape.of === 'task-1' && shape.role === 'bar',
    );
    const upright = numbersOf(line!).xs[1] as number;
    expect(upright).toBeLessThan(numbersOf(bar!).xs[0] as number);
  });

  it('to what follows at once on a milestone go straight down to it', () => {
    const before = task(0);
    const end = before.finish as number;
    const reached = task(1, { kind: 'milestone', start: end, finish: end });
    const scene = ganttScene(
      gantt([before, reached], { links: [linkBetween('FS', before, reached)] }),
    );
    const [line] = lines(scene, 'task-0-task-1');
    expect(numbersOf(line!).xs).toHaveLength(3);
  });
});
