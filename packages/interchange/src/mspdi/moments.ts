import { minuteOf, minuteText } from '@throughline/engine';
import {
  isLocalDate,
  isLocalDateTime,
  type LocalDate,
  type LocalDateTime,
} from '@throughline/model';

/** How a written moment was understood. */
export type ReadMoment =
  | { readonly moment: LocalDateTime; readonly rounded?: true; readonly zone?: true }
  /** MS Project's ways of saying "none". */
  | 'none'
  | 'out-of-range'
  | 'unreadable';

const WRITTEN =
  /^(-?\d{4,9})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d*)?)?)?(Z|[+-]\d\d:?\d\d)?$/;
/** The first day that MS Project knows stands for "NA". */
const NOT_APPLICABLE = '1984-01-01T00:00:00';

/** `2026-03-02T08:00:00` to the minute. Seconds are rounded, an offset is dropped, both are said. */
export function readMoment(text: string): ReadMoment {
  if (text === NOT_APPLICABLE || text === 'NA') return 'none';
  if (text.length === 19 && text.endsWith(':00')) {
    const moment = text.slice(0, 16);
    if (isLocalDateTime(moment)) return { moment };
  }
  return readUnusual(text);
}

function readUnusual(text: string): ReadMoment {
  const match = WRITTEN.exec(text);
  if (match === null) return 'unreadable';
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone] = match;
  if (year?.length !== 4 || Number(year) < 1900 || Number(year) > 2199) return 'out-of-range';
  let moment = `${year}-${month}-${day}T${hour}:${minute}`;
  if (!isLocalDateTime(moment)) return 'unreadable';
  if (Number(second) >= 30) {
    const next = (minuteOf(moment) as number) + 1;
    moment = minuteText(next);
    if (!isLocalDateTime(moment)) return 'out-of-range';
  }
  return {
    moment,
    ...(second === '00' ? {} : { rounded: true }),
    ...(zone === undefined ? {} : { zone: true }),
  };
}

/** The day of a written moment, brought into 1900-2199 where it lies outside; undefined when unreadable. */
export function readDay(text: string): { day: LocalDate; moved: boolean } | undefined {
  const match = WRITTEN.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  if (Number(year) < 1900) return { day: '1900-01-01', moved: true };
  if (Number(year) > 2199) return { day: '2199-12-31', moved: true };
  const written = `${year}-${month}-${day}`;
  return isLocalDate(written) ? { day: written, moved: false } : undefined;
}

/** Minutes from midnight of `08:30:00`; undefined when unreadable. Seconds are cut off. */
export function readTimeOfDay(text: string): number | undefined {
  const match = /^(?:\d{4}-\d\d-\d\dT)?([01]\d|2[0-3]):([0-5]\d)(?::\d\d(?:\.\d*)?)?$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

const LENGTH =
  /^(-)?P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Minutes of `PT8H30M0S`, seconds as a fraction; undefined when unreadable. A day here has 24 hours. */
export function readLength(text: string): number | undefined {
  const match = LENGTH.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return undefined;
  const [, minus, days = 0, hours = 0, minutes = 0, seconds = 0] = match;
  const length =
    Number(days) * 1440 +
    Number(hours) * 60 +
    Number(minutes) +
    Math.round(Number(seconds) * 1000) / 60_000;
  return minus === undefined ? length : -length;
}
