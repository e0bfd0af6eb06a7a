import { type DurationScale, printAmount, printDuration, printLag } from '../notation/index.ts';
import type { Duration, Json, Lag, Money } from '../plan/index.ts';
import type { NameOf } from './sentence.ts';

const UNITS_OF_ANY_SCALE: DurationScale = {
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  minutesPerMonth: 9600,
};

/** Fields that hold minutes, by the unit people count them in. */
const MINUTES: Readonly<Record<string, 'd' | 'h'>> = {
  remaining: 'd',
  actualDuration: 'd',
  delay: 'd',
  levelingDelay: 'd',
  criticalFloatLimit: 'd',
  work: 'h',
  actualWork: 'h',
  remainingWork: 'h',
  overtimeWork: 'h',
};
const PERCENT = new Set([
  'percentComplete',
  'percentWorkComplete',
  'physicalPercentComplete',
  'units',
  'maxUnits',
]);
const OUT_OF_ONE = new Set(['units', 'maxUnits']);
/** Fields whose values are words of ours, which need no quotes. */
const OUR_WORDS = new Set(
  'type fixed audience mode rules standing accrual per scheduleFrom currency cause weekStart contour rateTable percentCompleteType'.split(
    ' ',
  ),
);
const MOST_TEXT = 60;

/** What people call a field whose own name they would not say. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  calendarId: 'calendar',
  baseId: 'base calendar',
  resourceId: 'resource',
  taskId: 'task',
  eventId: 'event',
  percentComplete: 'percent complete',
  fixed: 'fixed part',
  week: 'working week',
  rank: 'place',
  wbs: 'WBS code',
  to: 'recipient',
  at: 'date',
};

/** `actualStart` is said "actual start", and an entry of a map is said with what it is in. */
export function fieldWords(path: string, name: NameOf): string {
  const [field = '', key] = path.split('/');
  if (key === undefined) return FIELD_WORDS[field] ?? spaced(field);
  if (field === 'custom') return name(key);
  if (field === 'week') return `hours on ${key}`;
  return `${spaced(field).replace(/s$/, '')}`;
}

/**
 * A value as people write it; undefined for one that is longer than a line can hold.
 * @param scale without one, lengths are said in hours and minutes
 */
export function valueText(
  path: string,
  value: Json,
  name: NameOf,
  scale: DurationScale | undefined,
): string | undefined {
  const field = path.split('/')[0] as string;
  if (typeof value === 'string') return stringText(field, value, name);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(field, value, scale);
  if (value === null || Array.isArray(value)) return undefined;
  if ('currency' in value) return printAmount(value as unknown as Money);
  if ('percent' in value) return printLag(value as unknown as Lag, UNITS_OF_ANY_SCALE);
  if ('minutes' in value && 'unit' in value) {
    return lengthText(value as unknown as Duration, scale, field === 'lag');
  }
  if ('type' in value) {
    const type = String(value.type).replaceAll('-', ' ');
    const date = value.date;
    return typeof date === 'string' ? `${type} ${dateText(date)}` : type;
  }
  return undefined;
}

/** `2026-03-02 08:00`. */
export function dateText(date: string): string {
  return date.replace('T', ' ');
}

/** Minutes of work or of time, in the unit people count them in. */
export function lengthText(
  length: Duration | Extract<Lag, { minutes: number }>,
  scale: DurationScale | undefined,
  isLag = false,
): string {
  const print = isLag ? printLag : printDuration;
  if (scale !== undefined) return print(length, scale);
  const unit = length.minutes % 60 === 0 ? 'h' : 'm';
  return print({ ...length, unit }, UNITS_OF_ANY_SCALE);
}

function numberText(field: string, value: number, scale: DurationScale | undefined): string {
  const unit = MINUTES[field];
  if (unit !== undefined) {
    const minutes = Math.abs(value);
    const text = lengthText({ minutes, unit }, scale);
    return value < 0 ? `-${text}` : text;
  }
  if (!PERCENT.has(field)) return String(value);
  return `${Number((value * (OUT_OF_ONE.has(field) ? 100 : 1)).toFixed(2))}%`;
}

function stringText(field: string, value: string, name: NameOf): string | undefined {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value)) return dateText(value);
  const known = name(value);
  if (known !== value) return `‘${known}’`;
  if (value.length > MOST_TEXT || value.includes('\n')) return undefined;
  return OUR_WORDS.has(field) ? value.replaceAll('-', ' ') : `‘${value}’`;
}

function spaced(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
