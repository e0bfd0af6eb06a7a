import type { DayRanges } from '@throughline/model';

/** Why typed working times are none: the piece that is wrong, as it was typed. */
export interface TimesFault {
  readonly fault: 'not-times' | 'overlap' | 'too-many';
  readonly piece: string;
}

const DAY = 1440;
const MOST = 48;
const BAND = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/i;

/**
 * `8:00-12:00, 13:00-17:00` as bands of minutes from midnight; empty is a day without work. A band that ends at or
 * before its start goes on into the next day: `22:00-6:00` is a night shift, `6:00-6:00` a whole day.
 */
export function parseWorkingTimes(typed: string): DayRanges | TimesFault {
  const pieces = typed
    .trim()
    .split(/\s*[,;\n]\s*|\s+(?=\d{1,2}(?:[:.]\d{2})?\s*(?:-|–|—|to))/i)
    .filter((piece) => piece !== '');
  const bands: [number, number][] = [];
  for (const piece of pieces) {
    const band = bandOf(piece);
    if (band === undefined) return { fault: 'not-times', piece };
    bands.push(band);
  }
  bands.sort(([a], [b]) => a - b);
  for (const [place, [start]] of bands.entries()) {
    const before = bands[place - 1];
    if (before !== undefined && start < before[1]) return { fault: 'overlap', piece: typed.trim() };
  }
  if (bands.length > MOST) return { fault: 'too-many', piece: typed.trim() };
  return bands;
}

export function isTimesFault(parsed: DayRanges | TimesFault): parsed is TimesFault {
  return 'fault' in parsed;
}

/** As it is typed: `08:00-12:00, 13:00-17:00`; empty for a day without work. */
export function workingTimesText(ranges: DayRanges): string {
  return ranges.map(([start, end]) => `${clock(start)}-${clock(end)}`).join(', ');
}

/** Minutes of work in a day's bands. */
export function minutesIn(ranges: DayRanges): number {
  return ranges.reduce((sum, [start, end]) => sum + end - start, 0);
}

function bandOf(piece: string): [number, number] | undefined {
  const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = BAND.exec(piece) ?? [];
  if (fromHour === undefined || toHour === undefined) return undefined;
  const start = Number(fromHour) * 60 + Number(fromMinute);
  const end = Number(toHour) * 60 + Number(toMinute);
  if (start >= DAY || end > DAY || Number(fromMinute) > 59 || Number(toMinute) > 59) {
    return undefined;
  }
  return [start, end <= start ? end + DAY : end];
}

/** Midnight at the end of the day is 24:00; what lies beyond is the next day's time. */
function clock(minute: number): string {
  const shown = minute > DAY ? minute - DAY : minute;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`;
}
