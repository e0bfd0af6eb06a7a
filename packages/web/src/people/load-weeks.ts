import { compileCalendars, dateText, MINUTES_PER_DAY, minuteOf } from '@throughline/engine';
import {
  CalendarDefinitions,
  type CalendarRecord,
  type RecordId,
  type ResourceLoad,
} from '@throughline/model';

export interface Week {
  /** Its first day. */
  readonly week: string;
  /** Minutes. */
  readonly work: number;
  readonly capacity: number;
  /** Minutes of work above what there is. */
  readonly over: number;
}

export interface CapacityOf {
  readonly calendars: readonly CalendarRecord[];
  /** The resource's own calendar, else the project's. */
  readonly calendarId: RecordId | undefined;
  readonly maxUnits: number;
}

/** Every week from the first with work to the last, those without work too, with what there is of the resource. */
export function everyWeek(load: Pick<ResourceLoad, 'weeks'>, capacity: CapacityOf): Week[] {
  const [first] = load.weeks;
  const last = load.weeks.at(-1);
  if (first === undefined || last === undefined) return [];
  const known = new Map(load.weeks.map((week) => [week.week as string, week]));
  const capacityAt = capacityByWeek(capacity);
  const weeks: Week[] = [];
  for (let day = dayOf(first.week); day <= dayOf(last.week); day += 7) {
    const week = dateText(day);
    const found = known.get(week);
    weeks.push(
      found === undefined
        ? { week, work: 0, capacity: capacityAt(day), over: 0 }
        : { week, work: found.work, capacity: found.capacity, over: found.over },
    );
  }
  return weeks;
}

/** From the week that the moment lies in. */
export function weeksFrom<W extends { readonly week: string }>(
  weeks: readonly W[],
  moment: string | undefined,
): readonly W[] {
  if (moment === undefined) return weeks;
  const day = dayOf(moment.slice(0, 10));
  return weeks.filter(({ week }) => dayOf(week) + 7 > day);
}

function capacityByWeek({ calendars, calendarId, maxUnits }: CapacityOf): (day: number) => number {
  const { definitions, ids } = new CalendarDefinitions(calendars);
  const compiled = compileCalendars(definitions);
  const calendar = Array.isArray(compiled)
    ? compiled[calendarId === undefined ? -1 : ids.indexOf(calendarId)]
    : undefined;
  return (day) =>
    (calendar?.work(day * MINUTES_PER_DAY, (day + 7) * MINUTES_PER_DAY) ?? 0) * maxUnits;
}

function dayOf(date: string): number {
  return Math.floor((minuteOf(date) ?? 0) / MINUTES_PER_DAY);
}
