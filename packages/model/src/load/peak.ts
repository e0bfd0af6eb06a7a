import type { Minute } from '@throughline/engine';
import type { Spread } from './spread.ts';

/** Work that lies evenly in a stretch of time. */
export interface Occupied extends Spread {
  /** Minutes of work. */
  readonly work: number;
}

interface Week {
  readonly from: Minute;
  readonly to: Minute;
  readonly maxUnits: number;
}

/** The most units asked for at one moment of the week, and for how much working time there is more than there is. */
export function peakInWeek(
  occupied: readonly Occupied[],
  { from, to, maxUnits }: Week,
): { readonly peakUnits: number; readonly minutesOverUnits: number } {
  const parts = occupied.flatMap((one) => {
    const working = one.to > one.from ? one.calendar.work(one.from, one.to) : 0;
    return working > 0 ? [{ ...one, thousandths: Math.round((one.work * 1000) / working) }] : [];
  });
  const moments = [...new Set([from, to, ...parts.flatMap((part) => [part.from, part.to])])].filter(
    (at) => at >= from && at <= to,
  );
  moments.sort((a, b) => a - b);
  let peak = 0;
  let minutesOverUnits = 0;
  for (const [index, end] of moments.entries()) {
    const start = moments[index - 1];
    if (start === undefined) continue;
    let thousandths = 0;
    let minutes = 0;
    for (const part of parts) {
      if (part.from > start || part.to < end) continue;
      const working = part.calendar.work(start, end);
      if (working === 0) continue;
      thousandths += part.thousandths;
      minutes = Math.max(minutes, working);
    }
    peak = Math.max(peak, thousandths);
    if (thousandths > Math.round(maxUnits * 1000)) minutesOverUnits += minutes;
  }
  return { peakUnits: peak / 1000, minutesOverUnits };
}
