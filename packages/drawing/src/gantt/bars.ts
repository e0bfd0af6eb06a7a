import type { PathShape, RectangleShape, Role, Shape } from '../scene.ts';
import { xOf } from '../timescale/index.ts';
import {
  BAR_HEIGHT,
  BAR_TOP,
  barEdges,
  DIAMOND,
  edges,
  MIDDLE,
  SHADOW_HEIGHT,
  SHADOW_TOP,
  topOf,
} from './bar-places.ts';
import type { GanttInput, GanttTask } from './gantt-input.ts';

/** Where it was approved: a quiet strip under the bar, a small diamond for a milestone. */
export function shadowShapes(input: GanttInput, task: GanttTask): Shape[] {
  const { baselineStart: start, baselineFinish: finish } = task;
  if (!input.shows.baseline || start === undefined || finish === undefined) return [];
  const top = topOf(input, task.row);
  const role = 'bar-baseline';
  if (task.kind === 'milestone') {
    const x = Math.round(xOf(input.scale, finish));
    return [diamond(x, top + SHADOW_TOP + SHADOW_HEIGHT / 2, 3, { role, of: task.id })];
  }
  const [left, right] = edges(input, start, finish);
  const box = { x: left, y: top + SHADOW_TOP, width: right - left, height: SHADOW_HEIGHT };
  return [{ kind: 'rectangle', role, ...box, of: task.id }];
}

/** What stands for the task, by its kind, with what is done of it. */
export function barShapes(input: GanttInput, task: GanttTask): Shape[] {
  const places = barEdges(input, task);
  if (places === undefined) return [];
  const bar: Bar = {
    input,
    task,
    left: places[0],
    right: places[1],
    top: topOf(input, task.row),
    ...inks(input, task),
  };
  if (task.isInactive) return inactive(bar);
  switch (task.kind) {
    case 'summary':
      return summary(bar);
    case 'milestone':
      return [diamond((bar.left + bar.right) / 2, bar.top + MIDDLE, DIAMOND, painted(bar))];
    case 'level-of-effort':
      return levelOfEffort(bar);
    case 'elapsed':
      return block(bar, bar.left, bar.right, 4, 17, 0);
    case 'task':
      return task.pieces ? pieces(bar, task.pieces) : [...work(bar), ...manualEnds(bar)];
  }
}

interface Bar {
  readonly input: GanttInput;
  readonly task: GanttTask;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly role: Role;
  readonly doneRole: Role;
}

function inks({ shows }: GanttInput, task: GanttTask): { role: Role; doneRole: Role } {
  const isInk = shows.criticalPath && task.isCritical === true;
  if (task.kind === 'summary') {
    return { role: isInk ? 'ink' : 'ink-3', doneRole: isInk ? 'ink-2' : 'bar-done' };
  }
  // A milestone has no part that is done: it is as strong as what stands before it.
  const isMilestone = task.kind === 'milestone';
  if (isInk) {
    return { role: isMilestone && task.isFinished ? 'ink-2' : 'bar-critical', doneRole: 'ink-2' };
  }
  return { role: isMilestone ? 'bar-done' : 'bar', doneRole: 'bar-done' };
}

function painted({ role, task }: Bar): { role: Role; of: string } {
  return { role, of: task.id };
}

function work(bar: Bar): Shape[] {
  return block(bar, bar.left, bar.right, BAR_TOP, BAR_HEIGHT, 2);
}

/** A filled stretch, and over it as much as is done. */
function block(
  bar: Bar,
  left: number,
  right: number,
  below: number,
  height: number,
  radius: number,
): Shape[] {
  const { input, task, top, doneRole } = bar;
  const box = { kind: 'rectangle', y: top + below, height, radius, of: task.id } as const;
  const whole: RectangleShape = { ...box, role: bar.role, x: left, width: right - left };
  if (task.doneUntil === undefined) return [whole];
  const done = Math.min(right, Math.round(xOf(input.scale, task.doneUntil)));
  if (done <= left) return [whole];
  return [whole, { ...box, role: doneRole, x: left, width: done - left }];
}

function pieces(bar: Bar, ends: readonly number[]): Shape[] {
  const y = bar.top + MIDDLE;
  const points = [bar.left, y, bar.right, y];
  const thread: PathShape = {
    kind: 'path',
    role: 'ink-3',
    paint: 'stroke',
    points,
    width: 1,
    dash: [2, 2],
    of: bar.task.id,
  };
  const shapes: Shape[] = [thread];
  for (let i = 0; i + 1 < ends.length; i += 2) {
    const [left, right] = edges(bar.input, ends[i] as number, ends[i + 1] as number);
    shapes.push(...block(bar, left, right, BAR_TOP, BAR_HEIGHT, 2));
  }
  return shapes;
}

/** Dates that somebody gave it: posts on both ends, that nothing pushes. */
function manualEnds(bar: Bar): Shape[] {
  if (!bar.task.isManual) return [];
  return [bar.left, bar.right - 2].map((x) => ({
    kind: 'rectangle',
    x,
    y: bar.top + 4,
    width: 2,
    height: 17,
    role: bar.role === 'bar' ? 'bar-done' : bar.role,
    of: bar.task.id,
  }));
}

function summary(bar: Bar): Shape[] {
  const { input, task, left, right, top, role, doneRole } = bar;
  const [roof, foot] = [top + 12, top + 18];
  // Its strokes are two pixels wide, and stand within the summary's dates.
  const [from, to] = [left + 1, Math.max(left + 1, right - 1)];
  const points = [from, foot, from, roof, to, roof, to, foot];
  const bracket: PathShape = {
    kind: 'path',
    role,
    paint: 'stroke',
    points,
    width: 2,
    of: task.id,
  };
  const done = task.doneUntil === undefined ? left : Math.round(xOf(input.scale, task.doneUntil));
  const width = Math.min(right - 2, done) - (left + 2);
  const ends = manualEnds(bar);
  if (width <= 0) return [bracket, ...ends];
  const progress: RectangleShape = {
    kind: 'rectangle',
    role: doneRole,
    x: left + 2,
    y: top + 14,
    width,
    height: 2,
    of: task.id,
  };
  return [bracket, progress, ...ends];
}

/** Effort that lasts as long as others do: a thin bar between ends that hang on something. */
function levelOfEffort(bar: Bar): Shape[] {
  const { left, right, top, task } = bar;
  const tick = (x: number): RectangleShape => ({
    kind: 'rectangle',
    x,
    y: top + BAR_TOP + 1,
    width: 2,
    height: 9,
    of: task.id,
    role: bar.role,
  });
  return [...block(bar, left, right, 10, 5, 0), tick(left), tick(right - 2)];
}

/** Kept in the plan and out of its schedule: an outline. */
function inactive(bar: Bar): Shape[] {
  const { left, right, top, task } = bar;
  const look = { role: 'ink-3', of: task.id } as const;
  if (task.kind === 'milestone') {
    return [{ ...diamond((left + right) / 2, top + MIDDLE, DIAMOND - 1, look), paint: 'stroke' }];
  }
  const [from, to] = [left + 0.5, right - 0.5];
  const [roof, foot] = [top + BAR_TOP + 0.5, top + BAR_TOP + BAR_HEIGHT - 0.5];
  const isBracket = task.kind === 'summary';
  const points = isBracket
    ? [from, foot, from, top + MIDDLE, to, top + MIDDLE, to, foot]
    : [from, roof, to, roof, to, foot, from, foot];
  return [
    {
      kind: 'path',
      paint: 'stroke',
      points,
      closed: !isBracket,
      width: 1,
      dash: [2, 2],
      ...look,
    },
  ];
}

export function diamond(
  x: number,
  y: number,
  size: number,
  look: { readonly role: Role; readonly of?: string },
): PathShape {
  const points = [x, y - size, x + size, y, x, y + size, x - size, y];
  return { kind: 'path', paint: 'fill', closed: true, points, ...look };
}
