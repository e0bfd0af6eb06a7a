import { MINUTES_PER_DAY, minuteOf } from '@throughline/engine';
import type { LocalDateTime } from '@throughline/model';
import { monthBegins } from '../terminal/index.ts';

/** Time along a line of cells. */
export interface TimeAxis {
  readonly low: number;
  readonly high: number;
  readonly width: number;
}

/** From the first of these moments to the last. */
export function timeAxis(moments: readonly LocalDateTime[], width: number): TimeAxis {
  const minutes = moments.map((at) => minuteOf(at) as number);
  const low = Math.min(...minutes);
  return { low, high: Math.max(...minutes, low + MINUTES_PER_DAY), width };
}

export function cellOf(at: LocalDateTime, axis: TimeAxis): number {
  return cellOfMinute(minuteOf(at) as number, axis);
}

function cellOfMinute(minute: number, { low, high, width }: TimeAxis): number {
  return Math.max(0, Math.round(((minute - low) / (high - low)) * width));
}

/** The months' names where each begins, as many as have room. */
export function monthsLine(axis: TimeAxis): string {
  let line = '';
  for (const { minute, name } of monthBegins(axis.low, axis.high)) {
    const cell = cellOfMinute(minute, axis);
    if (line !== '' && cell < line.length + 1) continue;
    if (cell + name.length > axis.width) break;
    line = line.padEnd(cell) + name;
  }
  return line;
}
