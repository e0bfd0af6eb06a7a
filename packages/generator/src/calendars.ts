import {
  type CalendarDefinition,
  type DayRanges,
  dayNumber,
  type Recurrence,
  recurringDays,
  type WeekPattern,
} from '@throughline/engine';
import type { Dice } from './dice.ts';
import type { DraftCalendar, DraftException } from './draft.ts';

/** Places in the list of calendars, which every generated plan begins with. */
export const CALENDAR = {
  standard: 0,
  fourTen: 1,
  sevenDay: 2,
  aroundTheClock: 3,
  nightShift: 4,
  summerHours: 5,
} as const;

const OFFICE: DayRanges = [
  [480, 720],
  [780, 1020],
];
const TEN_HOURS: DayRanges = [
  [420, 720],
  [750, 1050],
];
/** Ten in the evening to six the next morning. */
const NIGHT: DayRanges = [[1320, 1800]];
const ALL_DAY: DayRanges = [[0, 1440]];
const FREE: DayRanges = [];

export function standardCalendars(firstYear: number, lastYear: number): DraftCalendar[] {
  const [first, last] = [dayNumber(firstYear, 1, 1), dayNumber(lastYear, 12, 31)];
  const holidays = publicHolidays(first, last);
  const summers = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => ({
    firstDay: dayNumber(firstYear + index, 7, 1),
    lastDay: dayNumber(firstYear + index, 8, 31),
    week: weekdays([[420, 900]], 5),
  }));
  return [
    calendar('Standard', { week: weekdays(OFFICE, 5) }, holidays),
    calendar('Four tens', { week: weekdays(TEN_HOURS, 4) }, holidays),
    calendar('Seven days', { week: weekdays([[480, 960]], 7) }, []),
    calendar('Around the clock', { week: weekdays(ALL_DAY, 7) }, []),
    calendar('Night shift', { week: weekdays(NIGHT, 5) }, holidays.slice(0, 1)),
    calendar('Summer hours', { base: 0, week: weekdays(undefined, 0), workWeeks: summers }, []),
  ];
}

/** Derived from another, with absences of its own. */
export function teamCalendar(
  name: string,
  base: number,
  [firstDay, lastDay]: readonly [number, number],
  dice: Dice,
): DraftCalendar {
  const absences: DraftException[] = [];
  for (let day = firstDay + dice.between(20, 200); day < lastDay; day += dice.between(90, 300)) {
    const until = day + dice.between(0, 11);
    absences.push({ name: 'Leave', firstDay: day, lastDay: until, ranges: FREE });
    day = until;
  }
  return { ...calendar(name, { base, week: weekdays(undefined, 0) }, absences), ofTeam: true };
}

function publicHolidays(firstDay: number, lastDay: number): DraftException[] {
  const yearly = (name: string, recurrence: Recurrence, ranges: DayRanges = FREE) => ({
    name,
    firstDay,
    lastDay,
    ranges,
    recurrence,
  });
  const on = (month: number, day: number): Recurrence => ({
    kind: 'yearly-by-day',
    every: 1,
    month,
    day,
  });
  return [
    yearly('New Year', on(1, 1)),
    yearly('May Day', on(5, 1)),
    yearly('Christmas', on(12, 25)),
    yearly('Second day of Christmas', on(12, 26)),
    yearly('Short day', on(12, 24), [[480, 720]]),
    yearly('Late summer Monday', {
      kind: 'yearly-by-position',
      every: 1,
      month: 8,
      position: 5,
      weekdays: [0],
    }),
  ];
}

function calendar(
  name: string,
  definition: Omit<CalendarDefinition, 'exceptions'>,
  exceptions: readonly DraftException[],
): DraftCalendar {
  const days = new Map<number, DayRanges>();
  for (const { firstDay, lastDay, recurrence, ranges } of exceptions) {
    const rule: Recurrence = recurrence ?? { kind: 'daily', every: 1 };
    for (const day of recurringDays(rule, firstDay, lastDay)) {
      if (!days.has(day)) days.set(day, ranges);
    }
  }
  const written = { workWeeks: [], ...definition, exceptions: days };
  return { name, definition: written, exceptions, ofTeam: false };
}

/** The first `count` days of the week alike, the rest free; undefined leaves all to the base. */
function weekdays(ranges: DayRanges | undefined, count: number): WeekPattern {
  return Array.from({ length: 7 }, (_, day) => {
    if (ranges === undefined) return undefined;
    return day < count ? ranges : FREE;
  });
}
