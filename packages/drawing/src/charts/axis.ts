/** Lengths between the marks of an axis of days: weeks, months, quarters, years. */
const DAY_STEPS = [1, 7, 14, 28, 56, 91, 182, 364, 728, 1_820, 3_640];

/** From numbers to pixels, in a straight line; where all numbers are the same, to the middle. */
export function scale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  const width = high - low;
  if (width === 0) return () => (from + to) / 2;
  return (value) => from + ((value - low) / width) * (to - from);
}

/**
 * Days to mark on an axis, at most so many: the finest step that is not too fine, counted back from the last, so
 * that the last day always has its mark.
 */
export function daysBack(first: number, last: number, most: number): number[] {
  const step = dayStep(last - first, most);
  const days: number[] = [];
  for (let day = last; day >= first; day -= step) days.unshift(day);
  return days;
}

/** Days to mark between two, at most so many, evenly: the same ones however the ends move. */
export function daysBetween(low: number, high: number, most: number): number[] {
  const step = dayStep(high - low, most);
  const days: number[] = [];
  for (let day = Math.ceil(low / step) * step; day <= high; day += step) days.push(day);
  return days;
}

/** Round numbers from 0 to at least the highest, at most so many above 0. */
export function roundMarks(highest: number, most: number): number[] {
  if (!(highest > 0)) return [0];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) as number) * power;
  const marks = [0];
  while ((marks.at(-1) as number) < highest) marks.push(step * marks.length);
  return marks;
}

function dayStep(days: number, most: number): number {
  const fitting = DAY_STEPS.find((step) => Math.floor(days / step) + 1 <= most);
  return fitting ?? Math.floor(days / most) + 1;
}
