import {
  type CalendarException,
  type CalendarRecord,
  derivedId,
  Weekday,
  type WeekPattern,
  type WorkWeek,
} from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import type { XmlElement } from '../xml/index.ts';
import { CALENDAR } from './element-fates.ts';
import { countLeftOut } from './fate.ts';
import type { Fields } from './fields.ts';
import { readDay } from './moments.ts';
import { readRecurrence } from './recurrence.ts';
import { readDayRanges, readWeek } from './working-times.ts';

const NO_DAY: WeekPattern = Object.fromEntries(Weekday.options.map((day) => [day, []]));

export interface CalendarDraft {
  readonly uid: string;
  readonly line: number;
  readonly record: CalendarRecord;
  /** UID of the calendar it is derived from; undefined for none. */
  readonly baseUid: string | undefined;
}

export function readCalendar(uid: string, fields: Fields): CalendarDraft {
  const { element, where } = fields;
  const { losses } = fields.file;
  countLeftOut(element, CALENDAR, losses, where);
  const base = fields.word('BaseCalendarUID');
  const isBase = fields.flag('IsBaseCalendar');
  return {
    uid,
    line: element.line,
    baseUid: base === undefined || base === '-1' || (base === '0' && isBase) ? undefined : base,
    record: {
      id: derivedId('ms-project', 'calendar', uid),
      kind: 'calendar',
      audience: AUDIENCE_OF_IMPORTS,
      keys: { 'ms-project.uid': uid },
      name: fields.text('Name', 4000) ?? '',
      week: {
        // A calendar derived from none works only on the days it says.
        ...(isBase ? NO_DAY : {}),
        ...readWeek(element.first('WeekDays'), losses, where),
      },
      exceptions: byId('exception', uid, readExceptions(fields)),
      workWeeks: byId('work-week', uid, readWorkWeeks(fields)),
      ...(isBase ? {} : { resourceCalendar: true }),
    },
  };
}

/** Entries get ids by their place: they have none of their own. */
function byId<T>(kind: string, uid: string, entries: readonly T[]): Record<string, T> {
  return Object.fromEntries(
    entries.map((entry, i) => [derivedId('ms-project', kind, uid, String(i)), entry]),
  );
}

/** Files since 2007 have a list of exceptions, and repeat them as days of the week of type 0 for older readers. */
function readExceptions(fields: Fields): CalendarException[] {
  const list = fields.element.first('Exceptions');
  const elements =
    list?.all('Exception') ??
    (fields.element.first('WeekDays')?.all('WeekDay') ?? []).filter(
      (day) => day.text('DayType') === '0',
    );
  return elements.flatMap((element) => readException(element, fields) ?? []);
}

function readException(element: XmlElement, fields: Fields): CalendarException | undefined {
  const { losses } = fields.file;
  const period = readPeriod(element, fields);
  const recurrence = readRecurrence(element);
  if (period === undefined || recurrence === undefined) {
    losses.add('exception-unreadable', fields.where);
    return undefined;
  }
  const name = element.first('Name')?.content ?? '';
  return {
    ...(name === '' ? {} : { name: name.slice(0, 4000) }),
    ...period,
    ranges: readDayRanges(element, losses, fields.where),
    ...(recurrence === 'every-day' ? {} : { recurrence }),
  };
}

function readWorkWeeks(fields: Fields): WorkWeek[] {
  const { losses } = fields.file;
  return (fields.element.first('WorkWeeks')?.all('WorkWeek') ?? []).flatMap((element) => {
    const period = readPeriod(element, fields);
    if (period === undefined) {
      losses.add('exception-unreadable', fields.where);
      return [];
    }
    const name = element.first('Name')?.content ?? '';
    const week = readWeek(element.first('WeekDays'), losses, fields.where);
    return [{ ...(name === '' ? {} : { name: name.slice(0, 4000) }), ...period, week }];
  });
}

/** Both days included; brought into the years that dates may have. */
function readPeriod(
  element: XmlElement,
  { file, where }: Fields,
): Pick<WorkWeek, 'from' | 'to'> | undefined {
  const period = element.first('TimePeriod');
  const from = readDay(period?.text('FromDate') ?? '');
  const to = readDay(period?.text('ToDate') ?? '');
  if (from === undefined || to === undefined || to.day < from.day) return undefined;
  if (from.moved || to.moved) file.losses.add('date-out-of-range', where);
  return { from: from.day, to: to.day };
}
