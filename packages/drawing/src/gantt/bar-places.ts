import type { Minute } from '@throughline/engine';
import { xOf } from '../timescale/index.ts';
import type { GanttInput, GanttTask } from './gantt-input.ts';

/** Heights within a row, from its top; what is left of the row's height stands under it. */
export const BAR_TOP = 7;
export const BAR_HEIGHT = 11;
export const MIDDLE = 12.5;
export const SHADOW_TOP = 20;
export const SHADOW_HEIGHT = 3;
/** Half of a milestone. */
export const DIAMOND = 6;
/** However short it is, a bar is seen. */
const LEAST_WIDTH = 2;

/** Where a row begins, from the top of the picture. */
export function topOf({ headingHeight, rowHeight, scrollTop }: GanttInput, row: number): number {
  return headingHeight + row * rowHeight - scrollTop;
}

/** Left and right edge on whole pixels. */
export function edges(input: GanttInput, start: Minute, finish: Minute): [number, number] {
  const left = Math.round(xOf(input.scale, start));
  return [left, Math.max(left + LEAST_WIDTH, Math.round(xOf(input.scale, finish)))];
}

/** Edges of what stands for the task; undefined while it has no dates. */
export function barEdges(input: GanttInput, task: GanttTask): [number, number] | undefined {
  const { start, finish } = task;
  if (start === undefined || finish === undefined) return undefined;
  if (task.kind !== 'milestone') return edges(input, start, finish);
  const x = Math.round(xOf(input.scale, start));
  return [x - DIAMOND, x + DIAMOND];
}
