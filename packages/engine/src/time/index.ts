export {
  baseChain,
  type CalendarDefinition,
  type CalendarFault,
  type DayRanges,
  dayRanges,
  type WeekPattern,
} from './definition.ts';
export * from './minute.ts';
export { type Recurrence, recurringDays } from './recurrence.ts';
export { compileCalendars, WorkingCalendar } from './working-calendar.ts';
