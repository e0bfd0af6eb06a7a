import type { ConstraintType } from '@throughline/model';
import type { PathShape, Role, Shape } from '../scene.ts';
import { crisp, xOf } from '../timescale/index.ts';
import { BAR_HEIGHT, BAR_TOP, barEdges, MIDDLE, topOf } from './bar-places.ts';
import type { GanttInput, GanttPromise, GanttTask } from './gantt-input.ts';

/** How far the bar could still move: a thin broken line to a small end. */
export function floatShapes(input: GanttInput, task: GanttTask): Shape[] {
  const bar = barEdges(input, task);
  if (!input.shows.float || bar === undefined || task.lateFinish === undefined) return [];
  if (task.kind === 'summary' || task.isFinished || task.isInactive) return [];
  const end = Math.round(xOf(input.scale, task.lateFinish));
  if (end - bar[1] < 3) return [];
  // Where names stand beside bars, it runs under them.
  const y = crisp(topOf(input, task.row) + (input.shows.labels ? 18 : MIDDLE));
  const look = {
    kind: 'path',
    role: 'line-strong',
    paint: 'stroke',
    width: 1,
    of: task.id,
  } as const;
  return [
    { ...look, points: [bar[1], y, end, y], dash: [2, 2] },
    { ...look, points: [crisp(end), y - 3, crisp(end), y + 3] },
  ];
}

/** A late task is marked where it should have ended, up to where it ends; a summary leaves that to its tasks. */
export function lateShapes(input: GanttInput, task: GanttTask): Shape[] {
  const bar = barEdges(input, task);
  if (!task.isLate || bar === undefined || task.kind === 'summary') return [];
  const top = topOf(input, task.row);
  const limit = limitOf(task);
  const end = bar[1];
  const look = { kind: 'rectangle', role: 'bad', of: task.id } as const;
  const post: Shape = { ...look, x: end, y: top + BAR_TOP, width: 2, height: BAR_HEIGHT + 2 };
  if (limit === undefined) return [post];
  const from = Math.min(end, Math.round(xOf(input.scale, limit)));
  const foot = { y: top + BAR_TOP + BAR_HEIGHT + 1, height: 1 };
  return [{ ...look, x: from, width: end - from, ...foot }, post];
}

/** The first date that it misses. */
function limitOf({ finish, deadline, promises = [], baselineFinish }: GanttTask) {
  if (finish === undefined) return undefined;
  const limits = [deadline, ...promises.map(({ at }) => at), baselineFinish];
  const missed = limits.filter((at): at is number => at !== undefined && at < finish);
  return missed.length === 0 ? undefined : Math.min(...missed);
}

/** An arrow down on the day that nothing may pass. */
export function deadlineShapes(input: GanttInput, task: GanttTask): Shape[] {
  if (task.deadline === undefined) return [];
  const x = Math.round(xOf(input.scale, task.deadline));
  const top = topOf(input, task.row) + 3;
  const isMissed = task.finish !== undefined && task.finish > task.deadline;
  const head = top + 6;
  const corners = [x - 1, top, x + 1, top, x + 1, head, x + 4, head];
  const points = [...corners, x, head + 5, x - 4, head, x - 1, head];
  const role = isMissed ? 'bad' : 'ink-2';
  return [{ kind: 'path', role, paint: 'fill', closed: true, points, of: task.id }];
}

/**
 * A post on the constraint's date, with a flag towards where the date may lie: after it, before it, or neither.
 * What holds the start has its flag above, what holds the finish below; what must be is filled, the rest is open.
 */
export function constraintShapes(input: GanttInput, task: GanttTask): Shape[] {
  const { constraint } = task;
  if (constraint === undefined) return [];
  const at = constraint.at ?? task.finish;
  if (at === undefined) return [];
  const x = crisp(xOf(input.scale, at));
  const top = topOf(input, task.row);
  const { side, isStart, isHard } = MARK[constraint.type];
  const [from, to] = isStart ? [top + 3, top + 18] : [top + 7, top + 22];
  const look = { kind: 'path', role: 'ink-2', of: task.id } as const;
  const post: PathShape = { ...look, paint: 'stroke', width: 1, points: [x, from, x, to] };
  const y = isStart ? from : to - 5;
  const flag = (direction: number): PathShape => ({
    ...look,
    paint: isHard ? 'fill' : 'stroke',
    ...(!isHard && { width: 1 }),
    closed: true,
    points: [x, y, x + 5 * direction, y + 2.5, x, y + 5],
  });
  return [post, ...(side <= 0 ? [flag(-1)] : []), ...(side >= 0 ? [flag(1)] : [])];
}

const MARK: Readonly<
  Record<
    ConstraintType,
    {
      /** 1: not before; -1: not after; 0: on the day. */
      readonly side: -1 | 0 | 1;
      readonly isStart: boolean;
      readonly isHard: boolean;
    }
  >
> = {
  'as-late-as-possible': { side: 1, isStart: false, isHard: true },
  'start-no-earlier-than': { side: 1, isStart: true, isHard: false },
  'start-no-later-than': { side: -1, isStart: true, isHard: false },
  'finish-no-earlier-than': { side: 1, isStart: false, isHard: false },
  'finish-no-later-than': { side: -1, isStart: false, isHard: false },
  'must-start-on': { side: 0, isStart: true, isHard: true },
  'must-finish-on': { side: 0, isStart: false, isHard: true },
  'start-on': { side: 0, isStart: true, isHard: false },
  'finish-on': { side: 0, isStart: false, isHard: false },
};

/** A flag on the promised day; its word stands where there is room (see `labelShapes`). */
export function promiseShapes(input: GanttInput, task: GanttTask): Shape[] {
  if (!input.shows.promises) return [];
  const top = topOf(input, task.row) + 5;
  return (task.promises ?? []).flatMap((promise) =>
    flagShapes(Math.round(xOf(input.scale, promise.at)), top, 16, promiseRole(promise), task.id),
  );
}

export function promiseRole({ isBroken }: GanttPromise): Role {
  return isBroken ? 'bad' : 'good';
}

export const FLAG_WIDTH = 9;

export function flagShapes(
  x: number,
  top: number,
  height: number,
  role: Role,
  of?: string,
): Shape[] {
  const look = { role, ...(of !== undefined && { of }) };
  const cloth = [x + 1, top, x + FLAG_WIDTH, top, x + FLAG_WIDTH - 3, top + 4];
  const points = [...cloth, x + FLAG_WIDTH, top + 8, x + 1, top + 8];
  return [
    { kind: 'rectangle', x: x - 1, y: top, width: 2, height, ...look },
    { kind: 'path', paint: 'fill', closed: true, points, ...look },
  ];
}
