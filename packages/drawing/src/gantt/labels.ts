import type { PathShape, RectangleShape, Shape, TextShape } from '../scene.ts';
import { cutText } from '../text.ts';
import { xOf } from '../timescale/index.ts';
import { barEdges, topOf } from './bar-places.ts';
import type { GanttInput, GanttTask } from './gantt-input.ts';
import { FLAG_WIDTH, promiseRole } from './marks.ts';
import { outOfViewShapes } from './out-of-view.ts';

/** The line that letters of 11 pixels stand on, within a row. */
const BASELINE = 16.5;
const GAP = 8;
const LONGEST_NAME = 260;
const LEAST_NAME = 24;

/**
 * The words of one row: the promise's beside its flag, the name beside the bar. Each stands where nothing else of
 * the row does, the name cut to what is free; a word that has no room is left out.
 */
export function labelShapes(
  input: GanttInput,
  task: GanttTask,
  links: readonly PathShape[],
): Shape[] {
  const bar = barEdges(input, task);
  const taken: Span[] = marksOf(input, task);
  if (bar) taken.push([bar[0], bar[1] + (task.isLate ? 2 : 0)]);
  for (const word of outOfViewShapes(input, task)) {
    if (word.kind === 'text') taken.push([word.x, word.x + input.measure(word.text)]);
  }
  const shapes = input.shows.promises ? promiseWords(input, task, bar, taken) : [];
  if (input.shows.labels && bar) shapes.push(...nameBeside(input, task, bar, taken));
  // Links pass behind the words.
  const grounds = shapes.map((word) => ground(input, task, word));
  return [...grounds.filter((box) => links.some((link) => passes(link, box))), ...shapes];
}

type Span = readonly [from: number, to: number];

function marksOf({ scale, shows }: GanttInput, task: GanttTask): Span[] {
  const spans: Span[] = [];
  const around = (at: number, before: number, after: number) => {
    const x = xOf(scale, at);
    spans.push([x - before, x + after]);
  };
  if (task.deadline !== undefined) around(task.deadline, 4, 4);
  if (task.constraint?.at !== undefined) around(task.constraint.at, 6, 6);
  if (shows.promises) for (const { at } of task.promises ?? []) around(at, 1, FLAG_WIDTH);
  return spans;
}

function promiseWords(
  input: GanttInput,
  task: GanttTask,
  bar: Span | undefined,
  taken: Span[],
): TextShape[] {
  const y = topOf(input, task.row) + BASELINE;
  return (task.promises ?? []).flatMap((promise): TextShape[] => {
    const x = Math.round(xOf(input.scale, promise.at));
    const text = input.words.promised(promise);
    const wide = input.measure(text);
    const look = { kind: 'text', role: promiseRole(promise), y, text, of: task.id } as const;
    const before: Span = [x - 5 - wide, x - 5];
    const after: Span = [x + FLAG_WIDTH + 4, x + FLAG_WIDTH + 4 + wide];
    const isBeyond = bar !== undefined && x > bar[1];
    const places = isBeyond ? [after, before] : [before, after];
    // A flag within the bar has its word beside the bar.
    if (bar) places.push([bar[0] - GAP - wide, bar[0] - GAP], [bar[1] + GAP, bar[1] + GAP + wide]);
    for (const span of places) {
      if (span[0] < 0 || span[1] > input.width || !isFree(span, taken)) continue;
      taken.push(span);
      return [{ ...look, x: span[0] }];
    }
    return [];
  });
}

function nameBeside(
  input: GanttInput,
  task: GanttTask,
  bar: Span,
  taken: readonly Span[],
): TextShape[] {
  const { measure, width } = input;
  const isStrong = task.kind === 'summary';
  const widthOf = (text: string) => measure(text, isStrong);
  let from = bar[1] + GAP;
  // Behind the word of a promise that had to stand there.
  for (const [left, right] of taken) if (left <= from && right > from) from = right + GAP;
  if (from < 0 || from > width) return [];
  const next = Math.min(width, ...taken.filter(([left]) => left > from).map(([left]) => left));
  const room = Math.min(LONGEST_NAME, next - from - 2);
  const text = room < LEAST_NAME ? '' : cutText(task.name, room, widthOf);
  if (text === '') return [];
  return [
    {
      kind: 'text',
      role: 'ink-2',
      x: from,
      y: topOf(input, task.row) + BASELINE,
      text,
      ...(isStrong && { strong: true }),
      of: task.id,
    },
  ];
}

function ground(
  { measure }: GanttInput,
  { isSelected }: GanttTask,
  { x, y, text, strong }: TextShape,
): RectangleShape {
  const role = isSelected ? 'accent-soft' : 'paper';
  const box = { x: x - 2, y: y - 10, width: measure(text, strong) + 4, height: 13 };
  return { kind: 'rectangle', role, ...box, opacity: 0.85 };
}

/** Whether one of the link's level and upright lines goes through the box. */
function passes({ points, paint }: PathShape, box: RectangleShape): boolean {
  if (paint !== 'stroke') return false;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x1, y1] = [points[i] as number, points[i + 1] as number];
    const [x2, y2] = [points[i + 2] as number, points[i + 3] as number];
    const isBeside = Math.max(x1, x2) < box.x || Math.min(x1, x2) > right;
    if (!isBeside && Math.max(y1, y2) >= box.y && Math.min(y1, y2) <= bottom) return true;
  }
  return false;
}

function isFree([from, to]: Span, taken: readonly Span[]): boolean {
  return taken.every(([left, right]) => to <= left || from >= right);
}
