import type { Scene, Shape } from '../scene.ts';
import { scale } from './axis.ts';

export interface Sparkline {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Evenly in time, the oldest first; larger is higher. */
  readonly values: readonly number[];
  /** What they are held against: a dashed line across. */
  readonly limit?: number | undefined;
  /** How the last value is to be seen. */
  readonly tone?: 'bad' | 'warn' | 'good' | 'none';
}

const EDGE = 4;

/** A trend as small as a word: a line and its last value as a dot. */
export function sparklineScene({
  width,
  height,
  title,
  values,
  limit,
  tone = 'none',
}: Sparkline): Scene {
  const shapes: Shape[] = [];
  const last = values.at(-1);
  if (last === undefined) return { width, height, title, shapes };
  const all = limit === undefined ? values : [...values, limit];
  const x = scale([0, Math.max(values.length - 1, 1)], [EDGE, width - EDGE]);
  const y = scale([Math.min(...all), Math.max(...all)], [height - EDGE, EDGE]);
  if (limit !== undefined) {
    const points = [0, y(limit), width, y(limit)];
    shapes.push({ kind: 'path', role: 'link', paint: 'stroke', points, dash: [3, 2] });
  }
  if (values.length > 1) {
    const points = values.flatMap((value, place) => [x(place), y(value)]);
    shapes.push({ kind: 'path', role: 'ink-2', paint: 'stroke', points, width: 1.5 });
  }
  shapes.push({
    kind: 'circle',
    role: tone === 'none' ? 'ink' : tone,
    x: x(values.length - 1),
    y: y(last),
    radius: 2.5,
  });
  return { width, height, title, shapes };
}
