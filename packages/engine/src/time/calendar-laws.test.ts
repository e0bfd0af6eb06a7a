import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarDefinition, DayRanges, WeekPattern } from './definition.ts';
import { MINUTES_PER_DAY, weekday } from './minute.ts';
import { compileCalendars, type WorkingCalendar } from './working-calendar.ts';

/** A Wednesday in 2026, and the days around it that the oracle counts minute by minute. */
const MIDDLE = 46_080;
const FIRST = MIDDLE - 35;
const LAST = MIDDLE + 35;

const range = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 80 }))
  .map(([start, length]) => [start * 15, Math.min(2880, (start + length) * 15)] as const);
const oddRange = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([start, length]) => [start, start + length] as const);
const ranges: fc.Arbitrary<DayRanges> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<DayRanges>([]) },
  {
    weight: 3,
    arbitrary: fc.constant<DayRanges>([
      [480, 720],
      [780, 1020],
    ]),
  },
  { weight: 1, arbitrary: fc.constant<DayRanges>([[0, 1440]]) },
  { weight: 1, arbitrary: fc.constant<DayRanges>([[1320, 1800]]) },
  { weight: 3, arbitrary: fc.array(range, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(oddRange, { maxLength: 2 }) },
);
const week: fc.Arbitrary<WeekPattern> = fc.array(fc.option(ranges, { nil: undefined }), {
  minLength: 7,
  maxLength: 7,
});
const day = fc.integer({ min: MIDDLE - 30, max: MIDDLE + 30 });
const own = fc.record({
  week,
  workWeeks: fc.array(
    fc.tuple(day, fc.integer({ min: 0, max: 20 }), week).map(([firstDay, length, pattern]) => ({
      firstDay,
      lastDay: firstDay + length,
      week: pattern,
    })),
    { maxLength: 2 },
  ),
  exceptions: fc.array(fc.tuple(day, ranges), { maxLength: 6 }).map((list) => new Map(list)),
});

/** The last of up to three calendars, each derived from the one before, perhaps within another's time. */
const definitions: fc.Arbitrary<CalendarDefinition[]> = fc
  .tuple(fc.array(own, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([list, isShared]) => {
    const chained = list.map((one, index) => (index === 0 ? one : { ...one, base: index - 1 }));
    const last = chained.at(-1) as CalendarDefinition;
    return isShared ? [...chained, { ...last, intersectedWith: 0 }] : chained;
  });

const moment = fc.oneof(
  fc.integer({ min: (MIDDLE - 20) * MINUTES_PER_DAY, max: (MIDDLE + 20) * MINUTES_PER_DAY }),
  fc.integer({ min: (MIDDLE - 20) * 48, max: (MIDDLE + 20) * 48 }).map((half) => half * 30),
);
const amount = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((quarter) => quarter * 240),
  fc.integer({ min: 1, max: 9000 }),
);
const RUNS = { numRuns: 400 };

test('TIME-3, TIME-4, TIME-5, TIME-6 every answer is what counting minutes gives', () => {
  fc.assert(
    fc.property(definitions, moment, moment, amount, (list, at, other, minutes) => {
      const calendar = compiled(list);
      if (calendar === undefined) return;
      const counted = new CountedMinutes(list);
      expect(calendar.work(at, other)).toBe(counted.work(at, other));
      const agrees = (found: () => number, expected: number | undefined) => {
        if (expected !== undefined) expect(found()).toBe(expected);
      };
      agrees(() => calendar.add(at, minutes), counted.add(at, minutes));
      agrees(() => calendar.add(at, -minutes), counted.takeOff(at, minutes));
      agrees(() => calendar.nextStart(at), counted.nextStart(at));
      agrees(() => calendar.previousFinish(at), counted.previousFinish(at));
    }),
    { numRuns: 1000 },
  );
});

test('TIME-5 what was added is the work between', () => {
  fc.assert(
    fc.property(definitions, moment, amount, (list, at, minutes) => {
      const calendar = endless(list);
      if (calendar === undefined) return;
      expect(calendar.work(at, calendar.add(at, minutes))).toBe(minutes);
      expect(calendar.work(calendar.add(at, -minutes), at)).toBe(minutes);
    }),
    RUNS,
  );
});

test('TIME-6 adding and taking off again gives the moment, moved into working time', () => {
  fc.assert(
    fc.property(definitions, moment, amount, (list, at, minutes) => {
      const calendar = endless(list);
      if (calendar === undefined) return;
      expect(calendar.add(calendar.add(at, minutes), -minutes)).toBe(calendar.nextStart(at));
      expect(calendar.add(calendar.add(at, -minutes), minutes)).toBe(calendar.previousFinish(at));
    }),
    RUNS,
  );
});

test('TIME-5 adding in two steps is adding at once, and what is later stays later', () => {
  fc.assert(
    fc.property(definitions, moment, moment, amount, amount, (list, at, other, one, two) => {
      const calendar = endless(list);
      if (calendar === undefined) return;
      expect(calendar.add(calendar.add(at, one), two)).toBe(calendar.add(at, one + two));
      expect(calendar.add(calendar.add(at, -one), -two)).toBe(calendar.add(at, -one - two));
      const [earlier, later] = [Math.min(at, other), Math.max(at, other)];
      expect(calendar.add(earlier, one)).toBeLessThanOrEqual(calendar.add(later, one));
      expect(calendar.add(earlier, -one)).toBeLessThanOrEqual(calendar.add(later, -one));
    }),
    RUNS,
  );
});

test('TIME-5 an answer does not depend on what was asked before', () => {
  fc.assert(
    fc.property(
      definitions,
      fc.array(moment, { maxLength: 4 }),
      moment,
      amount,
      (list, asked, at, minutes) => {
        const [used, fresh] = [endless(list), endless(list)];
        if (used === undefined || fresh === undefined) return;
        // Far apart, so that the window grows both ways.
        for (const before of asked) used.add(before - 9_000_000, minutes);
        for (const before of asked) used.add(before + 9_000_000, -minutes);
        expect(used.add(at, minutes)).toBe(fresh.add(at, minutes));
        expect(used.add(at, -minutes)).toBe(fresh.add(at, -minutes));
        expect(used.work(at - 50_000, at)).toBe(fresh.work(at - 50_000, at));
      },
    ),
    { numRuns: 60 },
  );
});

function compiled(list: readonly CalendarDefinition[]): WorkingCalendar | undefined {
  const calendars = compileCalendars(list);
  return Array.isArray(calendars) ? calendars.at(-1) : undefined;
}

/** A calendar with working time in every week; others run out, which is tested elsewhere. */
function endless(list: readonly CalendarDefinition[]): WorkingCalendar | undefined {
  const calendar = compiled(list);
  if (calendar === undefined) return undefined;
  const far = new CountedMinutes(list, MIDDLE + 400, MIDDLE + 414);
  return far.total > 0 ? calendar : undefined;
}

/** Every minute of a stretch of days, working or not, by nothing but the definitions. */
class CountedMinutes {
  /** Working minutes before each minute of the stretch. */
  private readonly before: Int32Array;
  private readonly first: number;

  constructor(list: readonly CalendarDefinition[], firstDay = FIRST, endDay = LAST) {
    this.first = firstDay * MINUTES_PER_DAY;
    const last = list.at(-1) as CalendarDefinition;
    const works = this.minutesOf(list, last, firstDay, endDay);
    if (last.intersectedWith !== undefined) {
      const other = list[last.intersectedWith] as CalendarDefinition;
      const also = this.minutesOf(list, other, firstDay, endDay);
      for (let at = 0; at < works.length; at++)
        works[at] = (works[at] as number) & (also[at] as number);
    }
    this.before = new Int32Array(works.length + 1);
    for (let at = 0; at < works.length; at++) {
      this.before[at + 1] = (this.before[at] as number) + (works[at] as number);
    }
  }

  /** One byte a minute, 1 in working time. */
  private minutesOf(
    list: readonly CalendarDefinition[],
    calendar: CalendarDefinition,
    firstDay: number,
    endDay: number,
  ): Uint8Array {
    const works = new Uint8Array((endDay - firstDay) * MINUTES_PER_DAY);
    for (let dayNumber = firstDay - 1; dayNumber < endDay; dayNumber++) {
      const midnight = dayNumber * MINUTES_PER_DAY - this.first;
      for (const [start, end] of rangesOn(list, calendar, dayNumber)) {
        for (let at = midnight + start; at < midnight + end; at++) if (at >= 0) works[at] = 1;
      }
    }
    return works;
  }

  get total(): number {
    return this.before.at(-1) as number;
  }

  work(from: number, to: number): number {
    return this.count(to) - this.count(from);
  }

  /** The earliest moment after so much work; undefined past the stretch. */
  add(from: number, minutes: number): number | undefined {
    let at = from;
    while (this.isInside(at) && this.work(from, at) < minutes) at++;
    return this.isInside(at) ? at : undefined;
  }

  /** The latest moment with so much work up to `from`. */
  takeOff(from: number, minutes: number): number | undefined {
    let at = from;
    while (this.isInside(at) && this.work(at, from) < minutes) at--;
    return this.isInside(at) ? at : undefined;
  }

  nextStart(from: number): number | undefined {
    let at = from;
    while (this.isInside(at) && this.work(at, at + 1) === 0) at++;
    return this.isInside(at) ? at : undefined;
  }

  previousFinish(from: number): number | undefined {
    let at = from;
    while (this.isInside(at) && this.work(at - 1, at) === 0) at--;
    return this.isInside(at) ? at : undefined;
  }

  private isInside(at: number): boolean {
    return at > this.first && at < this.first + this.before.length - 2;
  }

  private count(at: number): number {
    return this.before[at - this.first] as number;
  }
}

/** TIME-4, read the other way round: from the base up, each overruling what it derives from. */
function rangesOn(
  list: readonly CalendarDefinition[],
  calendar: CalendarDefinition,
  dayNumber: number,
): DayRanges {
  return exceptionOn(list, calendar, dayNumber) ?? patternOn(list, calendar, dayNumber) ?? [];
}

function exceptionOn(
  list: readonly CalendarDefinition[],
  calendar: CalendarDefinition,
  dayNumber: number,
): DayRanges | undefined {
  const base = calendar.base === undefined ? undefined : list[calendar.base];
  const inherited = base === undefined ? undefined : exceptionOn(list, base, dayNumber);
  return calendar.exceptions?.get(dayNumber) ?? inherited;
}

function patternOn(
  list: readonly CalendarDefinition[],
  calendar: CalendarDefinition,
  dayNumber: number,
): DayRanges | undefined {
  const base = calendar.base === undefined ? undefined : list[calendar.base];
  let ranges = base === undefined ? undefined : patternOn(list, base, dayNumber);
  ranges = calendar.week[weekday(dayNumber)] ?? ranges;
  const workWeek = calendar.workWeeks?.find(
    (one) => one.firstDay <= dayNumber && dayNumber <= one.lastDay,
  );
  return workWeek?.week[weekday(dayNumber)] ?? ranges;
}
