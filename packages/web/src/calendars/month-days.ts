import {
  compileCalendars,
  dateText,
  dayNumber,
  MINUTES_PER_DAY,
  weekday,
} from '@throughline/engine';
import { CalendarDefinitions, type CalendarRecord, type RecordId } from '@throughline/model';

export interface MonthDay {
  /** `2026-12-24`. */
  readonly date: string;
  readonly day: number;
  /** Minutes of work from midnight to midnight. */
  readonly work: number;
  /** What an exception on this day is called; empty where it has no name, undefined where there is none. */
  readonly exception: string | undefined;
}

export interface MonthShown {
  /** Days of the week before the first, from `weekStart`. */
  readonly lead: number;
  readonly days: readonly MonthDay[];
}

/**
 * The working time that results of a calendar, its base and its exceptions in a month. `calendars`: all of the plan's,
 * the edited one in its present form; `weekStart`: 1 is Monday, 7 is Sunday. Undefined where they do not compile.
 */
export function monthShown(
  calendars: readonly CalendarRecord[],
  id: string,
  { year, month }: { readonly year: number; readonly month: number },
  weekStart: number,
): MonthShown | undefined {
  const definitions = new CalendarDefinitions(calendars);
  const index = definitions.ids.indexOf(id as RecordId);
  const compiled = compileCalendars(definitions.definitions);
  if (!Array.isArray(compiled)) return undefined;
  const calendar = compiled[index];
  if (calendar === undefined) return undefined;
  const first = dayNumber(year, month, 1);
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  const record = calendars.find((one) => one.id === id);
  const days = Array.from({ length: next - first }, (_, place): MonthDay => {
    const day = first + place;
    const date = dateText(day);
    const exception = Object.values(record?.exceptions ?? {}).find(
      (one) => one.recurrence === undefined && one.from <= date && date <= one.to,
    );
    const at = day * MINUTES_PER_DAY;
    return {
      date,
      day: place + 1,
      work: calendar.work(at, at + MINUTES_PER_DAY),
      exception: exception === undefined ? undefined : (exception.name ?? ''),
    };
  });
  return { lead: (weekday(first) - (weekStart - 1) + 7) % 7, days };
}
