import { dateText, MINUTES_PER_DAY, type Minute } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import { type LocalDate, type RecordId, type ResourceRecord, Weekday } from '../plan/index.ts';
import { type AssignmentTime, assignmentTimes, calendarOfResource } from './assignment-time.ts';
import { type Occupied, peakInWeek } from './peak.ts';
import { sharesBefore } from './spread.ts';

/** What one person, role or machine has to do in one week. Minutes of work, to a tenth. */
export interface WeekLoad {
  /** The week's first day, as the project's weeks begin. */
  readonly week: LocalDate;
  readonly work: number;
  /** Working minutes of its calendar in the week, times what there is of it. */
  readonly capacity: number;
  /** Work above the capacity; 0 where it fits. */
  readonly over: number;
  /** The most units at one moment, to a thousandth: 1 is one person's whole time. */
  readonly peakUnits: number;
  /** Working minutes of the week in which more is asked at once than there is. */
  readonly minutesOverUnits: number;
}

export interface ResourceLoad {
  readonly resourceId: RecordId;
  readonly maxUnits: number;
  /** Minutes of work in the whole plan, to a tenth. */
  readonly work: number;
  /** Those with work, in order. */
  readonly weeks: readonly WeekLoad[];
}

/**
 * CST-10: the work of every work resource, week by week, evenly spread over the working time of its
 * assignments in the forecast. Those without work are left out; the others come in the order of their ids.
 */
export function resourceLoad(computed: ComputedPlan): ResourceLoad[] {
  const timesByResource = new Map<RecordId, AssignmentTime[]>();
  for (const time of assignmentTimes(computed)) {
    if (time.resource?.type !== 'work' || time.done.work + time.left.work === 0) continue;
    const known = timesByResource.get(time.resource.id);
    if (known === undefined) timesByResource.set(time.resource.id, [time]);
    else known.push(time);
  }
  const weekStart = Weekday.options.indexOf(computed.records.project.weekStart);
  return [...timesByResource]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, times]) => loadOf(computed, times, weekStart));
}

function loadOf(
  computed: ComputedPlan,
  times: readonly AssignmentTime[],
  weekStart: number,
): ResourceLoad {
  const resource = times[0]?.resource as ResourceRecord;
  const maxUnits = resource.maxUnits ?? 1;
  const own = calendarOfResource(computed, resource.calendarId);
  const occupied: Occupied[] = times
    .flatMap(({ calendar, done, left }) => [
      { calendar, ...done },
      { calendar, ...left },
    ])
    .filter(({ work }) => work > 0);
  const tenthsByWeek = new Map<number, number>();
  const occupiedByWeek = new Map<number, Occupied[]>();
  for (const stretch of occupied) {
    for (const [week, tenths] of tenthsPerWeek(stretch, weekStart)) {
      tenthsByWeek.set(week, (tenthsByWeek.get(week) ?? 0) + tenths);
      const known = occupiedByWeek.get(week);
      if (known === undefined) occupiedByWeek.set(week, [stretch]);
      else known.push(stretch);
    }
  }
  const weeks = [...tenthsByWeek]
    .sort(([a], [b]) => a - b)
    .map(([day, tenths]): WeekLoad => {
      const [from, to] = [day * MINUTES_PER_DAY, (day + 7) * MINUTES_PER_DAY];
      const work = tenths / 10;
      const capacity = Math.round(own.work(from, to) * maxUnits * 10) / 10;
      const peak = peakInWeek(occupiedByWeek.get(day) ?? [], { from, to, maxUnits });
      return { week: dateText(day), work, capacity, over: over(tenths, capacity), ...peak };
    });
  const tenths = [...tenthsByWeek.values()].reduce((sum, one) => sum + one, 0);
  return { resourceId: resource.id, maxUnits, work: tenths / 10, weeks };
}

function over(tenths: number, capacity: number): number {
  return Math.max(0, tenths - Math.round(capacity * 10)) / 10;
}

/** By the number of each week's first day; they sum to the work of the stretch. */
function* tenthsPerWeek(stretch: Occupied, weekStart: number): Generator<[number, number]> {
  const weeks: number[] = [];
  const first = firstDayOfWeek(stretch.from, weekStart);
  for (let day = first; day === first || day * MINUTES_PER_DAY < stretch.to; day += 7) {
    weeks.push(day);
  }
  const all = Math.round(stretch.work * 10);
  const ends = weeks.map((day) => (day + 7) * MINUTES_PER_DAY);
  const { parts, whole } = sharesBefore(stretch, ends);
  let before = 0;
  for (const [index, day] of weeks.entries()) {
    const until = Math.round((all * (parts[index] as number)) / whole);
    if (until > before) yield [day, until - before];
    before = until;
  }
}

/** 1900-01-01, day 0, was a Monday. */
function firstDayOfWeek(at: Minute, weekStart: number): number {
  const day = Math.floor(at / MINUTES_PER_DAY);
  return day - ((((day - weekStart) % 7) + 7) % 7);
}
