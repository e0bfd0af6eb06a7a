import type { Minute, WorkingCalendar } from '@throughline/engine';

/** What is spread over the working time between two moments. */
export interface Spread {
  readonly from: Minute;
  readonly to: Minute;
  readonly calendar: WorkingCalendar;
}

/**
 * How much of the stretch lies before each of these moments, as a share `part` of `whole`: by working
 * time; by the clock where the calendar has none between the ends; all at once where the ends are one.
 */
export function sharesBefore(
  { from, to, calendar }: Spread,
  moments: readonly Minute[],
): { readonly parts: readonly number[]; readonly whole: number } {
  const working = to > from ? calendar.work(from, to) : 0;
  const whole = working > 0 ? working : Math.max(1, to - from);
  const parts = moments.map((at) => {
    if (at <= from) return 0;
    if (at >= to) return whole;
    return working > 0 ? calendar.work(from, at) : at - from;
  });
  return { parts, whole };
}
