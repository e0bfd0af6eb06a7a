import { MINUTES_PER_DAY, type Minute, weekday } from '@throughline/engine';
import type { Role, Shape } from '../scene.ts';
import { cutText, type MeasureText } from '../text.ts';
import { crisp, headingUnits, stretches } from './heading.ts';
import { minuteAt, type TimeScale, xOf } from './scale.ts';

export interface NamedTime {
  readonly start: Minute;
  readonly finish: Minute;
  readonly name: string;
}

export interface BackgroundInput {
  readonly scale: TimeScale;
  readonly width: number;
  /** Of the part under the heading. */
  readonly top: number;
  readonly bottom: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekStart: number;
  /** Weekdays without any work, 1 is Monday. */
  readonly restDays: readonly number[];
  /** Holidays and freezes. */
  readonly nonworking: readonly NamedTime[];
  /** Cut-over windows. */
  readonly windows: readonly NamedTime[];
  readonly measure: MeasureText;
}

/** Under this, weekends would be a haze. */
const LEAST_DAY = 3;
/** Windows come again and again: narrower than this they would be mistaken for the grid's lines. */
const LEAST_WINDOW = 4;
/** A band that can be pointed at has its name, which may run on beside it. */
const LEAST_NAMED = 6;
const LONGEST_NAME = 140;
const NAME_HEIGHT = 15;

/** Time without work, windows, and the grid's lines, in this order. */
export function backgroundShapes(input: BackgroundInput): Shape[] {
  const { scale, width, top, bottom } = input;
  const shapes: Shape[] = [];
  for (const [start, finish] of restStretches(input)) {
    shapes.push(...band(input, 'nonworking', start, finish));
  }
  for (const { start, finish } of input.nonworking) {
    shapes.push(...band(input, 'nonworking', start, finish));
  }
  for (const { start, finish } of input.windows) {
    if (xOf(scale, finish) - xOf(scale, start) < LEAST_WINDOW) continue;
    shapes.push(...band(input, 'accent-soft', start, finish));
  }
  const { lower } = headingUnits(scale.pixelsPerDay);
  for (const [from] of stretches(scale, width, lower, input.weekStart)) {
    const x = crisp(xOf(scale, from));
    if (x < 0 || x > width) continue;
    const points = [x, top, x, bottom];
    shapes.push({ kind: 'path', role: 'line', paint: 'stroke', points, width: 1 });
  }
  return shapes;
}

/** The names of holidays, freezes and windows at the foot of their bands, over whatever is painted there. */
export function bandNames(input: BackgroundInput): Shape[] {
  const { scale, width, bottom, measure } = input;
  const shapes: Shape[] = [];
  let free = 0;
  const named = [
    ...input.nonworking.map((time) => ({ ...time, role: 'nonworking' as const })),
    ...input.windows.map((time) => ({ ...time, role: 'accent-soft' as const })),
  ].sort((a, b) => a.start - b.start);
  for (const { start, finish, name, role } of named) {
    const from = Math.max(free, 0, xOf(scale, start));
    const to = Math.min(width, xOf(scale, finish));
    if (to - from < LEAST_NAMED) continue;
    const text = cutText(name, Math.min(LONGEST_NAME, width - from - 8), measure);
    if (text === '') continue;
    const wide = measure(text) + 8;
    free = from + wide;
    const y = bottom - NAME_HEIGHT;
    shapes.push(
      { kind: 'rectangle', role, x: from, y, width: wide, height: NAME_HEIGHT },
      { kind: 'text', role: 'ink-3', x: from + 4, y: bottom - 4, text },
    );
  }
  return shapes;
}

function band(
  { scale, width, top, bottom }: BackgroundInput,
  role: Role,
  start: Minute,
  finish: Minute,
): Shape[] {
  const from = Math.max(0, Math.round(xOf(scale, start)));
  const to = Math.min(width, Math.round(xOf(scale, finish)));
  if (to <= from) return [];
  return [{ kind: 'rectangle', role, x: from, y: top, width: to - from, height: bottom - top }];
}

/** Weekends: days of rest that follow one another are one band. */
function restStretches({ scale, width, restDays }: BackgroundInput): [Minute, Minute][] {
  if (scale.pixelsPerDay < LEAST_DAY || restDays.length === 0) return [];
  const rests = new Set(restDays.map((day) => day - 1));
  const found: [Minute, Minute][] = [];
  const last = Math.floor(minuteAt(scale, width) / MINUTES_PER_DAY);
  for (let day = Math.floor(scale.left / MINUTES_PER_DAY); day <= last; day++) {
    if (!rests.has(weekday(day))) continue;
    const start = day * MINUTES_PER_DAY;
    const before = found.at(-1);
    if (before?.[1] === start) before[1] = start + MINUTES_PER_DAY;
    else found.push([start, start + MINUTES_PER_DAY]);
  }
  return found;
}
