import type { Range, Weekday } from '@throughline/model';
import { type CalendarData, parseDate } from '../p6/index.ts';
import type { XmlElement } from '../xml/index.ts';

const DAYS: ReadonlyMap<string, Weekday> = new Map([
  ['Monday', 'monday'],
  ['Tuesday', 'tuesday'],
  ['Wednesday', 'wednesday'],
  ['Thursday', 'thursday'],
  ['Friday', 'friday'],
  ['Saturday', 'saturday'],
  ['Sunday', 'sunday'],
]);

/**
 * The working times of a calendar. A day without times is a day off.
 * Undefined where there is neither a week nor a calendar to take it from.
 */
export function calendarData(calendar: XmlElement): CalendarData | undefined {
  const standard = calendar.first('StandardWorkWeek');
  if (standard === undefined && calendar.text('BaseCalendarObjectId') === undefined)
    return undefined;
  const week = new Map<Weekday, readonly Range[]>();
  const exceptions = new Map<string, readonly Range[]>();
  let unreadable = 0;
  for (const hours of standard?.all('StandardWorkHours') ?? []) {
    const day = DAYS.get(hours.text('DayOfWeek') ?? '');
    const times = workTimes(hours);
    unreadable += times.unreadable + (day === undefined ? 1 : 0);
    if (day !== undefined) week.set(day, [...(week.get(day) ?? []), ...times.ranges]);
  }
  for (const exception of calendar.first('HolidayOrExceptions')?.all('HolidayOrException') ?? []) {
    const date = parseDate(exception.text('Date') ?? '');
    const times = workTimes(exception);
    unreadable += times.unreadable + (typeof date === 'string' ? 1 : 0);
    if (typeof date !== 'string') exceptions.set(date.text.slice(0, 10), times.ranges);
  }
  return { week, exceptions, unreadable };
}

function workTimes(day: XmlElement): { ranges: Range[]; unreadable: number } {
  const ranges: Range[] = [];
  let unreadable = 0;
  for (const time of day.all('WorkTime')) {
    // A day off has one time that is nil.
    if (time.children.length === 0) continue;
    const range = rangeOf(time.text('Start'), time.text('Finish'));
    if (range === undefined) unreadable++;
    else ranges.push(range);
  }
  return { ranges, unreadable };
}

function rangeOf(start: string | undefined, finish: string | undefined): Range | undefined {
  const from = minuteOfDay(start);
  const last = minuteOfDay(finish);
  if (from === undefined || last === undefined || from >= 1440) return undefined;
  const to = afterLast(last);
  if (to > from) return [from, to];
  return to === from ? undefined : [from, to + 1440];
}

/** P6 writes the last minute of work, 16:59, where the work ends at 17:00; others write the end itself. */
function afterLast(minute: number): number {
  if (minute === 0) return 1440;
  return minute % 5 === 0 ? minute : minute + 1;
}

function minuteOfDay(text: string | undefined): number | undefined {
  const match = /^(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(text ?? '');
  if (match === null) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= 1440 && Number(match[2]) < 60 ? minute : undefined;
}
