import { CalendarException, isRefusal, RecordId } from '../plan/index.ts';
import { calendarEdit, withoutEntry } from './calendar-edit.ts';

/**
 * Days off, or with other hours: a holiday, a freeze, a cut-over weekend. `ranges: []` is no work at all.
 * An exception of this id that was there is replaced.
 */
export const calendarSetException = calendarEdit(
  'calendar.set-exception',
  { id: RecordId, exception: CalendarException },
  (calendar, { id, exception }) => ({
    ...calendar,
    exceptions: { ...calendar.exceptions, [id]: exception },
  }),
);

/** The days of this exception are like any others again. */
export const calendarClearException = calendarEdit(
  'calendar.clear-exception',
  { id: RecordId },
  (calendar, { id }) => {
    const exceptions = withoutEntry(calendar, 'exceptions', calendar.exceptions, id);
    return isRefusal(exceptions) ? exceptions : { ...calendar, exceptions };
  },
);
