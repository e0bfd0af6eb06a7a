import type { Shape } from '../scene.ts';
import { cutText } from '../text.ts';
import { barEdges, MIDDLE, topOf } from './bar-places.ts';
import type { GanttInput, GanttTask } from './gantt-input.ts';

/** Room at both sides for the marks of bars that lie beyond, in pixels. */
export const OUT_OF_VIEW_MARGIN = 14;
const LONGEST_NAME = 180;
const [NEAR, FAR, HALF] = [4, 9, 4];

/** A small arrow at the side where a row's bar lies beyond it: with its name where names are shown. */
export function outOfViewShapes(input: GanttInput, task: GanttTask): Shape[] {
  const { width, measure } = input;
  const bar = barEdges(input, task);
  if (bar === undefined || (bar[1] >= 0 && bar[0] <= width)) return [];
  const isLeft = bar[1] < 0;
  const x = (distance: number) => (isLeft ? distance : width - distance);
  const y = topOf(input, task.row) + MIDDLE;
  const points = [x(NEAR), y, x(FAR), y - HALF, x(FAR), y + HALF];
  const look = { role: 'ink-3', of: task.id } as const;
  const arrow: Shape = { kind: 'path', paint: 'fill', closed: true, points, ...look };
  if (!input.shows.labels) return [arrow];
  const text = cutText(task.name, Math.min(LONGEST_NAME, width / 2), measure);
  const from = isLeft ? OUT_OF_VIEW_MARGIN : width - OUT_OF_VIEW_MARGIN - measure(text);
  return [arrow, { kind: 'text', x: from, y: y + 4, text, ...look }];
}
