import { MINUTES_PER_DAY } from '@throughline/engine';
import type { Role, Shape } from '../scene.ts';
import { cutText } from '../text.ts';
import { crisp, xOf } from '../timescale/index.ts';
import type { GanttInput } from './gantt-input.ts';
import { FLAG_WIDTH, flagShapes, promiseRole } from './marks.ts';

/** Two days closer than this, in pixels, are one line. */
const LEAST_APART = 4;
const LABEL_HEIGHT = 16;
const LONGEST_TITLE = 180;

/** Today and the status date over the rows; one line where they are the same day. */
export function dayLines(input: GanttInput): Shape[] {
  const { scale, headingHeight, height, width, time } = input;
  const shapes: Shape[] = [];
  for (const promise of time.promises) {
    if (!input.shows.promises) break;
    const x = xOf(scale, promise.at);
    if (x < 0 || x > width) continue;
    const points = [crisp(x), headingHeight, crisp(x), height];
    const role = promiseRole(promise);
    shapes.push({ kind: 'path', role, paint: 'stroke', points, width: 1, dash: [5, 3] });
  }
  for (const { at, role, isBroken } of daysShown(input)) {
    const x = crisp(xOf(scale, at));
    if (x < 0 || x > width) continue;
    const points = [x, headingHeight, x, height];
    const dash = isBroken ? { dash: [2, 2] } : {};
    shapes.push({ kind: 'path', role, paint: 'stroke', points, width: 1, ...dash });
  }
  return shapes;
}

/** Flags of the project's own promises at the foot of their lines. */
export function projectPromiseFlags(input: GanttInput): Shape[] {
  if (!input.shows.promises) return [];
  const { scale, height, width, measure } = input;
  return input.time.promises.flatMap((promise): Shape[] => {
    const x = Math.round(xOf(scale, promise.at));
    if (x < 0 || x > width) return [];
    const role = promiseRole(promise);
    const said = `${promise.title}, ${input.words.promised(promise)}`;
    const isLeft = x > width / 2;
    const room = Math.min(LONGEST_TITLE, isLeft ? x - 12 : width - x - 20);
    const text = cutText(said, room, measure);
    const wide = measure(text);
    const from = isLeft ? x - 6 - wide : x + FLAG_WIDTH + 5;
    const y = height - 38;
    return [
      { kind: 'rectangle', role: 'paper', x: from - 2, y: y - 3, width: wide + 4, height: 15 },
      ...flagShapes(x, y - 4, 16, role),
      { kind: 'text', role, x: from, y: y + 8, text },
    ];
  });
}

interface DayLabel extends DayShown {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Where the names of both days stand in the lower line of the heading; today's goes first. */
export function dayLabels(input: GanttInput): readonly DayLabel[] {
  const { scale, width, measure, words } = input;
  const labels: DayLabel[] = [];
  for (const day of daysShown(input)) {
    const x = xOf(scale, day.at);
    const text = words[day.name];
    const half = (measure(text) + 12) / 2;
    const isFree = (middle: number) =>
      labels.every((other) => middle + half < other.left || middle - half > other.right);
    // On its line, else beside it, else beside the other.
    const beside = labels.flatMap(({ left, right }) => [right + half + 2, left - half - 2]);
    const places = [x, x + half, x - half, ...beside].map((at) =>
      Math.min(width - half, Math.max(half, at)),
    );
    const middle = places.find(isFree);
    if (x < 0 || x > width || middle === undefined) continue;
    labels.push({ ...day, text, left: middle - half, right: middle + half });
  }
  return labels;
}

export function dayLabelShapes(
  { headingHeight }: GanttInput,
  labels: readonly DayLabel[],
): Shape[] {
  const y = headingHeight - LABEL_HEIGHT - 4;
  return labels.flatMap(({ role, onRole, text, left, right }): Shape[] => {
    const box = { x: left, y, width: right - left, height: LABEL_HEIGHT, radius: 3 };
    const x = (left + right) / 2;
    return [
      { kind: 'rectangle', role, ...box },
      { kind: 'text', role: onRole, x, y: y + 12, text, anchor: 'middle' },
    ];
  });
}

interface DayShown {
  readonly name: 'today' | 'status';
  readonly at: number;
  readonly role: Role;
  readonly onRole: Role;
  readonly isBroken: boolean;
}

function daysShown({ scale, time: { now, statusDate } }: GanttInput): DayShown[] {
  const days: DayShown[] = [];
  if (now !== undefined) {
    days.push({ name: 'today', at: now, role: 'accent', onRole: 'on-accent', isBroken: false });
  }
  const dayOf = (at: number) => Math.floor(at / MINUTES_PER_DAY);
  const isToday =
    now !== undefined &&
    statusDate !== undefined &&
    (dayOf(now) === dayOf(statusDate) ||
      Math.abs(xOf(scale, now) - xOf(scale, statusDate)) < LEAST_APART);
  if (statusDate !== undefined && !isToday) {
    days.push({
      name: 'status',
      at: statusDate,
      role: 'ink-2',
      onRole: 'surface',
      isBroken: true,
    });
  }
  return days;
}
