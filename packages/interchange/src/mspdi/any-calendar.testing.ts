import { dateText } from '@throughline/engine';
import {
  type CalendarException,
  type CalendarRecord,
  type Range,
  type RecordId,
  type Recurrence,
  Weekday,
  type WeekPattern,
} from '@throughline/model';
import fc from 'fast-check';
import { day, id, maybe, text, whole } from './any-value.testing.ts';

const range: fc.Arbitrary<Range> = fc
  .tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 1439 }))
  .map(([start, length]) => [start, start + length]);

const shifts = fc.oneof(
  fc.constant<Range[]>([]),
  range.map((one) => [one]),
  fc.constant<Range[]>([
    [480, 720],
    [780, 1020],
  ]),
  fc.constant<Range[]>([[0, 1440]]),
);

const fullWeek: fc.Arbitrary<WeekPattern> = fc
  .tuple(...Weekday.options.map(() => shifts))
  .map((days) => ({
    ...Object.fromEntries(Weekday.options.map((weekday, i) => [weekday, days[i] ?? []])),
    monday: [
      [480, 720],
      [780, 1020],
    ],
  }));

const partWeek = fc.dictionary(
  fc.constantFrom(...Weekday.options),
  shifts,
) as fc.Arbitrary<WeekPattern>;

const interval = fc.integer({ min: 1, max: 12 });

const occurrences = maybe(fc.integer({ min: 1, max: 99 }));

const position = fc.constantFrom('first', 'second', 'third', 'fourth', 'last' as const);

const positionDay = fc.constantFrom(
  ...Weekday.options,
  'day',
  'working-weekday',
  'weekend-day' as const,
);

const monthDay = fc.integer({ min: 1, max: 31 });

const month = fc.integer({ min: 1, max: 12 });

const recurrence = fc.oneof(
  whole(fc.record({ pattern: fc.constant('daily'), interval, occurrences })),
  whole(
    fc.record({
      pattern: fc.constant('weekly'),
      interval,
      days: fc.subarray([...Weekday.options], { minLength: 1 }),
      occurrences,
    }),
  ),
  whole(
    fc.record({ pattern: fc.constant('monthly-by-day'), interval, day: monthDay, occurrences }),
  ),
  whole(
    fc.record({
      pattern: fc.constant('monthly-by-position'),
      interval,
      position,
      day: positionDay,
      occurrences,
    }),
  ),
  whole(
    fc.record({
      pattern: fc.constant('yearly-by-day'),
      interval,
      month,
      day: monthDay,
      occurrences,
    }),
  ),
  whole(
    fc.record({
      pattern: fc.constant('yearly-by-position'),
      interval,
      month,
      position,
      day: positionDay,
      occurrences,
    }),
  ),
) as fc.Arbitrary<Recurrence>;

const period = fc
  .tuple(day, fc.integer({ min: 0, max: 400 }))
  .map(([from, days]) => ({ from: dateText(from), to: dateText(from + days) }));

const exception = fc
  .tuple(
    period,
    whole(fc.record({ name: maybe(text), ranges: shifts, recurrence: maybe(recurrence) })),
  )
  .map(([dates, rest]) => ({ ...rest, ...dates }) as CalendarException);

const workWeek = fc
  .tuple(period, whole(fc.record({ name: maybe(text), week: partWeek })))
  .map(([dates, rest]) => ({ ...rest, ...dates }));

function byPlace<T>(kind: string, uid: string, entries: readonly T[]): Record<RecordId, T> {
  return Object.fromEntries(entries.map((entry, i) => [id(kind, uid, String(i)), entry]));
}

export const calendars = fc
  .array(
    fc.record({
      name: text,
      fullWeek,
      partWeek,
      derived: fc.boolean(),
      exceptions: fc.array(exception, { maxLength: 3 }),
      workWeeks: fc.array(workWeek, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((drafts) =>
    drafts.map(
      (
        { name, fullWeek: full, partWeek: part, derived, exceptions, workWeeks },
        i,
      ): CalendarRecord => {
        const uid = String(i + 1);
        const ofResource = derived && i > 0;
        return {
          id: id('calendar', uid),
          kind: 'calendar',
          audience: 'internal',
          keys: { 'ms-project.uid': uid },
          name,
          week: ofResource ? part : full,
          exceptions: byPlace('exception', uid, exceptions),
          workWeeks: byPlace('work-week', uid, workWeeks),
          ...(ofResource ? { baseId: id('calendar', '1'), resourceCalendar: true } : {}),
        };
      },
    ),
  );
