import { z } from 'zod';
import { Minutes } from './duration.ts';
import { DayRanges, LocalDate, Weekday } from './local-time.ts';
import { Flag, Name, recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

/** A day that is absent is taken from the base calendar; without a base nobody works on it. */
export const WeekPattern = z.partialRecord(Weekday, DayRanges);
export type WeekPattern = z.infer<typeof WeekPattern>;

const Position = z.enum(['first', 'second', 'third', 'fourth', 'last']);
const PositionDay = z.enum([...Weekday.options, 'day', 'working-weekday', 'weekend-day']);
const Interval = z.int().min(1).max(999);
const Month = z.int().min(1).max(12);
const DayOfMonth = z.int().min(1).max(31);
const occurrences = z.int().min(1).max(9999).exactOptional();

/** Which days between an exception's `from` and `to` it holds on; every one when it has no recurrence. */
export const Recurrence = z.discriminatedUnion('pattern', [
  z.strictObject({ pattern: z.literal('daily'), interval: Interval, occurrences }),
  z.strictObject({
    pattern: z.literal('weekly'),
    interval: Interval,
    days: z.array(Weekday).min(1).max(7),
    occurrences,
  }),
  z.strictObject({
    pattern: z.literal('monthly-by-day'),
    interval: Interval,
    day: DayOfMonth,
    occurrences,
  }),
  z.strictObject({
    pattern: z.literal('monthly-by-position'),
    interval: Interval,
    position: Position,
    day: PositionDay,
    occurrences,
  }),
  z.strictObject({
    pattern: z.literal('yearly-by-day'),
    interval: Interval,
    month: Month,
    day: DayOfMonth,
    occurrences,
  }),
  z.strictObject({
    pattern: z.literal('yearly-by-position'),
    interval: Interval,
    month: Month,
    position: Position,
    day: PositionDay,
    occurrences,
  }),
]);
export type Recurrence = z.infer<typeof Recurrence>;

/** Days, both ends included, whose ranges replace the week's; `[]` is a day off. */
export const CalendarException = z.strictObject({
  name: Name.exactOptional(),
  from: LocalDate,
  to: LocalDate,
  ranges: DayRanges,
  recurrence: Recurrence.exactOptional(),
});
export type CalendarException = z.infer<typeof CalendarException>;

/** Another week pattern between two days, both included. */
export const WorkWeek = z.strictObject({
  name: Name.exactOptional(),
  from: LocalDate,
  to: LocalDate,
  week: WeekPattern,
});
export type WorkWeek = z.infer<typeof WorkWeek>;

export const CalendarRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('calendar'),
  name: Name,
  /** The calendar this one is derived from. */
  baseId: RecordId.exactOptional(),
  week: WeekPattern,
  exceptions: z.record(RecordId, CalendarException),
  workWeeks: z.record(RecordId, WorkWeek),
  /** Belongs to one resource and is not offered for tasks. */
  resourceCalendar: Flag,
  /** P6 keeps per calendar what MS Project keeps per project. Working minutes. */
  minutesPerDay: Minutes.min(1).exactOptional(),
  minutesPerWeek: Minutes.min(1).exactOptional(),
  minutesPerMonth: Minutes.min(1).exactOptional(),
  minutesPerYear: Minutes.min(1).exactOptional(),
});
export type CalendarRecord = z.infer<typeof CalendarRecord>;
