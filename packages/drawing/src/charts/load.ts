import type { Scene, Shape } from '../scene.ts';
import { roundMarks, scale } from './axis.ts';

/** What somebody has to do in one period, and what they can do in it, in the same unit. */
export interface LoadPeriod {
  readonly work: number;
  readonly capacity: number;
  /** Under the period; empty for none. */
  readonly label: string;
  readonly of?: string;
}

export interface LoadPicture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly periods: readonly LoadPeriod[];
  /** An amount as it is to be read on the axis. */
  readonly amountText: (amount: number) => string;
}

const TOP = 10;
const UNDER = 22;
const LETTER_WIDTH = 6.2;

/** Work by period as bars, against capacity as a stepped line; what is beyond it stands out. */
export function loadScene({ width, height, title, periods, amountText }: LoadPicture): Scene {
  const shapes: Shape[] = [];
  if (periods.length === 0) return { width, height, title, shapes };
  const highest = Math.max(...periods.flatMap(({ work, capacity }) => [work, capacity]));
  const marks = roundMarks(highest, 4);
  const left = Math.ceil(
    Math.max(...marks.map((mark) => amountText(mark).length)) * LETTER_WIDTH + 8,
  );
  const y = scale([0, (marks.at(-1) as number) || 1], [height - UNDER, TOP]);
  for (const mark of marks) {
    const points = [left, y(mark), width, y(mark)];
    shapes.push({ kind: 'path', role: 'line', paint: 'stroke', points });
    shapes.push({ kind: 'text', role: 'ink-3', x: 0, y: y(mark) + 4, text: amountText(mark) });
  }
  const each = (width - left) / periods.length;
  const gap = Math.min(2, each / 4);
  const capacityLine: number[] = [];
  let labelledTo = left;
  periods.forEach(({ work, capacity, label, of }, place) => {
    const x = left + place * each;
    const bar = { x: x + gap / 2, width: each - gap, ...(of !== undefined && { of }) };
    const within = Math.min(work, capacity);
    if (within > 0) shapes.push(column('bar-done', bar, y(within), y(0)));
    if (work > capacity) shapes.push(column('bad', bar, y(work), y(capacity)));
    capacityLine.push(x, y(capacity), x + each, y(capacity));
    if (label === '' || x < labelledTo) return;
    shapes.push({ kind: 'text', role: 'ink-3', x, y: height - 6, text: label });
    labelledTo = x + label.length * LETTER_WIDTH + 10;
  });
  shapes.push({ kind: 'path', role: 'ink', paint: 'stroke', points: capacityLine });
  return { width, height, title, shapes };
}

function column(
  role: 'bar-done' | 'bad',
  bar: { readonly x: number; readonly width: number; readonly of?: string },
  top: number,
  bottom: number,
): Shape {
  return { kind: 'rectangle', role, ...bar, y: top, height: bottom - top };
}
