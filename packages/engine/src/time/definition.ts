import { MINUTES_PER_DAY, weekday } from './minute.ts';

/**
 * Working ranges of one day, in minutes of that day, half-open.
 * An end past 1440 is a shift that goes on after midnight, into the next day.
 */
export type DayRanges = readonly (readonly [start: number, end: number])[];

/** Monday first. An absent day is taken from the base calendar. */
export type WeekPattern = readonly (DayRanges | undefined)[];

export interface CalendarDefinition {
  /** Index, in the list of definitions, of the calendar this one is derived from. */
  readonly base?: number;
  readonly week: WeekPattern;
  /** Work weeks: patterns that hold from `firstDay` to `lastDay`, both included. */
  readonly workWeeks?: readonly {
    readonly firstDay: number;
    readonly lastDay: number;
    readonly week: WeekPattern;
  }[];
  /** Ranges by day number. */
  readonly exceptions?: ReadonlyMap<number, DayRanges>;
  /** Working time is then only what this calendar and that one (by index) share. */
  readonly intersectedWith?: number;
}

export type CalendarFault =
  | { readonly code: 'calendar-unknown-base'; readonly calendar: number }
  | { readonly code: 'calendar-cycle'; readonly calendars: readonly number[] }
  | { readonly code: 'calendar-bad-range'; readonly calendar: number }
  | { readonly code: 'calendar-without-working-time'; readonly calendar: number };

/** TIME-4: the first of these that says anything about a day decides it. */
export function dayRanges(chain: readonly CalendarDefinition[], day: number): DayRanges {
  for (const calendar of chain) {
    const ranges = calendar.exceptions?.get(day);
    if (ranges !== undefined) return ranges;
  }
  const dayOfWeek = weekday(day);
  for (const calendar of chain) {
    const workWeek = calendar.workWeeks?.find((one) => day >= one.firstDay && day <= one.lastDay);
    const ranges = workWeek?.week[dayOfWeek] ?? calendar.week[dayOfWeek];
    if (ranges !== undefined) return ranges;
  }
  return NO_WORK;
}

const NO_WORK: DayRanges = [];

/** The calendar and its bases, nearest first; or the fault that keeps them from being followed. */
export function baseChain(
  definitions: readonly CalendarDefinition[],
  index: number,
): CalendarDefinition[] | CalendarFault {
  const chain: CalendarDefinition[] = [];
  const visited: number[] = [];
  for (let at: number | undefined = index; at !== undefined; ) {
    if (visited.includes(at)) {
      return { code: 'calendar-cycle', calendars: visited.slice(visited.indexOf(at)) };
    }
    const definition: CalendarDefinition | undefined = definitions[at];
    if (definition === undefined) return { code: 'calendar-unknown-base', calendar: index };
    visited.push(at);
    chain.push(definition);
    at = definition.base;
  }
  return chain;
}

/**
 * TIME-3: the ranges of a day sorted, joined where they touch, cut at midnight,
 * with what spills over from the shift of the day before. Flat: start, end, start, end.
 */
export function flatRanges(own: DayRanges, dayBefore: DayRanges): number[] {
  const pieces: [number, number][] = [];
  for (const [start, end] of dayBefore) {
    if (end > MINUTES_PER_DAY) {
      pieces.push([Math.max(0, start - MINUTES_PER_DAY), end - MINUTES_PER_DAY]);
    }
  }
  for (const [start, end] of own) {
    if (start < MINUTES_PER_DAY && end > start)
      pieces.push([start, Math.min(end, MINUTES_PER_DAY)]);
  }
  pieces.sort((a, b) => a[0] - b[0]);
  const flat: number[] = [];
  for (const [start, end] of pieces) {
    const last = flat.length - 1;
    if (last > 0 && start <= (flat[last] as number)) {
      flat[last] = Math.max(flat[last] as number, end);
    } else {
      flat.push(start, end);
    }
  }
  return flat;
}

/** What two flat lists of ranges share. */
export function sharedRanges(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i] as number, b[j] as number);
    const end = Math.min(a[i + 1] as number, b[j + 1] as number);
    if (start < end) shared.push(start, end);
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2;
    else j += 2;
  }
  return shared;
}
