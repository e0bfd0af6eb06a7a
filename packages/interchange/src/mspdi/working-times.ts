import type { DayRanges, Range, Weekday, WeekPattern } from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import type { XmlElement } from '../xml/index.ts';
import { readTimeOfDay } from './moments.ts';

/** MSPDI's DayType: 1 is Sunday, 0 is an exception of files before 2007. */
export const WEEKDAY_BY_DAY_TYPE: readonly (Weekday | undefined)[] = [
  undefined,
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** MS Project's own working day, for a day that works without saying when. */
export const STANDARD_DAY: DayRanges = [
  [480, 720],
  [780, 1020],
];

const MINUTES_PER_DAY = 1440;
const MOST_RANGES = 48;

/** The days of the week that are described; those that are not come from the base calendar. */
export function readWeek(
  weekDays: XmlElement | undefined,
  losses: LossList,
  where: () => string,
): WeekPattern {
  const week: WeekPattern = {};
  for (const day of weekDays?.all('WeekDay') ?? []) {
    const weekday = WEEKDAY_BY_DAY_TYPE[Number(day.text('DayType'))];
    if (weekday !== undefined) week[weekday] = readDayRanges(day, losses, where);
  }
  return week;
}

/** The ranges of an element with DayWorking and WorkingTimes; `[]` for a day off. */
export function readDayRanges(day: XmlElement, losses: LossList, where: () => string): DayRanges {
  const working = day.text('DayWorking');
  if (working !== '1' && working !== 'true') return [];
  const times = day.first('WorkingTimes')?.all('WorkingTime') ?? [];
  const ranges: Range[] = [];
  for (const time of times) {
    const range = readRange(time);
    if (range === undefined) losses.add('working-times-merged', where);
    else if (range !== 'none') ranges.push(range);
  }
  if (ranges.length > 0) return inOrder(ranges, losses, where);
  losses.add('calendar-hours-assumed', where);
  return STANDARD_DAY;
}

/** A shift that ends at or before its start goes on into the next day; midnight to midnight is all day. */
function readRange(time: XmlElement): Range | 'none' | undefined {
  const [fromText, toText] = [time.text('FromTime'), time.text('ToTime')];
  // MS Project writes empty elements up to its fixed number of five.
  if (fromText === undefined && toText === undefined) return 'none';
  const from = readTimeOfDay(fromText ?? '');
  const to = readTimeOfDay(toText ?? '');
  if (from === undefined || to === undefined || (from === to && from !== 0)) return undefined;
  return [from, to > from ? to : to + MINUTES_PER_DAY];
}

function inOrder(ranges: Range[], losses: LossList, where: () => string): DayRanges {
  ranges.sort(([a], [b]) => a - b);
  const merged: Range[] = [];
  for (const [start, end] of ranges) {
    const last = merged.at(-1);
    if (last === undefined || start >= last[1]) {
      merged.push([start, end]);
      continue;
    }
    losses.add('working-times-merged', where);
    last[1] = Math.min(Math.max(last[1], end), last[0] + MINUTES_PER_DAY);
  }
  if (merged.length > MOST_RANGES) {
    losses.add('working-times-merged', where, {}, merged.length - MOST_RANGES);
    merged.length = MOST_RANGES;
  }
  return merged;
}
