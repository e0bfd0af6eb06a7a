import { describe, expect, test } from 'vitest';
import {
  all,
  type Elements,
  lossOf,
  only,
  planOf,
  refusalOf,
  STANDARD,
} from './mspdi-text.testing.ts';

const DAY = [
  [480, 720],
  [780, 1020],
];

function withExceptions(...exceptions: Elements[]) {
  return planOf({ calendars: [{ ...STANDARD, Exceptions: { Exception: exceptions } }] });
}

function exceptionOf(fields: Elements) {
  const plan = withExceptions({
    TimePeriod: { FromDate: '2026-04-03T00:00:00', ToDate: '2026-12-31T23:59:00' },
    DayWorking: 0,
    ...fields,
  });
  return Object.values(only(plan, 'calendar').exceptions)[0];
}

describe('a calendar', () => {
  test('has its week; days that are not said are days off where nothing is derived', () => {
    const { week, name, resourceCalendar } = only(planOf(), 'calendar');
    expect(name).toBe('Standard');
    expect(resourceCalendar).toBeUndefined();
    expect(week).toMatchObject({ monday: DAY, friday: DAY, saturday: [], sunday: [] });
    const short = planOf({
      calendars: [
        { UID: 1, IsBaseCalendar: 1, WeekDays: { WeekDay: { DayType: 2, DayWorking: 1 } } },
      ],
    });
    expect(only(short, 'calendar').week).toMatchObject({ monday: DAY, tuesday: [] });
    expect(lossOf(short, 'calendar-hours-assumed')?.count).toBe(1);
  });

  test('of a resource is derived', () => {
    const plan = planOf({
      calendars: [STANDARD, { UID: 5, Name: 'Ada', IsBaseCalendar: 0, BaseCalendarUID: 1 }],
    });
    const [standard, ada] = all(plan, 'calendar');
    expect(ada).toMatchObject({ baseId: standard?.id, resourceCalendar: true, week: {} });
  });

  test.each([
    ['00:00:00', '00:00:00', [0, 1440]],
    ['22:00:00', '06:00:00', [1320, 1800]],
    ['16:00:00', '00:00:00', [960, 1440]],
  ])('works from %s to %s', (FromTime, ToTime, range) => {
    const WeekDay = {
      DayType: 2,
      DayWorking: 1,
      WorkingTimes: { WorkingTime: { FromTime, ToTime } },
    };
    const plan = planOf({ calendars: [{ UID: 1, IsBaseCalendar: 1, WeekDays: { WeekDay } }] });
    expect(only(plan, 'calendar').week.monday).toEqual([range]);
  });

  test('with overlapping times is mended and said', () => {
    const WorkingTime = [
      { FromTime: '13:00:00', ToTime: '17:00:00' },
      { FromTime: '08:00:00', ToTime: '14:00:00' },
    ];
    const WeekDay = { DayType: 2, DayWorking: 1, WorkingTimes: { WorkingTime } };
    const plan = planOf({ calendars: [{ UID: 1, IsBaseCalendar: 1, WeekDays: { WeekDay } }] });
    expect(only(plan, 'calendar').week.monday).toEqual([[480, 1020]]);
    expect(lossOf(plan, 'working-times-merged')?.count).toBe(1);
  });

  test('has work weeks', () => {
    const WorkWeek = {
      TimePeriod: { FromDate: '2026-06-01T00:00:00', ToDate: '2026-06-30T23:59:59' },
      Name: 'June',
      WeekDays: { WeekDay: { DayType: 7, DayWorking: 0 } },
    };
    const plan = planOf({ calendars: [{ ...STANDARD, WorkWeeks: { WorkWeek } }] });
    expect(Object.values(only(plan, 'calendar').workWeeks)).toEqual([
      { name: 'June', from: '2026-06-01', to: '2026-06-30', week: { saturday: [] } },
    ]);
  });
});

describe('exceptions', () => {
  test('hold on all days of their period', () => {
    const plan = withExceptions({
      Name: 'Easter',
      TimePeriod: { FromDate: '2026-04-03T00:00:00', ToDate: '2026-04-06T23:59:59' },
      Type: 1,
      DayWorking: 0,
    });
    expect(Object.values(only(plan, 'calendar').exceptions)).toEqual([
      { name: 'Easter', from: '2026-04-03', to: '2026-04-06', ranges: [] },
    ]);
  });

  test('of files before 2007 are days of the week of type 0', () => {
    const WeekDay = [
      { DayType: 2, DayWorking: 1 },
      {
        DayType: 0,
        DayWorking: 1,
        TimePeriod: { FromDate: '2003-05-01T00:00:00', ToDate: '2003-05-01T23:59:00' },
        WorkingTimes: { WorkingTime: { FromTime: '08:00:00', ToTime: '12:00:00' } },
      },
    ];
    const calendar = { UID: 1, IsBaseCalendar: 1, WeekDays: { WeekDay } };
    const old = only(planOf({ calendars: [calendar] }), 'calendar');
    expect(Object.values(old.exceptions)).toEqual([
      { from: '2003-05-01', to: '2003-05-01', ranges: [[480, 720]] },
    ]);
    const both = only(
      planOf({ calendars: [{ ...calendar, Exceptions: { Exception: [] } }] }),
      'calendar',
    );
    expect(both.exceptions).toEqual({});
  });

  test.each<[Elements, object | undefined]>([
    [{ Type: 1 }, undefined],
    [{ Type: 9 }, undefined],
    [
      { Type: 7, Period: 3 },
      { pattern: 'daily', interval: 3 },
    ],
    [
      { Type: 6, Period: 2, DaysOfWeek: 34 },
      { pattern: 'weekly', interval: 2, days: ['monday', 'friday'] },
    ],
    [
      { Type: 4, Period: 1, MonthDay: 31 },
      { pattern: 'monthly-by-day', interval: 1, day: 31 },
    ],
    [
      { Type: 5, Period: 1, MonthItem: 4, MonthPosition: 3 },
      { pattern: 'monthly-by-position', interval: 1, position: 'fourth', day: 'monday' },
    ],
    [
      { Type: 2, Month: 11, MonthDay: 25 },
      { pattern: 'yearly-by-day', interval: 1, month: 12, day: 25 },
    ],
    [
      { Type: 3, Month: 4, MonthItem: 1, MonthPosition: 4 },
      {
        pattern: 'yearly-by-position',
        interval: 1,
        month: 5,
        position: 'last',
        day: 'working-weekday',
      },
    ],
    [
      { Type: 2, Month: 0, MonthDay: 1, EnteredByOccurrences: 1, Occurrences: 4 },
      { pattern: 'yearly-by-day', interval: 1, month: 1, day: 1, occurrences: 4 },
    ],
    [
      { Type: 2, Month: 0, MonthDay: 1, Occurrences: 4 },
      { pattern: 'yearly-by-day', interval: 1, month: 1, day: 1 },
    ],
    [
      { Type: 8, Period: 1 },
      {
        pattern: 'weekly',
        interval: 1,
        days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      },
    ],
  ])('recur: %j', (fields, recurrence) => {
    expect(exceptionOf(fields)?.recurrence).toEqual(recurrence);
  });

  test.each<[string, Elements]>([
    ['a kind of recurrence that nobody knows', { Type: 12 }],
    ['no day of the month', { Type: 4 }],
    [
      'an end before the start',
      { TimePeriod: { FromDate: '2026-05-02T00:00:00', ToDate: '2026-05-01T00:00:00' } },
    ],
    ['no period', { TimePeriod: '' }],
  ])('with %s are left out and said', (_, fields) => {
    const plan = withExceptions({
      TimePeriod: { FromDate: '2026-04-03T00:00:00', ToDate: '2026-04-06T23:59:59' },
      ...fields,
    });
    expect(only(plan, 'calendar').exceptions).toEqual({});
    expect(lossOf(plan, 'exception-unreadable')?.count).toBe(1);
  });

  test('reach only as far as dates do', () => {
    const plan = withExceptions({
      TimePeriod: { FromDate: '0001-01-01T00:00:00', ToDate: '9999-12-31T00:00:00' },
      DayWorking: 0,
    });
    expect(Object.values(only(plan, 'calendar').exceptions)).toEqual([
      { from: '1900-01-01', to: '2199-12-31', ranges: [] },
    ]);
    expect(lossOf(plan, 'date-out-of-range')?.count).toBe(1);
  });
});

describe('calendars that do not fit together', () => {
  const OFF = {
    UID: 2,
    Name: 'Never',
    IsBaseCalendar: 1,
    WeekDays: { WeekDay: { DayType: 2, DayWorking: 0 } },
  };

  test('none at all: a standard one is assumed and said', () => {
    const plan = planOf({ calendars: [] });
    expect(only(plan, 'calendar')).toMatchObject({
      name: 'Standard',
      week: { monday: DAY, sunday: [] },
    });
    expect(lossOf(plan, 'calendar-assumed')?.count).toBe(1);
  });

  test('one that never works is left out, and what used it said', () => {
    const plan = planOf({
      calendars: [STANDARD, OFF],
      tasks: [{ UID: 1, Name: 'a', CalendarUID: 2 }],
    });
    expect(all(plan, 'calendar')).toHaveLength(1);
    expect(all(plan, 'task')[0]?.calendarId).toBeUndefined();
    expect(lossOf(plan, 'calendar-never-works')?.where).toEqual(['calendar 2 Never']);
    expect(lossOf(plan, 'reference-dangling')).toMatchObject({
      where: ['task 1 a'],
      parameters: { field: 'CalendarUID' },
    });
  });

  test('the project’s own must work', () => {
    const refusal = refusalOf({ calendars: [STANDARD, OFF], header: { CalendarUID: 2 } });
    expect(refusal).toMatchObject({
      refused: 'project-calendar-never-works',
      parameters: { calendar: 'Never' },
    });
  });

  test('derived in a circle: the circle is opened and said', () => {
    const plan = planOf({
      calendars: [
        STANDARD,
        {
          UID: 2,
          Name: 'a',
          IsBaseCalendar: 0,
          BaseCalendarUID: 3,
          WeekDays: { WeekDay: { DayType: 2, DayWorking: 1 } },
        },
        { UID: 3, Name: 'b', IsBaseCalendar: 0, BaseCalendarUID: 2 },
      ],
    });
    const bases = all(plan, 'calendar').map(({ baseId }) => baseId);
    expect(bases.filter((base) => base !== undefined)).toHaveLength(1);
    expect(lossOf(plan, 'calendar-base-removed')?.count).toBe(1);
  });

  test('derived from one that is not there: from the project’s, and said', () => {
    const plan = planOf({
      calendars: [STANDARD, { UID: 2, Name: 'a', IsBaseCalendar: 0, BaseCalendarUID: 8 }],
    });
    const [standard, derived] = all(plan, 'calendar');
    expect(derived?.baseId).toBe(standard?.id);
    expect(lossOf(plan, 'reference-dangling')?.where).toEqual(['calendar 2 a']);
  });

  test('a project calendar that is not there: the first is taken and said', () => {
    const plan = planOf({ header: { CalendarUID: 8 } });
    expect(only(plan, 'project').calendarId).toBe(only(plan, 'calendar').id);
    expect(lossOf(plan, 'reference-dangling')?.where).toEqual(['project']);
  });

  test('two with one UID are refused with both places', () => {
    expect(refusalOf({ calendars: [STANDARD, STANDARD] })).toMatchObject({
      refused: 'record-twice',
      parameters: { record: 'calendars', id: '1', first: 'line 1', second: 'line 1' },
    });
  });
});
