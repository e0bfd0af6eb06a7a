import type { Scene, Shape } from '../scene.ts';
import { daysBack, daysBetween, scale } from './axis.ts';

/** What was forecast at one report. Days are counted from any fixed day; a part of a day counts. */
export interface ForecastPoint {
  readonly at: number;
  readonly finish: number;
}

export interface ForecastPicture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Report by report, the oldest first; at least one. */
  readonly points: readonly ForecastPoint[];
  /** What was told to somebody, or agreed: a line across. */
  readonly promise?:
    | { readonly finish: number; readonly label: string; readonly isBroken: boolean }
    | undefined;
  /** Letters at points, explained beneath the picture; `of` is what they stand for. */
  readonly markers: readonly {
    readonly point: number;
    readonly letter: string;
    readonly of: string;
  }[];
  /** A day as it is to be read on the axes, and at the last point. */
  readonly dayText: (day: number) => string;
}

const LETTER_WIDTH = 6.2;
const TOP = 18;
const UNDER = 26;
const END = 10;
/** Between the letters of two marks. */
const BETWEEN = 14;

/**
 * How a forecast moved: reports go from left to right, later finishes lie higher. The line ends in the forecast of
 * now with its date.
 */
export function forecastScene(picture: ForecastPicture): Scene {
  const { width, height, title, points, promise, dayText } = picture;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return { width, height, title, shapes: [] };
  const finishes = points.map(({ finish }) => finish);
  if (promise) finishes.push(promise.finish);
  const [low, high] = [Math.min(...finishes), Math.max(...finishes)];
  const spare = Math.max((high - low) * 0.12, 3);
  const marks = daysBetween(low - spare, high + spare, Math.max(Math.floor(height / 44), 2));
  const left = Math.ceil(Math.max(0, ...marks.map((day) => textWidth(dayText(day)))) + 10);
  const isOne = first.at === last.at;
  const x = scale([first.at, last.at], [isOne ? width - END : left, width - END]);
  const y = scale([low - spare, high + spare], [height - UNDER, TOP]);
  const shapes: Shape[] = marks.flatMap((day): Shape[] => [
    { kind: 'path', role: 'line', paint: 'stroke', points: [left, y(day), width, y(day)] },
    { kind: 'text', role: 'ink-3', x: 0, y: y(day) + 4, text: dayText(day) },
  ]);
  shapes.push(...dates(picture, x, height - 6));
  if (promise) shapes.push(...promised(promise, y(promise.finish), left, width));
  const line = points.flatMap(({ at, finish }) => [x(at), y(finish)]);
  shapes.push({ kind: 'path', role: 'accent', paint: 'stroke', points: line, width: 2 });
  const end = { x: x(last.at), y: y(last.finish) };
  const isUnderPromise = promise !== undefined && y(promise.finish) <= end.y && end.y > TOP + 20;
  const isEndUnder = isUnderPromise || end.y < TOP + 14;
  for (const { point, letter, of } of picture.markers) {
    const here = points[point];
    if (here === undefined) continue;
    // Where the line has not been: under a rise, above a fall; beside the last date, on its other side.
    const isLater = here.finish >= (points[point - 1] ?? here).finish;
    const isUnder =
      end.x - x(here.at) < textWidth(dayText(last.finish)) + 8 ? !isEndUnder : isLater;
    shapes.push(...marker(x(here.at), y(here.finish), isUnder, letter, of));
  }
  shapes.push({ kind: 'circle', role: 'accent', radius: 3.5, ...end });
  const text = dayText(last.finish);
  const begin = width - textWidth(text) - 2;
  // Clear of the line and its marks above or under it.
  const near = points.filter(({ at }) => x(at) >= begin - 4).map(({ finish }) => y(finish));
  const base = isEndUnder
    ? Math.min(Math.max(...near) + 18, height - UNDER - 4)
    : Math.max(Math.min(...near) - 9, TOP - 2);
  const room = {
    x: begin,
    y: base - 11,
    width: textWidth(text) + 2,
    height: 14,
  };
  // The line may come in from below: the date stays readable on it.
  shapes.push({ kind: 'rectangle', role: 'paper', opacity: 0.85, ...room });
  shapes.push({ kind: 'text', role: 'ink', strong: true, anchor: 'end', x: width, y: base, text });
  return { width, height, title, shapes };
}

/** Days under the picture, as many as there is room for. */
function dates({ points, width, dayText }: ForecastPicture, x: (day: number) => number, y: number) {
  const [first, last] = [points[0] as ForecastPoint, points.at(-1) as ForecastPoint];
  const [from, to] = [x(first.at), x(last.at)];
  const room = textWidth(dayText(last.at)) + BETWEEN;
  const most = Math.max(Math.floor((to - from) / room), 1);
  return daysBack(first.at, last.at, most).map((day, place, { length }): Shape => {
    const isLast = place === length - 1;
    return {
      kind: 'text',
      role: 'ink-3',
      anchor: isLast ? 'end' : 'middle',
      x: isLast ? width : x(day),
      y,
      text: dayText(day),
    };
  });
}

function promised(
  { label, isBroken }: NonNullable<ForecastPicture['promise']>,
  y: number,
  left: number,
  width: number,
): Shape[] {
  const role = isBroken ? 'bad' : 'ink-2';
  return [
    { kind: 'path', role, paint: 'stroke', points: [left, y, width, y], dash: [4, 3] },
    { kind: 'text', role, x: left + 2, y: y - 5, text: label },
  ];
}

function marker(x: number, y: number, isUnder: boolean, letter: string, of: string): Shape[] {
  return [
    { kind: 'circle', role: 'ink-2', x, y, radius: 3.5, of },
    { kind: 'circle', role: 'paper', x, y, radius: 2.2, of },
    {
      kind: 'text',
      role: 'ink-2',
      anchor: 'middle',
      x,
      y: isUnder ? y + 17 : y - 9,
      text: letter,
      of,
    },
  ];
}

function textWidth(text: string): number {
  return text.length * LETTER_WIDTH;
}
