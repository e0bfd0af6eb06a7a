import type { CalendarException, CalendarRecord, LocalDate } from '@throughline/model';
import { idOf } from './ids.ts';

export const WORKING_DAYS = idOf('calendar', 'working-days');
export const WINDOWS = idOf('calendar', 'windows');
export const FINANCE_WINDOWS = idOf('calendar', 'finance-windows');

const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];

/** From six on Saturday morning to six on Sunday. */
const WEEKEND: [number, number][] = [[360, 1800]];

/** Eight hours a day, Monday to Friday, but for the company's holidays. */
export function workingDays(): CalendarRecord {
  return {
    id: WORKING_DAYS,
    kind: 'calendar',
    audience: 'shared',
    name: 'Working days',
    week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
    exceptions: daysOff([
      ['New Year 2026', '2026-01-01'],
      ['Martin Luther King Day 2026', '2026-01-19'],
      ['Memorial Day 2026', '2026-05-25'],
      ['Juneteenth 2026', '2026-06-19'],
      ['Independence Day 2026, observed', '2026-07-03'],
      ['Labor Day 2026', '2026-09-07'],
      ['Thanksgiving 2026', '2026-11-26', '2026-11-27'],
      ['Christmas 2026', '2026-12-24', '2026-12-25'],
      ['New Year 2027', '2027-01-01'],
      ['Martin Luther King Day 2027', '2027-01-18'],
      ['Memorial Day 2027', '2027-05-31'],
      ['Juneteenth 2027, observed', '2027-06-18'],
      ['Independence Day 2027, observed', '2027-07-05'],
    ]),
    workWeeks: {},
  };
}

/** The first and the third Saturday of each month, but for the freezes. */
export function cutOverWindows(): CalendarRecord {
  const monthly = (key: string, position: 'first' | 'third') => ({
    [idOf('exception', key)]: {
      name: `Cut-over weekend, ${position} Saturday`,
      from: '2026-01-01',
      to: '2027-12-31',
      ranges: WEEKEND,
      recurrence: {
        pattern: 'monthly-by-position' as const,
        interval: 1,
        position,
        day: 'saturday' as const,
      },
    },
  });
  return {
    id: WINDOWS,
    kind: 'calendar',
    audience: 'shared',
    name: 'Cut-over windows',
    week: {},
    exceptions: {
      ...daysOff([
        ['Quarter-end freeze, March 2026', '2026-03-25', '2026-04-06'],
        ['Quarter-end freeze, June 2026', '2026-06-24', '2026-07-07'],
        ['Labor Day weekend 2026', '2026-09-05', '2026-09-06'],
        ['Quarter-end freeze, September 2026', '2026-09-24', '2026-10-06'],
        ['Year-end freeze 2026', '2026-12-14', '2027-01-11'],
        ['Quarter-end freeze, March 2027', '2027-03-25', '2027-04-06'],
        ['Quarter-end freeze, June 2027', '2027-06-24', '2027-07-07'],
      ]),
      ...monthly('first-saturday', 'first'),
      ...monthly('third-saturday', 'third'),
    },
    workWeeks: {},
  };
}

/** The same, closed while finance closes the year. */
export function financeWindows(): CalendarRecord {
  return {
    id: FINANCE_WINDOWS,
    kind: 'calendar',
    audience: 'shared',
    name: 'Cut-over windows, finance',
    baseId: WINDOWS,
    week: {},
    exceptions: daysOff([['Year-end close 2026', '2026-12-01', '2027-01-31']]),
    workWeeks: {},
  };
}

type DaysOff = readonly [name: string, from: LocalDate, to?: LocalDate];

function daysOff(days: readonly DaysOff[]): CalendarRecord['exceptions'] {
  const exceptions: Record<string, CalendarException> = {};
  for (const [name, from, to = from] of days) {
    exceptions[idOf('exception', name)] = { name, from, to, ranges: [] };
  }
  return exceptions;
}
