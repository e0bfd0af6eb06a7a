import { type Recurrence, Weekday } from '@throughline/model';
import type { XmlElement } from '../xml/index.ts';

/** MSPDI's Type of a calendar exception. */
const TYPE = {
  daily: 1,
  'yearly-by-day': 2,
  'yearly-by-position': 3,
  'monthly-by-day': 4,
  'monthly-by-position': 5,
  weekly: 6,
  everyFewDays: 7,
  everyFewWeekdays: 8,
  none: 9,
} as const;

const POSITIONS = ['first', 'second', 'third', 'fourth', 'last'] as const;
const MONTH_ITEMS = [
  'day',
  'working-weekday',
  'weekend-day',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
/** DaysOfWeek is a sum of powers of two, Sunday being 1. */
const DAYS_FROM_SUNDAY = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/**
 * On which days of its period an exception holds; `'every-day'` for all of them;
 * undefined when that cannot be read.
 */
export function readRecurrence(exception: XmlElement): Recurrence | 'every-day' | undefined {
  const number = (name: string) => wholeNumber(exception.text(name));
  const type = number('Type') ?? TYPE.daily;
  const interval = number('Period') ?? 1;
  if (interval < 1 || interval > 999) return undefined;
  const counted =
    exception.text('EnteredByOccurrences') === '1' ? number('Occurrences') : undefined;
  const occurrences =
    counted === undefined || counted < 1 || counted > 9999 ? {} : { occurrences: counted };
  const day = number('MonthDay') ?? 0;
  const month = (number('Month') ?? -1) + 1;
  const position = POSITIONS[number('MonthPosition') ?? -1];
  const item = MONTH_ITEMS[number('MonthItem') ?? -1];
  const hasDay = day >= 1 && day <= 31;
  const hasMonth = month >= 1 && month <= 12;

  switch (type) {
    case TYPE.none:
      return 'every-day';
    case TYPE.daily:
      if (interval === 1) return 'every-day';
      return { pattern: 'daily', interval, ...occurrences };
    case TYPE.everyFewDays:
      return { pattern: 'daily', interval, ...occurrences };
    case TYPE.everyFewWeekdays:
      if (interval > 1) return undefined;
      return { pattern: 'weekly', interval: 1, days: Weekday.options.slice(0, 5), ...occurrences };
    case TYPE.weekly: {
      const sum = number('DaysOfWeek') ?? 0;
      const days = Weekday.options.filter((day) => (sum >> DAYS_FROM_SUNDAY.indexOf(day)) & 1);
      return days.length === 0 ? undefined : { pattern: 'weekly', interval, days, ...occurrences };
    }
    case TYPE['monthly-by-day']:
      return hasDay ? { pattern: 'monthly-by-day', interval, day, ...occurrences } : undefined;
    case TYPE['monthly-by-position']:
      if (position === undefined || item === undefined) return undefined;
      return { pattern: 'monthly-by-position', interval, position, day: item, ...occurrences };
    case TYPE['yearly-by-day']:
      if (!hasDay || !hasMonth) return undefined;
      return { pattern: 'yearly-by-day', interval, month, day, ...occurrences };
    case TYPE['yearly-by-position']:
      if (position === undefined || item === undefined || !hasMonth) return undefined;
      return {
        pattern: 'yearly-by-position',
        interval,
        month,
        position,
        day: item,
        ...occurrences,
      };
    default:
      return undefined;
  }
}

/** The elements of a recurrence by name: what `readRecurrence` reads back. */
export function recurrenceFields(
  recurrence: Recurrence | undefined,
): Readonly<Record<string, number>> {
  if (recurrence === undefined) return { Type: TYPE.daily };
  const fields: Record<string, number> = {
    Type: recurrence.pattern === 'daily' ? TYPE.everyFewDays : TYPE[recurrence.pattern],
    Period: recurrence.interval,
  };
  if (recurrence.occurrences !== undefined) fields.Occurrences = recurrence.occurrences;
  if (recurrence.pattern === 'weekly') {
    fields.DaysOfWeek = DAYS_FROM_SUNDAY.reduce(
      (sum, day, i) => sum + (recurrence.days.includes(day) ? 1 << i : 0),
      0,
    );
  }
  if ('month' in recurrence) fields.Month = recurrence.month - 1;
  if ('position' in recurrence) {
    fields.MonthPosition = POSITIONS.indexOf(recurrence.position);
    fields.MonthItem = MONTH_ITEMS.indexOf(recurrence.day);
  } else if ('day' in recurrence) {
    fields.MonthDay = recurrence.day;
  }
  return fields;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
