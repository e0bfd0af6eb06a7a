import {
  civilDate,
  dayNumber,
  MINUTES_PER_DAY,
  type Minute,
  minuteOf,
  weekday,
} from '@throughline/engine';
import type { LocalDateTime } from '../plan/index.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const WEEKDAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
/** A date is one word: a line is never broken inside it. */
const SPACE = '\u00a0';

/** `12 Mar 2027`; a dash where there is no date. */
export function dayText(at: LocalDateTime | null | undefined): string {
  const date = parts(at);
  return date === undefined ? '–' : [date.day, date.month, date.year].join(SPACE);
}

/** `12 Mar`, where the year is said elsewhere. */
export function dayOfYearText(at: LocalDateTime | null | undefined): string {
  const date = parts(at);
  return date === undefined ? '–' : [date.day, date.month].join(SPACE);
}

/** `Fri 12 Mar 2027`. */
export function weekdayAndDayText(at: LocalDateTime | null | undefined): string {
  const date = parts(at);
  return date === undefined ? '–' : [date.weekday, date.day, date.month, date.year].join(SPACE);
}

/** `Fri 12 Mar 2027 17:00`. */
export function momentText(at: LocalDateTime | null | undefined): string {
  const date = parts(at);
  if (date === undefined) return '–';
  return [date.weekday, date.day, date.month, date.year, date.time].join(SPACE);
}

export function timeText(at: LocalDateTime): string {
  return at.slice(11, 16);
}

interface Parts {
  readonly weekday: string;
  readonly day: number;
  readonly month: string;
  readonly year: number;
  readonly time: string;
}

function parts(at: LocalDateTime | null | undefined): Parts | undefined {
  const minute = at === null || at === undefined ? undefined : minuteOf(at);
  if (at === null || at === undefined || minute === undefined) return undefined;
  const dayNumber = Math.floor(minute / MINUTES_PER_DAY);
  const { year, month, day } = civilDate(dayNumber);
  return {
    weekday: WEEKDAYS[weekday(dayNumber)] as string,
    day,
    month: MONTHS[month - 1] as string,
    year,
    time: timeText(at),
  };
}

/** The months that begin between two moments, `Jan 2027` for the first of a year. */
export function* monthBegins(
  from: Minute,
  to: Minute,
): Generator<{ readonly minute: Minute; readonly name: string }> {
  let { year, month } = civilDate(Math.floor(from / MINUTES_PER_DAY));
  while (true) {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    const minute = dayNumber(year, month, 1) * MINUTES_PER_DAY;
    if (minute > to) return;
    yield { minute, name: month === 1 ? `Jan ${year}` : (MONTHS[month - 1] as string) };
  }
}
