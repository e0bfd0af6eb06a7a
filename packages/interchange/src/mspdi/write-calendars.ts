import type {
  CalendarException,
  CalendarRecord,
  DayRanges,
  Range,
  WeekPattern,
} from '@throughline/model';
import type { XmlWriter } from '../xml/index.ts';
import { recurrenceFields } from './recurrence.ts';
import { WEEKDAY_BY_DAY_TYPE } from './working-times.ts';
import { writtenTimeOfDay } from './write-values.ts';
import { placeOf, type WrittenPlan } from './written-plan.ts';

const MOST_WORKING_TIMES = 5;

export function writeCalendars(plan: WrittenPlan): void {
  plan.xml.element('Calendars', () => {
    for (const calendar of plan.records.all('calendar')) {
      plan.xml.element('Calendar', () => writeCalendar(withoutBase(calendar, plan), plan));
    }
  });
}

function writeCalendar(calendar: CalendarRecord, plan: WrittenPlan): void {
  const { xml, uids, losses } = plan;
  const base = calendar.baseId === undefined ? undefined : uids.get(calendar.baseId);
  const where = placeOf(calendar);
  xml.leaf('UID', uids.get(calendar.id));
  xml.leaf('Name', calendar.name);
  xml.flag('IsBaseCalendar', !calendar.resourceCalendar);
  xml.leaf('IsBaselineCalendar', 0);
  xml.leaf('BaseCalendarUID', base ?? -1);
  if (lengthsOf(calendar).some((length) => length !== undefined)) {
    losses.add('calendar-lengths', where);
  }
  const crowded = daysOf(calendar).filter((ranges) => ranges.length > MOST_WORKING_TIMES);
  if (crowded.length > 0) losses.add('working-times-beyond-five', where, {}, crowded.length);

  const roundTheClock = daysOf(calendar).flat().filter(isRoundTheClock);
  if (roundTheClock.length > 0) losses.add('round-the-clock', where, {}, roundTheClock.length);

  writeWeek(calendar.week, plan.xml);
  const exceptions = Object.values(calendar.exceptions);
  if (exceptions.length > 0) {
    xml.element('Exceptions', () => {
      for (const exception of exceptions) {
        xml.element('Exception', () => writeException(exception, xml));
      }
    });
  }
  const workWeeks = Object.values(calendar.workWeeks);
  if (workWeeks.length === 0) return;
  xml.element('WorkWeeks', () => {
    for (const { name, from, to, week } of workWeeks) {
      xml.element('WorkWeek', () => {
        writePeriod(from, to, xml);
        xml.leaf('Name', name);
        writeWeek(week, xml);
      });
    }
  });
}

/**
 * Only calendars of resources are derived in MS Project: another is written with all that it has from
 * its bases, its own first.
 */
function withoutBase(calendar: CalendarRecord, { records, losses }: WrittenPlan): CalendarRecord {
  if (calendar.resourceCalendar || calendar.baseId === undefined) return calendar;
  losses.add('derived-calendar', placeOf(calendar));
  const { baseId, ...whole } = calendar;
  let { week, exceptions, workWeeks } = whole;
  let base = records.find('calendar', baseId);
  for (; base !== undefined; base = base.baseId && records.find('calendar', base.baseId)) {
    week = { ...base.week, ...week };
    exceptions = { ...exceptions, ...base.exceptions };
    workWeeks = { ...workWeeks, ...base.workWeeks };
  }
  return { ...whole, week, exceptions, workWeeks };
}

function lengthsOf({
  minutesPerDay,
  minutesPerWeek,
  minutesPerMonth,
  minutesPerYear,
}: CalendarRecord) {
  return [minutesPerDay, minutesPerWeek, minutesPerMonth, minutesPerYear];
}

function daysOf({ week, exceptions, workWeeks }: CalendarRecord): DayRanges[] {
  return [
    ...Object.values(week),
    ...Object.values(exceptions).map(({ ranges }) => ranges),
    ...Object.values(workWeeks).flatMap((one) => Object.values(one.week)),
  ];
}

function writeWeek(week: WeekPattern, xml: XmlWriter): void {
  if (Object.keys(week).length === 0) return;
  xml.element('WeekDays', () => {
    for (const [dayType, weekday] of WEEKDAY_BY_DAY_TYPE.entries()) {
      const ranges = weekday === undefined ? undefined : week[weekday];
      if (ranges === undefined) continue;
      xml.element('WeekDay', () => {
        xml.leaf('DayType', dayType);
        writeRanges(ranges, xml);
      });
    }
  });
}

function writeRanges(ranges: DayRanges, xml: XmlWriter): void {
  xml.flag('DayWorking', ranges.length > 0);
  if (ranges.length === 0) return;
  xml.element('WorkingTimes', () => {
    for (const range of ranges) {
      const [start, end] = range;
      xml.element('WorkingTime', () => {
        xml.leaf('FromTime', writtenTimeOfDay(start));
        xml.leaf('ToTime', writtenTimeOfDay(isRoundTheClock(range) ? end - 1 : end));
      });
    }
  });
}

/** From a time of day to the same of the next: the two texts would be one, and mean nothing. */
function isRoundTheClock([start, end]: Range): boolean {
  return end - start === 1440 && start > 0;
}

/** The elements of an exception after its period and name, in the schema's order. */
const RECURRENCE_ORDER = [
  'Type',
  'Period',
  'DaysOfWeek',
  'MonthItem',
  'MonthPosition',
  'Month',
  'MonthDay',
] as const;

function writeException(exception: CalendarException, xml: XmlWriter): void {
  const { name, from, to, ranges, recurrence } = exception;
  const fields = recurrenceFields(recurrence);
  xml.flag('EnteredByOccurrences', recurrence?.occurrences !== undefined);
  writePeriod(from, to, xml);
  xml.leaf('Occurrences', fields.Occurrences);
  xml.leaf('Name', name);
  for (const field of RECURRENCE_ORDER) xml.leaf(field, fields[field]);
  writeRanges(ranges, xml);
}

function writePeriod(from: string, to: string, xml: XmlWriter): void {
  xml.element('TimePeriod', () => {
    xml.leaf('FromDate', `${from}T00:00:00`);
    xml.leaf('ToDate', `${to}T23:59:00`);
  });
}
