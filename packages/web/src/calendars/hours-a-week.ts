import { type CalendarRecord, Weekday } from '@throughline/model';
import { minutesIn } from './working-times.ts';

/** Of the usual week, with what it takes from its base. */
export function hoursAWeek(calendar: CalendarRecord, calendars: readonly CalendarRecord[]): number {
  const seen = new Set<string>();
  let minutes = 0;
  for (const day of Weekday.options) {
    seen.clear();
    let at: CalendarRecord | undefined = calendar;
    while (at !== undefined && at.week[day] === undefined && !seen.has(at.id)) {
      seen.add(at.id);
      const base: string | undefined = at.baseId;
      at = calendars.find(({ id }) => id === base);
    }
    minutes += minutesIn(at?.week[day] ?? []);
  }
  return minutes / 60;
}
