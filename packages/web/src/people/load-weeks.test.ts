import type { CalendarRecord, RecordId, WeekLoad } from '@throughline/model';
import { expect, test } from 'vitest';
import { everyWeek, weeksFrom } from './load-weeks.ts';

const calendars: CalendarRecord[] = [
  {
    id: 'c' as RecordId,
    kind: 'calendar',
    audience: 'shared',
    name: 'Two days',
    week: { monday: [[480, 960]], tuesday: [[480, 960]] },
    exceptions: {
      ['x' as RecordId]: { from: '2026-11-16', to: '2026-11-16', ranges: [] },
    },
    workWeeks: {},
  },
];
const week = (day: string, work: number): WeekLoad => ({
  week: day,
  work,
  capacity: 1920,
  over: Math.max(0, work - 1920),
  peakUnits: 2,
  minutesOverUnits: 0,
});

test('weeks without work are there, with the time there is in them', () => {
  const weeks = everyWeek(
    { weeks: [week('2026-11-09', 2400), week('2026-11-23', 480)] },
    { calendars, calendarId: 'c' as RecordId, maxUnits: 2 },
  );
  expect(weeks).toEqual([
    { week: '2026-11-09', work: 2400, capacity: 1920, over: 480 },
    // The Monday is off, and there are two of them.
    { week: '2026-11-16', work: 0, capacity: 960, over: 0 },
    { week: '2026-11-23', work: 480, capacity: 1920, over: 0 },
  ]);
  expect(everyWeek({ weeks: [] }, { calendars, calendarId: 'c' as RecordId, maxUnits: 2 })).toEqual(
    [],
  );
});

test('weeks go on from the one that the moment lies in', () => {
  const weeks = [{ week: '2026-11-09' }, { week: '2026-11-16' }];
  expect(weeksFrom(weeks, '2026-11-15T17:00')).toEqual(weeks);
  expect(weeksFrom(weeks, '2026-11-16T08:00')).toEqual([{ week: '2026-11-16' }]);
  expect(weeksFrom(weeks, undefined)).toEqual(weeks);
});
