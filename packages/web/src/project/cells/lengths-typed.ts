import {
  type Edit,
  type Estimate,
  isRefusal,
  parseDuration,
  parseEstimate,
  type Refusal,
  sameJson,
} from '@throughline/model';
import { inUnitOf, scaleOfTask } from './lengths.ts';
import { say, Wrong, wrongBy } from './say.ts';
import type { TypedTask } from './typing.ts';

/** Under the rules of MS Project, what takes no time is a milestone, and what is given time is none any more. */
export function durationTyped(at: TypedTask): readonly Edit[] | Wrong {
  const { plan, task, text } = at;
  const typed = text('duration');
  if (typed === undefined) return [];
  const duration = parseDuration(typed, scaleOfTask(plan, task));
  if (isRefusal(duration)) return wrongBy(plan, duration).in('duration');
  if (sameJson(duration, task.duration ?? null)) return [];
  const edit: Edit = { kind: 'task.set-duration', taskId: task.id, ...duration };
  const marks = plan.records.project.rules === 'ms-project' && at.text('type') === undefined;
  const wasNothing = task.duration?.minutes === 0;
  const milestone = duration.minutes === 0;
  const changesMark = milestone ? !task.milestone : task.milestone === true && wasNothing;
  return marks && changesMark
    ? [edit, { kind: 'task.set-type', taskId: task.id, milestone }]
    : [edit];
}

/** A number alone is hours, as MS Project reads work. */
export function workTyped({ plan, task, text }: TypedTask): readonly Edit[] | Wrong {
  const typed = text('work');
  if (typed === undefined) return [];
  const withUnit = /^\s*[\d.,]+\s*$/.test(typed) ? `${typed.trim()}h` : typed;
  const work = parseDuration(withUnit, scaleOfTask(plan, task));
  if (isRefusal(work)) return wrongBy(plan, work).in('work');
  return [{ kind: 'task.set-work', taskId: task.id, minutes: work.minutes }];
}

type Point = keyof Estimate;
const POINTS: readonly Point[] = ['optimistic', 'mostLikely', 'pessimistic'];

/** Three points that stay in order. What is not said is the most likely, or else the duration; `2d/3d/6d` says all. */
export function estimateTyped(at: TypedTask): readonly Edit[] | Wrong {
  const { plan, task, text } = at;
  const scale = scaleOfTask(plan, task);
  const said: Partial<Record<Point, number | null>> = {};
  for (const point of POINTS) {
    const typed = text(point);
    if (typed === undefined) continue;
    if (typed.includes('/')) {
      const estimate = parseEstimate(typed, scale);
      if (isRefusal(estimate)) return wrongBy(plan, estimate).in(point);
      return [{ kind: 'task.set-estimate', taskId: task.id, estimate }];
    }
    const length = pointTyped(at, point, typed);
    if (length instanceof Wrong) return length;
    if (length !== undefined) said[point] = length;
  }
  const lastTyped = POINTS.findLast((point) => said[point] !== undefined);
  if (lastTyped === undefined) return [];
  const left = { ...task.estimate, ...said };
  if (POINTS.every((point) => left[point] == null)) {
    return task.estimate === undefined ? [] : [{ kind: 'task.set-estimate', taskId: task.id }];
  }
  const mostLikely =
    left.mostLikely ?? within(task.duration?.minutes ?? 0, left.optimistic, left.pessimistic);
  const estimate = {
    optimistic: left.optimistic ?? mostLikely,
    mostLikely,
    pessimistic: left.pessimistic ?? mostLikely,
  };
  const { optimistic, pessimistic } = estimate;
  if (optimistic > mostLikely || mostLikely > pessimistic) {
    const [first, second, third] = POINTS.map((point) => inUnitOf(plan, task, estimate[point]));
    const points = { optimistic: first ?? '', mostLikely: second ?? '', pessimistic: third ?? '' };
    return new Wrong(say('estimateOrder', points)).in(lastTyped);
  }
  return [{ kind: 'task.set-estimate', taskId: task.id, estimate }];
}

/** Null where the cell was emptied. */
function pointTyped(
  { plan, task }: TypedTask,
  point: Point,
  typed: string,
): number | null | undefined | Wrong {
  if (typed.trim() === '') return task.estimate === undefined ? undefined : null;
  const scale = scaleOfTask(plan, task);
  const duration = parseDuration(typed, scale);
  if (isRefusal(duration)) return wrongBy(plan, duration).in(point);
  if (duration.elapsed || duration.estimated) {
    // Estimates are plain working time: the refusal says how they are written.
    return wrongBy(plan, parseEstimate(typed, scale) as Refusal).in(point);
  }
  return duration.minutes;
}

function within(value: number, least: number | null | undefined, most: number | null | undefined) {
  return Math.min(Math.max(value, least ?? 0), most ?? Number.POSITIVE_INFINITY);
}
