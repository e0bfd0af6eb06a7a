import { dateText, type WeekPattern } from '@throughline/engine';
import { type CalendarRecord, Weekday } from '@throughline/model';
import type { DraftCalendar, DraftException } from './draft.ts';
import type { RecordIds } from './record-ids.ts';

export function calendarRecord(
  calendar: DraftCalendar,
  index: number,
  ids: RecordIds,
): CalendarRecord {
  const { base, week, workWeeks = [] } = calendar.definition;
  return {
    id: ids.of('calendar', index),
    kind: 'calendar',
    audience: 'shared',
    keys: { 'ms-project.uid': String(index + 1) },
    name: calendar.name,
    ...(base === undefined ? {} : { baseId: ids.of('calendar', base) }),
    week: writtenWeek(week),
    exceptions: Object.fromEntries(
      calendar.exceptions.map((exception, number) => [
        ids.of(`exception of ${index}`, number),
        writtenException(exception),
      ]),
    ),
    workWeeks: Object.fromEntries(
      workWeeks.map(({ firstDay, lastDay, week: pattern }, number) => [
        ids.of(`work week of ${index}`, number),
        { from: dateText(firstDay), to: dateText(lastDay), week: writtenWeek(pattern) },
      ]),
    ),
    ...(calendar.ofTeam ? { resourceCalendar: true as const } : {}),
  };
}

function writtenWeek(week: WeekPattern): CalendarRecord['week'] {
  const written: CalendarRecord['week'] = {};
  for (const [index, day] of Weekday.options.entries()) {
    const ranges = week[index];
    if (ranges !== undefined) written[day] = ranges.map(([start, end]) => [start, end]);
  }
  return written;
}

type WrittenException = CalendarRecord['exceptions'][keyof CalendarRecord['exceptions']];

function writtenException(exception: DraftException): WrittenException {
  return {
    name: exception.name,
    from: dateText(exception.firstDay),
    to: dateText(exception.lastDay),
    ranges: exception.ranges.map(([start, end]) => [start, end]),
    ...recurrenceOf(exception),
  };
}

const POSITIONS = ['first', 'second', 'third', 'fourth', 'last'] as const;

/** The two kinds that generated holidays have. */
function recurrenceOf({ recurrence }: DraftException): Pick<WrittenException, 'recurrence'> {
  if (recurrence?.kind === 'yearly-by-day') {
    const { month, day } = recurrence;
    return { recurrence: { pattern: 'yearly-by-day', interval: 1, month, day } };
  }
  if (recurrence?.kind === 'yearly-by-position') {
    const { month, position, weekdays } = recurrence;
    const day = Weekday.options[weekdays[0] as number] ?? 'monday';
    const place = POSITIONS[position - 1] ?? 'last';
    return {
      recurrence: { pattern: 'yearly-by-position', interval: 1, month, position: place, day },
    };
  }
  return {};
}
