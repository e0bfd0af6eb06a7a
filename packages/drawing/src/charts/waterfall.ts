import type { Scene, Shape } from '../scene.ts';

/** One bar of a waterfall: where it begins and ends, as shares of the whole width; `isLess` where it takes away. */
export interface WaterfallStep {
  readonly from: number;
  readonly to: number;
  readonly isLess: boolean;
}

/**
 * Amounts one after the other, each beginning where the one before ended, on a scale that has room for all of them.
 * The shares are 0 to 1, `from` never above `to`.
 */
export function waterfallSteps(amounts: readonly number[]): WaterfallStep[] {
  const ends = [0];
  for (const amount of amounts) ends.push((ends.at(-1) as number) + amount);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const width = high - low || 1;
  return amounts.map((amount, place) => {
    const before = ((ends[place] as number) - low) / width;
    const after = ((ends[place + 1] as number) - low) / width;
    return { from: Math.min(before, after), to: Math.max(before, after), isLess: amount < 0 };
  });
}

export interface WaterfallBar {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly step: WaterfallStep;
}

const THIN = 10;
const LEAST = 2;
const HATCH = 4;

/** One bar for its own line of a table: days added are solid, days won back are hatched. */
export function waterfallBarScene({ width, height, title, step }: WaterfallBar): Scene {
  const length = Math.max((step.to - step.from) * width, LEAST);
  const x = Math.min(step.from * width, width - length);
  const y = (height - THIN) / 2;
  if (!step.isLess) {
    const bar: Shape = { kind: 'rectangle', role: 'ink-2', x, y, width: length, height: THIN };
    return { width, height, title, shapes: [bar] };
  }
  const shapes = hatched(x, y, length, THIN);
  const [left, top, right, bottom] = [x + 0.5, y + 0.5, x + length - 0.5, y + THIN - 0.5];
  shapes.push({
    kind: 'path',
    role: 'ink-3',
    paint: 'stroke',
    closed: true,
    points: [left, top, right, top, right, bottom, left, bottom],
  });
  return { width, height, title, shapes };
}

/** Diagonals through a rectangle, cut at its edges. */
function hatched(x: number, y: number, width: number, height: number): Shape[] {
  const shapes: Shape[] = [];
  for (let at = HATCH; at < width + height; at += HATCH) {
    const [fromX, fromY] = at <= height ? [0, at] : [at - height, height];
    const [toX, toY] = at <= width ? [at, 0] : [width, at - width];
    const points = [x + fromX, y + fromY, x + toX, y + toY];
    shapes.push({ kind: 'path', role: 'line-strong', paint: 'stroke', points });
  }
  return shapes;
}
