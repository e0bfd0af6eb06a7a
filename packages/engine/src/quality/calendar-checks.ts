import {
  baseChain,
  type CalendarDefinition,
  dayRanges,
  END_DAY,
  MINUTES_PER_DAY,
  type Minute,
  NONE,
} from '../time/index.ts';
import { judged, type QualityCheck } from './check.ts';
import type { Examined } from './examined.ts';

/**
 * QLT-27: a calendar that unfinished work lies on, with more than a year of the plan in which nobody
 * has a day off but by the week; named by the one it is derived from. Calendars that work on all seven days are meant to be like that.
 */
export function calendarCheck(examined: Examined): QualityCheck {
  const { definitions, used } = usedCalendars(examined);
  const [firstDay, lastDay] = daysOfPlan(examined);
  const most = examined.input.measures.exceptionEveryDays;
  // Many resources' calendars have one base: that is the calendar to mend.
  const bare = new Set<number>();
  const bases = new Set<number>();
  for (const index of used) {
    const chain = baseChain(definitions, index);
    if (!Array.isArray(chain)) continue;
    const base = baseOf(definitions, index);
    bases.add(base);
    if (!worksEveryDay(chain) && longestStretch(chain, firstDay, lastDay) > most) bare.add(base);
  }
  const code = 'calendars-without-exceptions';
  return judged(code, examined.threshold(code), bases.size, {
    calendars: [...bare].sort((a, b) => a - b),
    details: { days: lastDay - firstDay + 1 },
  });
}

function baseOf(definitions: readonly CalendarDefinition[], index: number): number {
  const base = definitions[index]?.base;
  return base === undefined ? index : baseOf(definitions, base);
}

function usedCalendars({ input, population }: Examined) {
  const definitions = input.network.calendars;
  const used = new Set<number>();
  for (const index of [...population.unfinished, ...population.unfinishedMilestones]) {
    const activity = input.network.activities[index];
    if (activity === undefined) continue;
    used.add(activity.calendar);
    for (const { calendar } of activity.assignments ?? []) used.add(calendar);
  }
  // One that is two others' shared time is nobody's own to mend.
  const own = [...used].filter((index) => definitions[index]?.intersectedWith === undefined);
  return { definitions, used: own.sort((a, b) => a - b) };
}

function daysOfPlan({ population: { tasks, milestones, state } }: Examined): [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const index of [...tasks, ...milestones]) {
    const [start, finish] = [state.start[index] as Minute, state.finish[index] as Minute];
    if (start === NONE || finish === NONE) continue;
    first = Math.min(first, Math.floor(start / MINUTES_PER_DAY));
    last = Math.max(last, Math.floor(finish / MINUTES_PER_DAY));
  }
  return first > last ? [0, -1] : [Math.max(0, first), Math.min(END_DAY - 1, last)];
}

/** By the week pattern of the calendar and its bases alone; any seven days show it. */
function worksEveryDay(chain: readonly CalendarDefinition[]): boolean {
  const weeks = chain.map(({ week }) => ({ week }));
  return [0, 1, 2, 3, 4, 5, 6].every((day) => dayRanges(weeks, day).length > 0);
}

function longestStretch(
  chain: readonly CalendarDefinition[],
  firstDay: number,
  lastDay: number,
): number {
  const said: number[] = [];
  for (const { exceptions, workWeeks } of chain) {
    for (const day of exceptions?.keys() ?? []) said.push(day);
    for (const week of workWeeks ?? []) said.push(week.firstDay, week.lastDay);
  }
  const within = said.filter((day) => day >= firstDay && day <= lastDay).sort((a, b) => a - b);
  let longest = 0;
  let before = firstDay - 1;
  for (const day of [...within, lastDay + 1]) {
    longest = Math.max(longest, day - before - 1);
    before = day;
  }
  return longest;
}
