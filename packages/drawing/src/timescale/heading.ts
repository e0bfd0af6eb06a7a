import type { Minute } from '@throughline/engine';
import type { Shape, TextShape } from '../scene.ts';
import { cutText, type MeasureText } from '../text.ts';
import { minuteAt, type TimeScale, xOf } from './scale.ts';
import { beginningOf, nextBeginning, type TimeUnit, TYPICAL_DAYS } from './units.ts';

/** How a heading names a stretch of time; `length` is how much room there is. */
export type NameTime = (
  unit: TimeUnit,
  beginning: Minute,
  length: 'long' | 'short' | 'narrow',
) => string;

/** The two lines of a heading: below, what is counted; above, what it belongs to. */
export interface HeadingUnits {
  readonly upper: TimeUnit;
  readonly lower: TimeUnit;
}

/** Units with the pixels that their label needs at least, and the unit above. */
const PAIRS: readonly (readonly [lower: TimeUnit, least: number, upper: TimeUnit])[] = [
  ['quarter-hour', 36, 'day'],
  ['hour', 20, 'day'],
  ['six-hours', 22, 'day'],
  ['day', 18, 'month'],
  ['week', 22, 'month'],
  ['month', 14, 'year'],
  ['quarter', 22, 'year'],
  ['year', 32, 'decade'],
  ['decade', 0, 'decade'],
];

export function headingUnits(pixelsPerDay: number): HeadingUnits {
  for (const [lower, least, upper] of PAIRS) {
    if (TYPICAL_DAYS[lower] * pixelsPerDay >= least) return { upper, lower };
  }
  return { upper: 'decade', lower: 'decade' };
}

export interface HeadingInput {
  readonly scale: TimeScale;
  readonly width: number;
  readonly height: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekStart: number;
  readonly nameTime: NameTime;
  readonly measure: MeasureText;
  /** Stretches of the lower line, in pixels, where something else will stand. */
  readonly taken?: readonly (readonly [from: number, to: number])[];
}

/** Below, the year stands above already. */
const LENGTHS = ['short', 'narrow'] as const;
const PADDING = 4;

/** Both lines with the grid's strokes between them, on paper; the line under it included. */
export function headingShapes(input: HeadingInput): Shape[] {
  const { scale, width, height } = input;
  const { upper, lower } = headingUnits(scale.pixelsPerDay);
  const half = Math.round(height / 2);
  return [
    { kind: 'rectangle', role: 'paper', x: 0, y: 0, width, height },
    ...(upper === lower ? [] : lineOfHeading(input, upper, 0, half)),
    ...lineOfHeading(input, lower, half, height),
    {
      kind: 'path',
      role: 'line',
      paint: 'stroke',
      points: [0, height - 0.5, width, height - 0.5],
      width: 1,
    },
  ];
}

function lineOfHeading(input: HeadingInput, unit: TimeUnit, top: number, bottom: number): Shape[] {
  const { scale, width, weekStart, nameTime, measure, taken = [] } = input;
  const isUpper = top === 0;
  const seen = stretches(scale, width, unit, weekStart);
  const wide = TYPICAL_DAYS[unit] * scale.pixelsPerDay;
  // All names of a line are as long as each other: what fits one has to fit all.
  const length = isUpper
    ? 'long'
    : (LENGTHS.find((length) =>
        seen.every(([from]) => measure(nameTime(unit, from, length)) <= wide - PADDING - 2),
      ) ?? 'narrow');
  const lines: Shape[] = [];
  const names: TextShape[] = [];
  for (const [from, to] of seen) {
    const x = crisp(xOf(scale, from));
    if (x >= 0 && x <= width) {
      const points = [x, top + (isUpper ? 4 : 2), x, bottom];
      lines.push({ kind: 'path', role: 'line', paint: 'stroke', points, width: 1 });
    }
    // What has begun before the picture keeps its name in sight.
    const start = Math.max(x, 0) + PADDING;
    const room = xOf(scale, to) - start - 1;
    const name = nameTime(unit, from, length);
    const text = isUpper ? cutText(name, room - PADDING, measure) : name;
    const end = start + measure(text);
    if (text === '' || start > width || end > start + room) continue;
    if (!isUpper && taken.some(([left, right]) => end > left && start < right)) continue;
    names.push({
      kind: 'text',
      role: isUpper ? 'ink-2' : 'ink-3',
      x: start,
      y: bottom - (isUpper ? 6 : 8),
      text,
    });
  }
  return [...lines, ...names];
}

/** Every stretch of the unit that is at least partly in the picture: beginning and end. */
export function stretches(
  scale: TimeScale,
  width: number,
  unit: TimeUnit,
  weekStart: number,
): readonly (readonly [from: Minute, to: Minute])[] {
  const end = minuteAt(scale, width);
  const found: (readonly [Minute, Minute])[] = [];
  for (let at = beginningOf(unit, scale.left, weekStart); at <= end; ) {
    const next = nextBeginning(unit, at);
    found.push([at, next]);
    at = next;
  }
  return found;
}

/** In the middle of a pixel: where a line one pixel wide is sharp. */
export function crisp(value: number): number {
  return Math.floor(value) + 0.5;
}
