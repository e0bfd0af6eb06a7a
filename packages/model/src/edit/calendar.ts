import { addRule, changeRule } from './add-and-change.ts';
import { calendarClearException, calendarSetException } from './calendar-exception.ts';
import { calendarFault } from './calendar-faults.ts';
import { calendarClearWorkWeek, calendarSetWeek, calendarSetWorkWeek } from './calendar-week.ts';
import { removeRule } from './removal.ts';

export const calendarRules = {
  'calendar.add': addRule('calendar', calendarFault),
  'calendar.change': changeRule('calendar', calendarFault),
  'calendar.set-week': calendarSetWeek,
  'calendar.set-exception': calendarSetException,
  'calendar.clear-exception': calendarClearException,
  'calendar.set-work-week': calendarSetWorkWeek,
  'calendar.clear-work-week': calendarClearWorkWeek,
  'calendar.remove': removeRule('calendar'),
};
