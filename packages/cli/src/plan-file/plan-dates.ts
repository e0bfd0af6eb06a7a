import {
  MINUTES_PER_DAY,
  minuteOf,
  TimeOutOfRange,
  type WorkingCalendar,
} from '@throughline/engine';
import type { ComputedDates, LocalDateTime, RecordId } from '@throughline/model';
import { day, moment, timeOfDay, weekdayAndDay } from '../terminal/index.ts';

/** `12 Mar 2027`; with its time where that says more than the day does. */
export function withTime(at: LocalDateTime | null, task: RecordId, dates: ComputedDates): string {
  if (at === null || !timeMatters(at, task, dates)) return day(at);
  return `${day(at)}\u00a0${timeOfDay(at)}`;
}

/** The same with its weekday: `Fri 12 Mar 2027`. */
export function weekdayWithTime(at: LocalDateTime, task: RecordId, dates: ComputedDates): string {
  return timeMatters(at, task, dates) ? moment(at) : weekdayAndDay(at);
}

/** Whether a date lies within its day's working time, not where that begins or ends. */
function timeMatters(at: LocalDateTime, task: RecordId, dates: ComputedDates): boolean {
  const calendar = dates.calendar(task);
  return !safely(() => isDayStart(calendar, at) || isDayEnd(calendar, at));
}

function isDayStart(calendar: WorkingCalendar, at: LocalDateTime): boolean {
  const minute = minuteOf(at) as number;
  return calendar.nextStart(minute - (minute % MINUTES_PER_DAY)) === minute;
}

function isDayEnd(calendar: WorkingCalendar, at: LocalDateTime): boolean {
  const minute = minuteOf(at) as number;
  const nextDay = minute - (minute % MINUTES_PER_DAY) + MINUTES_PER_DAY;
  return calendar.previousFinish(nextDay) === minute;
}

/** A calendar may have no working time on one side of a date that somebody gave. */
function safely(ask: () => boolean): boolean {
  try {
    return ask();
  } catch (error) {
    if (error instanceof TimeOutOfRange) return false;
    throw error;
  }
}
