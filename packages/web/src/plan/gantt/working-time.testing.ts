import { compileCalendars, type DayRanges, type WorkingCalendar } from '@throughline/engine';
import type { WorkBetween } from './working-time.ts';

/** Monday to Friday, 8 to 12 and 13 to 17. */
export function officeHours(): WorkingCalendar {
  return calendarOf([
    [480, 720],
    [780, 1020],
  ]);
}

/** Monday to Friday from 22 to 6 of the next day. */
export function nightShift(): WorkingCalendar {
  return calendarOf([[1320, 1800]]);
}

/** As the plan in the browser answers it. */
export function workBetween(calendar: WorkingCalendar): WorkBetween {
  return async (from, to) => calendar.work(from, to);
}

function calendarOf(day: DayRanges): WorkingCalendar {
  const week = [day, day, day, day, day, [], []];
  const compiled = compileCalendars([{ week }]);
  const calendar = Array.isArray(compiled) ? compiled[0] : undefined;
  if (calendar === undefined) throw new Error('the calendar is not right');
  return calendar;
}
