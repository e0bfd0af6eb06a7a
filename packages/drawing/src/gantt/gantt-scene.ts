import type { Scene, Shape } from '../scene.ts';
import { cutText } from '../text.ts';
import {
  type BackgroundInput,
  backgroundShapes,
  bandNames,
  headingShapes,
} from '../timescale/index.ts';
import { topOf } from './bar-places.ts';
import { barShapes, shadowShapes } from './bars.ts';
import type { GanttGroup, GanttInput, GanttTask } from './gantt-input.ts';
import { labelShapes } from './labels.ts';
import { linkShapes } from './links.ts';
import {
  constraintShapes,
  deadlineShapes,
  floatShapes,
  lateShapes,
  promiseShapes,
} from './marks.ts';
import { outOfViewShapes } from './out-of-view.ts';
import { dayLabelShapes, dayLabels, dayLines, projectPromiseFlags } from './time-lines.ts';
import { withinPicture } from './within-picture.ts';

const DIMMED = 0.3;

/** The rows in view as a picture. The same input makes the same picture, shape by shape. */
export function ganttScene(input: GanttInput): Scene {
  const { width, height, title } = input;
  const shapes = [...bodyShapes(input), ...(input.headingHeight > 0 ? headingOf(input) : [])];
  return { width, height, title, shapes: withinPicture(shapes, width, height) };
}

/** The heading alone, as it stands over the rows: it stays as it is while they scroll. */
export function ganttHeading(input: GanttInput): Scene {
  const { width, headingHeight: height, title } = input;
  return { width, height, title, shapes: withinPicture(headingOf(input), width, height) };
}

/** In layers, from below: what is under a layer never hides what it says. */
function bodyShapes(input: GanttInput): Shape[] {
  const background = backgroundOf(input);
  const tasks = input.rows.filter((row): row is GanttTask => row.kind !== 'group');
  const layer = (shapesOf: (input: GanttInput, task: GanttTask) => Shape[]) =>
    tasks.flatMap((task) => dimmedWith(task, shapesOf(input, task)));
  const links = linkShapes(input);
  return [
    ...backgroundShapes(background),
    ...selectedRows(input, tasks),
    ...rowLines(input),
    ...input.rows.flatMap((row) => (row.kind === 'group' ? groupShapes(input, row) : [])),
    ...layer(shadowShapes),
    ...layer(floatShapes),
    ...links,
    ...layer(barShapes),
    ...layer(lateShapes),
    ...layer(constraintShapes),
    ...layer(deadlineShapes),
    ...layer(promiseShapes),
    ...layer(outOfViewShapes),
    ...layer((all, task) => labelShapes(all, task, links)),
    ...dayLines(input),
    ...bandNames(background),
    ...projectPromiseFlags(input),
  ];
}

function headingOf(input: GanttInput): Shape[] {
  const { scale, width, headingHeight: height, weekStart, words, measure } = input;
  const { nameTime } = words;
  const labels = dayLabels(input);
  const taken = labels.map(({ left, right }) => [left, right] as const);
  return [
    ...headingShapes({ scale, width, height, weekStart, nameTime, measure, taken }),
    ...dayLabelShapes(input, labels),
  ];
}

function backgroundOf(input: GanttInput): BackgroundInput {
  const { scale, width, height, headingHeight: top, weekStart, time, measure } = input;
  const { restDays, nonworking, windows } = time;
  return {
    scale,
    width,
    top,
    bottom: height,
    weekStart,
    restDays,
    nonworking,
    windows,
    measure,
  };
}

function selectedRows(input: GanttInput, tasks: readonly GanttTask[]): Shape[] {
  return tasks
    .filter(({ isSelected }) => isSelected)
    .map(({ row, id }) => ({
      kind: 'rectangle',
      role: 'accent-soft',
      x: 0,
      y: topOf(input, row),
      width: input.width,
      height: input.rowHeight - 1,
      of: id,
    }));
}

function rowLines(input: GanttInput): Shape[] {
  return input.rows.map(({ row }) => {
    const y = topOf(input, row) + input.rowHeight - 0.5;
    const points = [0, y, input.width, y];
    return { kind: 'path', role: 'line', paint: 'stroke', points, width: 1 };
  });
}

function groupShapes(input: GanttInput, { row, title }: GanttGroup): Shape[] {
  const { width, rowHeight, measure, shows } = input;
  const top = topOf(input, row);
  const ground: Shape = {
    kind: 'rectangle',
    role: 'sunk',
    x: 0,
    y: top,
    width,
    height: rowHeight - 1,
  };
  const text = shows.labels ? cutText(title, width - 16, (t) => measure(t, true)) : '';
  if (text === '') return [ground];
  const y = top + 17.5;
  return [ground, { kind: 'text', role: 'ink-2', x: 8, y, text, strong: true }];
}

function dimmedWith({ isDimmed }: GanttTask, shapes: Shape[]): Shape[] {
  if (!isDimmed) return shapes;
  return shapes.map((shape) => ({ ...shape, opacity: (shape.opacity ?? 1) * DIMMED }));
}
