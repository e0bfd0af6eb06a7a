import { z } from 'zod';
import { isRefusal, RecordId, Weekday, WeekPattern, WorkWeek } from '../plan/index.ts';
import { calendarEdit, withoutEntry } from './calendar-edit.ts';

/**
 * The hours of the weekdays that are named, `[]` for a day off. Those in `asBase` are taken from the base
 * calendar again, and are free where there is none.
 */
export const calendarSetWeek = calendarEdit(
  'calendar.set-week',
  { days: WeekPattern, asBase: z.array(Weekday).max(7).readonly().exactOptional() },
  (calendar, { days, asBase = [] }) => {
    const week = { ...calendar.week, ...days };
    for (const day of asBase) delete week[day];
    return { ...calendar, week };
  },
);

/** Another week for some time, both ends included: summer hours. One of this id that was there is replaced. */
export const calendarSetWorkWeek = calendarEdit(
  'calendar.set-work-week',
  { id: RecordId, workWeek: WorkWeek },
  (calendar, { id, workWeek }) => ({
    ...calendar,
    workWeeks: { ...calendar.workWeeks, [id]: workWeek },
  }),
);

/** The week is the usual one again. */
export const calendarClearWorkWeek = calendarEdit(
  'calendar.clear-work-week',
  { id: RecordId },
  (calendar, { id }) => {
    const workWeeks = withoutEntry(calendar, 'workWeeks', calendar.workWeeks, id);
    return isRefusal(workWeeks) ? workWeeks : { ...calendar, workWeeks };
  },
);
