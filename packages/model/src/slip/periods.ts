import type { Diff } from '../plan/index.ts';
import type { LogUnit } from './log-units.ts';

/** Reported dates of a task. */
const REPORTED = ['actualStart', 'actualFinish', 'stop', 'resume', 'suspend'];

/**
 * SLP-17: reporting periods. Each begins with the move of the status date, or before it with the first
 * report that the old status date does not cover; the first begins with the interval. Returns, by unit,
 * the period it is in, from 0.
 */
export function periodsOf(units: readonly LogUnit[]): number[] {
  const periodByUnit = new Array<number>(units.length).fill(0);
  const moves = [...units.keys()].filter((index) => isMove(units[index] as LogUnit));
  let period = 0;
  let from = 0;
  for (const move of moves) {
    let begin = move;
    for (let index = from; index < move; index++) {
      if (!reportsBeyond(units[index] as LogUnit)) continue;
      begin = index;
      break;
    }
    if (begin > 0) period++;
    periodByUnit.fill(period, begin);
    from = move + 1;
  }
  return periodByUnit;
}

function isMove({ statusBefore, statusAfter }: LogUnit): boolean {
  return statusBefore !== statusAfter;
}

function reportsBeyond({ diff, statusBefore }: LogUnit): boolean {
  return reportedDates(diff).some((date) => date > statusBefore);
}

function reportedDates({ updated }: Diff): string[] {
  const dates: string[] = [];
  for (const changes of Object.values(updated)) {
    for (const field of REPORTED) {
      const to = changes[field]?.[1][0];
      if (typeof to === 'string') dates.push(to);
    }
  }
  return dates;
}
