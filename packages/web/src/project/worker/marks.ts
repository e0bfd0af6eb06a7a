import { compileCalendars, MINUTES_PER_DAY, type WorkingCalendar } from '@throughline/engine';
import {
  CalendarDefinitions,
  type CalendarRecord,
  type ComputedPlan,
  daysOfException,
  type Moments,
  promiseTitle,
  type Records,
  statusMoment,
  Weekday,
} from '@throughline/model';
import type { TimeMarks } from '../plan-table.ts';
import { minuteAt } from './minutes.ts';

/** Days before the plan and after it for which the background is known. */
const BEFORE = 90;
const AFTER = 370;
const MOST_DAYS = 20_000;
type Stretch = TimeMarks['nonworking'][number];

/** The background of the Gantt. `finish`: of the latest work, NaN where nothing is dated. */
export function marksOf(
  records: Records,
  computed: ComputedPlan | undefined,
  moments: Moments,
): TimeMarks {
  const { project } = records;
  const start = minuteAt(computed?.schedule.start ?? project.start);
  const finish = minuteAt(computed?.forecast.finish ?? project.finish);
  const calendars = [...records.all('calendar')];
  const compiled = compileCalendars(new CalendarDefinitions(calendars).definitions);
  const calendarAt = (place: number) => (Array.isArray(compiled) ? compiled[place] : undefined);
  const own = calendars.findIndex(({ id }) => id === project.calendarId);
  const week = (calendar: CalendarRecord) => restDaysOf(records, calendar);
  const rest = calendars[own] === undefined ? [] : week(calendars[own]);
  const first = Math.floor(start / MINUTES_PER_DAY) - BEFORE;
  const until = Math.ceil((Number.isNaN(finish) ? start : finish) / MINUTES_PER_DAY) + AFTER;
  const days = { first, last: Math.min(until, first + MOST_DAYS) };
  return {
    statusDate: minuteAt(statusMoment(project, moments).at),
    now: minuteAt(moments.now),
    projectStart: start,
    projectFinish: finish,
    minutesPerDay: project.minutesPerDay,
    restDays: rest,
    nonworking: stretches(records, calendars[own], calendarAt(own), days, (hasWork, weekday) =>
      hasWork ? 'no' : rest.includes(weekday) ? 'between' : 'yes',
    ),
    windows: calendars.flatMap((calendar, place) =>
      week(calendar).length === 7
        ? stretches(records, calendar, calendarAt(place), days, (has) => (has ? 'yes' : 'no'))
        : [],
    ),
    promises: [...records.all('promise')].flatMap((promise) => {
      const { id, taskId, date } = promise;
      if (taskId !== undefined || date === undefined) return [];
      const at = minuteAt(date);
      return [{ id, title: promiseTitle(promise), at, isBroken: finish > at }];
    }),
  };
}

/** Weekdays without work, 1 is Monday, those that a base calendar says among them. */
function restDaysOf(records: Records, calendar: CalendarRecord): number[] {
  return Weekday.options.flatMap((day, place) => {
    let [at, steps]: [CalendarRecord | undefined, number] = [calendar, 0];
    while (at !== undefined && at.week[day] === undefined && steps++ < 10) {
      at = at.baseId === undefined ? undefined : records.find('calendar', at.baseId);
    }
    return (at?.week[day] ?? []).length === 0 ? [place + 1] : [];
  });
}

/** Runs of days that `is` says yes to, those `between` bridged. */
function stretches(
  records: Records,
  record: CalendarRecord | undefined,
  calendar: WorkingCalendar | undefined,
  { first, last }: { readonly first: number; readonly last: number },
  is: (hasWork: boolean, weekday: number) => 'yes' | 'no' | 'between',
): Stretch[] {
  if (record === undefined || calendar === undefined || !Number.isFinite(first)) return [];
  const found: Stretch[] = [];
  const names = namesByDay(records, record);
  let from: number | undefined;
  let end = 0;
  const close = () => {
    if (from === undefined) return;
    const [start, finish] = [from * MINUTES_PER_DAY, (end + 1) * MINUTES_PER_DAY];
    found.push({ ...withinWork(calendar, start, finish), name: names.get(from) ?? record.name });
    from = undefined;
  };
  for (let day = first; day <= last; day++) {
    const answer = is(workOf(calendar, day) > 0, (((day % 7) + 7) % 7) + 1);
    if (answer === 'yes') {
      from ??= day;
      end = day;
    } else if (answer === 'no') close();
  }
  close();
  return found;
}

function workOf(calendar: WorkingCalendar, day: number): number {
  try {
    return calendar.work(day * MINUTES_PER_DAY, (day + 1) * MINUTES_PER_DAY);
  } catch {
    return 0;
  }
}

/** A window reaches from its first working minute to its last; time without work, over whole days. */
function withinWork(calendar: WorkingCalendar, start: number, finish: number) {
  if (workOf(calendar, start / MINUTES_PER_DAY) === 0) return { start, finish };
  try {
    return { start: calendar.nextStart(start), finish: calendar.previousFinish(finish) };
  } catch {
    return { start, finish };
  }
}

/** What each day of a calendar's exceptions is called, those of its base calendars among them. */
function namesByDay(records: Records, calendar: CalendarRecord): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let [record, steps]: [CalendarRecord | undefined, number] = [calendar, 0];
  while (record !== undefined && steps++ < 10) {
    for (const exception of Object.values(record.exceptions)) {
      if (exception.name === undefined) continue;
      for (const day of daysOfException(exception)) {
        if (!names.has(day)) names.set(day, exception.name);
      }
    }
    record = record.baseId === undefined ? undefined : records.find('calendar', record.baseId);
  }
  return names;
}
