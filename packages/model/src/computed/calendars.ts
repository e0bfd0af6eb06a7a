import {
  type CalendarDefinition,
  type DayRanges,
  dayNumber,
  MINUTES_PER_DAY,
  minuteOf,
  type Recurrence,
  recurringDays,
  type WeekPattern,
} from '@throughline/engine';
import {
  type CalendarException,
  type CalendarRecord,
  type RecordId,
  Weekday,
  type WeekPattern as WrittenWeek,
} from '../plan/index.ts';

/** Calendars as the engine takes them, each found by its record's id. */
export class CalendarDefinitions {
  readonly definitions: CalendarDefinition[] = [];
  readonly ids: RecordId[] = [];
  private readonly indexById = new Map<RecordId, number>();
  private readonly intersections = new Map<string, number>();

  constructor(records: Iterable<CalendarRecord>) {
    const calendars = [...records];
    for (const [index, calendar] of calendars.entries()) this.indexById.set(calendar.id, index);
    for (const calendar of calendars) {
      this.ids.push(calendar.id);
      this.definitions.push(this.definition(calendar));
    }
  }

  /** Undefined for an id that no calendar has. */
  index(id: RecordId | undefined): number | undefined {
    return id === undefined ? undefined : this.indexById.get(id);
  }

  /** The calendar of the time two calendars share: a task's and its resource's. */
  shared(first: number, second: number): number {
    if (first === second) return first;
    const key = `${first} ${second}`;
    const known = this.intersections.get(key);
    if (known !== undefined) return known;
    const index = this.definitions.length;
    this.definitions.push({
      ...(this.definitions[first] as CalendarDefinition),
      intersectedWith: second,
    });
    this.ids.push(this.ids[first] as RecordId);
    this.intersections.set(key, index);
    return index;
  }

  /** Puts an edited calendar in its place; all indexes stay, those of shared times too. */
  replace(calendar: CalendarRecord): void {
    const index = this.indexById.get(calendar.id);
    if (index === undefined) throw new Error(`not a calendar of this plan: ${calendar.id}`);
    const definition = this.definition(calendar);
    this.definitions[index] = definition;
    for (const [key, shared] of this.intersections) {
      const [first, second] = key.split(' ').map(Number);
      if (first === index && second !== undefined) {
        this.definitions[shared] = { ...definition, intersectedWith: second };
      }
    }
  }

  private definition(calendar: CalendarRecord): CalendarDefinition {
    const base = calendar.baseId === undefined ? undefined : this.indexById.get(calendar.baseId);
    return {
      ...(calendar.baseId === undefined ? {} : { base: base ?? -1 }),
      week: weekPattern(calendar.week),
      workWeeks: Object.values(calendar.workWeeks).map(({ from, to, week }) => ({
        firstDay: dayOf(from),
        lastDay: dayOf(to),
        week: weekPattern(week),
      })),
      exceptions: exceptionDays(Object.values(calendar.exceptions)),
    };
  }
}

function weekPattern(week: WrittenWeek): WeekPattern {
  return Weekday.options.map((day) => week[day]);
}

/** Single days and periods win over recurring ones; among equals the first written wins. */
function exceptionDays(exceptions: readonly CalendarException[]): Map<number, DayRanges> {
  const ranges = new Map<number, DayRanges>();
  const recurring = (one: CalendarException) => (one.recurrence === undefined ? 0 : 1);
  for (const exception of [...exceptions].sort((a, b) => recurring(a) - recurring(b))) {
    for (const day of daysOfException(exception)) {
      if (!ranges.has(day)) ranges.set(day, exception.ranges);
    }
  }
  return ranges;
}

/** The days that an exception holds on, as the engine numbers them. */
export function daysOfException({ from, to, recurrence }: CalendarException): number[] {
  const rule: Recurrence =
    recurrence === undefined ? { kind: 'daily', every: 1 } : recurrenceRule(recurrence);
  return recurringDays(rule, dayOf(from), dayOf(to), recurrence?.occurrences);
}

type WrittenRecurrence = NonNullable<CalendarException['recurrence']>;

function recurrenceRule(written: WrittenRecurrence): Recurrence {
  switch (written.pattern) {
    case 'daily':
      return { kind: 'daily', every: written.interval };
    case 'weekly':
      return {
        kind: 'weekly',
        every: written.interval,
        weekdays: written.days.map((day) => Weekday.options.indexOf(day)),
      };
    case 'monthly-by-day':
      return { kind: 'monthly-by-day', every: written.interval, day: written.day };
    case 'monthly-by-position':
      return {
        kind: 'monthly-by-position',
        every: written.interval,
        position: POSITION[written.position],
        weekdays: weekdaysOf(written.day),
      };
    case 'yearly-by-day':
      return {
        kind: 'yearly-by-day',
        every: written.interval,
        month: written.month,
        day: written.day,
      };
    case 'yearly-by-position':
      return {
        kind: 'yearly-by-position',
        every: written.interval,
        month: written.month,
        position: POSITION[written.position],
        weekdays: weekdaysOf(written.day),
      };
  }
}

const POSITION = { first: 1, second: 2, third: 3, fourth: 4, last: 5 } as const;

function weekdaysOf(day: Weekday | 'day' | 'working-weekday' | 'weekend-day'): number[] {
  if (day === 'day') return [0, 1, 2, 3, 4, 5, 6];
  if (day === 'working-weekday') return [0, 1, 2, 3, 4];
  if (day === 'weekend-day') return [5, 6];
  return [Weekday.options.indexOf(day)];
}

/** Records hold only dates from 1900 to 2199; the fallback is never reached. */
function dayOf(date: string): number {
  return (minuteOf(date) ?? dayNumber(1900, 1, 1)) / MINUTES_PER_DAY;
}
