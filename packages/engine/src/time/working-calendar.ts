import {
  baseChain,
  type CalendarDefinition,
  type CalendarFault,
  dayRanges,
  flatRanges,
  sharedRanges,
} from './definition.ts';
import { END_DAY, MINUTES_PER_DAY, type Minute, TimeOutOfRange } from './minute.ts';

/** Days added on each side of a first look-up, so that most plans compile once. */
const MARGIN_DAYS = 400;
/** Working minutes (a power of two) between the marks by which a day is found from its work. */
const MARK_SHIFT = 8;

/**
 * A calendar compiled to prefix sums, so that adding work is a look-up.
 *
 * Days are compiled for a window that grows with the dates asked about, at most 1900-2199.
 * All results are moments; amounts are whole working minutes. Every method raises
 * {@link TimeOutOfRange} where the answer would lie outside those years, or where
 * the calendar has no working time left in the direction of the search.
 */
export class WorkingCalendar {
  /** Day numbers of the compiled window, the end excluded. */
  private firstDay = 0;
  private endDay = 0;
  /** Working minutes before each day of the window, and after its last day. */
  private before = new Int32Array(1);
  /** Where each day's ranges begin in {@link ranges}. */
  private rangesAt = new Int32Array(0);
  /** Per distinct day: its count of ranges, then start, end and work before, for each. */
  private readonly ranges: number[] = [0];
  private readonly rangesOfShape = new Map<string, number>([['', 0]]);
  private readonly rangesOfList = new Map<readonly number[], number>();
  /** The day in which each 2^MARK_SHIFT-th working minute of the window lies. */
  private dayAtMark = new Int32Array(1);

  constructor(
    private readonly flatRangesOf: (day: number) => readonly number[],
    /** Index of the calendar in its network, to name it in faults. */
    readonly index: number,
  ) {}

  /** Working minutes between two moments; negative when `to` is before `from`. */
  work(from: Minute, to: Minute): number {
    // Covered before either is counted: compiling further back counts from another day.
    this.dayOf(from);
    const lastDay = this.dayOf(to);
    return this.workBefore(lastDay, to) - this.workBefore(this.dayOf(from), from);
  }

  /**
   * TIME-5, TIME-6: the moment `minutes` of work after `from` (before it, when negative).
   * Going forward it is the earliest such moment (the end of a range, never the start of the
   * next); going backward the latest. Adding nothing returns `from` itself.
   */
  add(from: Minute, minutes: number): Minute {
    if (minutes > 0) return this.addForward(from, minutes);
    return minutes < 0 ? this.addBackward(from, -minutes) : from;
  }

  /** The moment itself within working time (its end excluded), else the next range's start. */
  nextStart(at: Minute): Minute {
    const day = this.dayOf(at);
    const minute = at - day * MINUTES_PER_DAY;
    const ranges = this.ranges;
    const position = this.rangesAt[day - this.firstDay] as number;
    const end = position + 3 * (ranges[position] as number);
    for (let k = position + 1; k <= end; k += 3) {
      if (minute < (ranges[k + 1] as number)) {
        const start = ranges[k] as number;
        return minute >= start ? at : day * MINUTES_PER_DAY + start;
      }
    }
    return this.startAfterWork(this.before[day + 1 - this.firstDay] as number);
  }

  /** The moment itself within working time (its start excluded), else the last range's end. */
  previousFinish(at: Minute): Minute {
    const day = this.dayOf(at);
    const minute = at - day * MINUTES_PER_DAY;
    const ranges = this.ranges;
    const position = this.rangesAt[day - this.firstDay] as number;
    for (let k = position + 3 * (ranges[position] as number) - 2; k > position; k -= 3) {
      if (minute > (ranges[k] as number)) {
        const end = ranges[k + 1] as number;
        return minute <= end ? at : day * MINUTES_PER_DAY + end;
      }
    }
    while (this.before[day - this.firstDay] === 0) this.growBack();
    return this.finishOfWork(this.before[day - this.firstDay] as number);
  }

  private addForward(from: Minute, minutes: number): Minute {
    const day = this.dayOf(from);
    const minute = from - day * MINUTES_PER_DAY;
    const ranges = this.ranges;
    const position = this.rangesAt[day - this.firstDay] as number;
    const end = position + 3 * (ranges[position] as number);
    for (let k = position + 1; k <= end; k += 3) {
      const rangeEnd = ranges[k + 1] as number;
      if (minute >= rangeEnd) continue;
      const rangeStart = ranges[k] as number;
      const start = minute > rangeStart ? minute : rangeStart;
      if (start + minutes <= rangeEnd) return day * MINUTES_PER_DAY + start + minutes;
      const worked = (ranges[k + 2] as number) + start - rangeStart;
      return this.finishOfWork((this.before[day - this.firstDay] as number) + worked + minutes);
    }
    return this.finishOfWork((this.before[day + 1 - this.firstDay] as number) + minutes);
  }

  private addBackward(from: Minute, minutes: number): Minute {
    const day = this.dayOf(from);
    const minute = from - day * MINUTES_PER_DAY;
    const ranges = this.ranges;
    const position = this.rangesAt[day - this.firstDay] as number;
    let workedToday = 0;
    for (let k = position + 3 * (ranges[position] as number) - 2; k > position; k -= 3) {
      const start = ranges[k] as number;
      if (minute <= start) continue;
      const rangeEnd = ranges[k + 1] as number;
      const end = minute < rangeEnd ? minute : rangeEnd;
      if (end - minutes >= start) return day * MINUTES_PER_DAY + end - minutes;
      workedToday = (ranges[k + 2] as number) + end - start;
      break;
    }
    while ((this.before[day - this.firstDay] as number) + workedToday < minutes) this.growBack();
    return this.startAfterWork(
      (this.before[day - this.firstDay] as number) + workedToday - minutes,
    );
  }

  /** The earliest moment with `target` working minutes of the window before it; target > 0. */
  private finishOfWork(target: number): Minute {
    while ((this.before[this.endDay - this.firstDay] as number) < target) this.growOn();
    const before = this.before;
    let day = this.dayAtMark[(target - 1) >> MARK_SHIFT] as number;
    while ((before[day + 1] as number) < target) day++;
    const rest = target - (before[day] as number);
    const ranges = this.ranges;
    let k = (this.rangesAt[day] as number) + 1;
    while ((ranges[k + 2] as number) + (ranges[k + 1] as number) - (ranges[k] as number) < rest) {
      k += 3;
    }
    const minute = (ranges[k] as number) + rest - (ranges[k + 2] as number);
    return (this.firstDay + day) * MINUTES_PER_DAY + minute;
  }

  /** The latest moment with `target` working minutes of the window before it. */
  private startAfterWork(target: number): Minute {
    while ((this.before[this.endDay - this.firstDay] as number) <= target) this.growOn();
    const before = this.before;
    let day = this.dayAtMark[target >> MARK_SHIFT] as number;
    while ((before[day + 1] as number) <= target) day++;
    const rest = target - (before[day] as number);
    const ranges = this.ranges;
    let k = (this.rangesAt[day] as number) + 1;
    while ((ranges[k + 2] as number) + (ranges[k + 1] as number) - (ranges[k] as number) <= rest) {
      k += 3;
    }
    const minute = (ranges[k] as number) + rest - (ranges[k + 2] as number);
    return (this.firstDay + day) * MINUTES_PER_DAY + minute;
  }

  /** Working minutes of the window before a moment of a covered day. */
  private workBefore(day: number, at: Minute): number {
    const minute = at - day * MINUTES_PER_DAY;
    const ranges = this.ranges;
    const position = this.rangesAt[day - this.firstDay] as number;
    const before = this.before[day - this.firstDay] as number;
    for (let k = position + 3 * (ranges[position] as number) - 2; k > position; k -= 3) {
      const start = ranges[k] as number;
      if (minute > start) {
        const end = ranges[k + 1] as number;
        return before + (ranges[k + 2] as number) + (minute < end ? minute : end) - start;
      }
    }
    return before;
  }

  /** The day of a moment, covered by the window. */
  private dayOf(at: Minute): number {
    const day = Math.floor(at / MINUTES_PER_DAY);
    if (day < this.firstDay || day >= this.endDay) this.cover(day);
    return day;
  }

  private cover(day: number): void {
    if (day < 0 || day >= END_DAY) throw new TimeOutOfRange('outside-1900-2199', this.index);
    const empty = this.endDay === this.firstDay;
    this.compile(
      Math.max(0, (empty ? day : Math.min(day, this.firstDay)) - MARGIN_DAYS),
      Math.min(END_DAY, (empty ? day : Math.max(day, this.endDay)) + MARGIN_DAYS),
    );
  }

  private growOn(): void {
    if (this.endDay >= END_DAY) throw new TimeOutOfRange('no-working-time', this.index);
    const length = this.endDay - this.firstDay;
    this.compile(this.firstDay, Math.min(END_DAY, this.endDay + length));
  }

  private growBack(): void {
    if (this.firstDay <= 0) throw new TimeOutOfRange('no-working-time', this.index);
    const length = this.endDay - this.firstDay;
    this.compile(Math.max(0, this.firstDay - length), this.endDay);
  }

  private compile(firstDay: number, endDay: number): void {
    const days = endDay - firstDay;
    const before = new Int32Array(days + 1);
    const rangesAt = new Int32Array(days);
    let work = 0;
    for (let day = 0; day < days; day++) {
      const known = firstDay + day - this.firstDay;
      const position =
        (known >= 0 ? this.rangesAt[known] : undefined) ??
        this.rangesPosition(this.flatRangesOf(firstDay + day));
      rangesAt[day] = position;
      const last = position + 3 * (this.ranges[position] as number) - 2;
      if (last > position) {
        work += (this.ranges[last + 2] as number) + (this.ranges[last + 1] as number);
        work -= this.ranges[last] as number;
      }
      before[day + 1] = work;
    }
    const dayAtMark = new Int32Array((work >> MARK_SHIFT) + 1);
    for (let mark = 0, day = 0; mark < dayAtMark.length; mark++) {
      while (day < days - 1 && (before[day + 1] as number) <= mark << MARK_SHIFT) day++;
      dayAtMark[mark] = day;
    }
    this.firstDay = firstDay;
    this.endDay = endDay;
    this.before = before;
    this.rangesAt = rangesAt;
    this.dayAtMark = dayAtMark;
  }

  private rangesPosition(flat: readonly number[]): number {
    const sameList = this.rangesOfList.get(flat);
    if (sameList !== undefined) return sameList;
    const position = this.positionOfShape(flat);
    this.rangesOfList.set(flat, position);
    return position;
  }

  private positionOfShape(flat: readonly number[]): number {
    const key = flat.join();
    const known = this.rangesOfShape.get(key);
    if (known !== undefined) return known;
    const position = this.ranges.length;
    this.rangesOfShape.set(key, position);
    this.ranges.push(flat.length / 2);
    let work = 0;
    for (let k = 0; k < flat.length; k += 2) {
      const [start, end] = [flat[k] as number, flat[k + 1] as number];
      this.ranges.push(start, end, work);
      work += end - start;
    }
    return position;
  }
}

/**
 * Compiles calendars that may be derived from one another, in the given order.
 * A calendar in which no day of the week, no work week and no exception has working time is
 * a fault, as are unknown bases, circular bases, and ranges that are not 0 <= start < end <= 2880.
 */
export function compileCalendars(
  definitions: readonly CalendarDefinition[],
): WorkingCalendar[] | CalendarFault {
  const compiled: WorkingCalendar[] = [];
  for (const [index, definition] of definitions.entries()) {
    const chain = baseChain(definitions, index);
    if (!Array.isArray(chain)) return chain;
    if (hasBadRange(definition)) return { code: 'calendar-bad-range', calendar: index };
    if (!chain.some(hasWorkingTime)) {
      return { code: 'calendar-without-working-time', calendar: index };
    }
    const own = flatDays(chain);
    if (definition.intersectedWith === undefined) {
      compiled.push(new WorkingCalendar(own, index));
      continue;
    }
    const other = baseChain(definitions, definition.intersectedWith);
    if (!Array.isArray(other)) return other;
    const theirs = flatDays(other);
    const shared = oncePerPair(sharedRanges);
    compiled.push(new WorkingCalendar((day) => shared(own(day), theirs(day)), index));
  }
  return compiled;
}

/** The flat ranges of any day. */
function flatDays(chain: readonly CalendarDefinition[]): (day: number) => readonly number[] {
  const flat = oncePerPair(flatRanges);
  return (day) => flat(dayRanges(chain, day), dayRanges(chain, day - 1));
}

/** Few days of a calendar are unlike the others: the same two lists give the same list. */
function oncePerPair<List extends object>(
  make: (first: List, second: List) => readonly number[],
): (first: List, second: List) => readonly number[] {
  const made = new Map<List, Map<List, readonly number[]>>();
  return (first, second) => {
    const bySecond = made.get(first) ?? new Map<List, readonly number[]>();
    made.set(first, bySecond);
    const list = bySecond.get(second) ?? make(first, second);
    bySecond.set(second, list);
    return list;
  };
}

function everyDay(definition: CalendarDefinition) {
  return [
    ...definition.week,
    ...(definition.workWeeks ?? []).flatMap((one) => one.week),
    ...(definition.exceptions?.values() ?? []),
  ].filter((ranges) => ranges !== undefined);
}

function hasWorkingTime(definition: CalendarDefinition): boolean {
  return everyDay(definition).some((ranges) => ranges.length > 0);
}

function hasBadRange(definition: CalendarDefinition): boolean {
  return everyDay(definition)
    .flat()
    .some(
      ([start, end]) =>
        !Number.isInteger(start) ||
        !Number.isInteger(end) ||
        start < 0 ||
        start >= end ||
        end > 2 * MINUTES_PER_DAY,
    );
}
