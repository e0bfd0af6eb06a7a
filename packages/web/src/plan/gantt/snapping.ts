import { afterWork, nextWorking, type WorkBetween } from './working-time.ts';

const DAY = 1440;
/** Days looked back for one with work in it. */
const LONGEST_REST = 31;

/** In how large steps dates are dragged: as fine as can be pointed at. */
export interface Step {
  readonly kind: 'minutes' | 'half-day' | 'day';
  /** Working minutes of one step. */
  readonly work: number;
}

export function stepAt(pixelsPerDay: number, minutesPerDay: number): Step {
  if (pixelsPerDay >= 1000) return { kind: 'minutes', work: 15 };
  if (pixelsPerDay >= 200) return { kind: 'minutes', work: 60 };
  if (pixelsPerDay >= 24) return { kind: 'half-day', work: minutesPerDay / 2 };
  return { kind: 'day', work: minutesPerDay };
}

/**
 * Where a task begins that is dragged from `start` by `minutes` of the clock: on a working moment. Whole days keep
 * the time of day; half days begin with the day's work or after half of it, as the task's calendar has it.
 */
export async function snappedStart(
  work: WorkBetween,
  start: number,
  minutes: number,
  step: Step,
): Promise<number> {
  if (step.kind === 'day') {
    return nextWorking(work, start + Math.round(minutes / DAY) * DAY);
  }
  const wanted = start + minutes;
  if (step.kind === 'minutes') {
    return nextWorking(work, Math.round(wanted / step.work) * step.work);
  }
  const morning = await nextWorking(work, Math.floor(wanted / DAY) * DAY);
  const afternoon = await nextWorking(work, await afterWork(work, morning, step.work));
  const next = await nextWorking(work, (Math.floor(wanted / DAY) + 1) * DAY);
  return nearest(wanted, [morning, afternoon, next, start]);
}

/** One working day later or earlier, at the same time of day where that is worked. */
export async function dayBeside(
  work: WorkBetween,
  start: number,
  direction: 1 | -1,
): Promise<number> {
  if (direction === 1) return nextWorking(work, start + DAY);
  for (let days = 1; days <= LONGEST_REST; days++) {
    const found = await nextWorking(work, start - days * DAY);
    if (found < start) return found;
  }
  return start;
}

/** How much longer, in whole steps of work, when the end is dragged by `minutes` of the clock. */
export async function snappedWork(
  work: WorkBetween,
  finish: number,
  minutes: number,
  step: Step,
): Promise<number> {
  const wanted = finish + minutes;
  const moved = minutes < 0 ? -(await work(wanted, finish)) : await work(finish, wanted);
  return Math.round(moved / step.work) * step.work;
}

function nearest(wanted: number, moments: readonly number[]): number {
  const apart = (moment: number) => Math.abs(moment - wanted);
  return moments.reduce((best, moment) => (apart(moment) < apart(best) ? moment : best));
}
