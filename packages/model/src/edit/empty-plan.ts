import type { CalendarRecord, DayRanges, LocalDateTime, RecordId } from '../plan/index.ts';
import type { Edit } from './rules.ts';

const DAY: DayRanges = [
  [480, 720],
  [780, 1020],
];

export interface EmptyPlan {
  readonly name: string;
  /** When it begins, a day: `2026-03-02`. */
  readonly start: string;
  /** Three letters: `EUR`. */
  readonly currency: string;
  /** Ids that nobody had before: of the project's record, and of its calendar. */
  readonly projectId: RecordId;
  readonly calendarId: RecordId;
}

/** The first edit of a plan. What MS Project begins with: its rules, its hours, and a month of twenty days. */
export function emptyPlan({ name, start, currency, projectId, calendarId }: EmptyPlan): Edit {
  const audience = 'internal';
  const calendar: CalendarRecord = {
    id: calendarId,
    audience,
    kind: 'calendar',
    name: 'Standard',
    week: {
      monday: DAY,
      tuesday: DAY,
      wednesday: DAY,
      thursday: DAY,
      friday: DAY,
      saturday: [],
      sunday: [],
    },
    exceptions: {},
    workWeeks: {},
  };
  const record = {
    id: projectId,
    audience,
    kind: 'project',
    name,
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: `${start}T08:00` as LocalDateTime,
    calendarId,
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    daysPerMonth: 20,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 1020,
    currency,
    criticalFloatLimit: 0,
  } as const;
  return { kind: 'project.create', record, calendar };
}
