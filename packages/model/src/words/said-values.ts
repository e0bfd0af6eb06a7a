import { type DurationScale, printAmount, printDuration, printLag } from '../notation/index.ts';
import type { Duration, Json, Lag, Money } from '../plan/index.ts';
import type { NameOf } from './sentence.ts';

const ANY_SCALE: DurationScale = {
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
  responsible: 'responsible person',
  maxUnits: 'availability',
  to: 'recipient',
  at: 'date',
};

/** `actualStart` is said "actual start", and an entry of a map is said with what it is in. */
export function fieldWords(path: string, name: NameOf): string {
  const [field = '', key] = path.split('/');
  if (key === undefined) return FIELD_WORDS[field] ?? spaced(field);
  if (field === 'custom') return name(key);
  if (field === 'week') return `hours on ${key.charAt(0).toUpperCase()}${key.slice(1)}`;
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
  if (value === null) return undefined;
  if (Array.isArray(value)) return field === 'week' ? rangesText(value) : undefined;
  if ('currency' in value) return printAmount(value as unknown as Money);
  if ('percent' in value) return lagText(value as unknown as Lag, scale);
  if ('minutes' in value && 'unit' in value) {
    return field === 'lag'
      ? lagText(value as unknown as Lag, scale)
      : lengthText(value as unknown as Duration, scale);
  }
  if ('type' in value) {
    const type = String(value.type).replaceAll('-', ' ');
    const date = value.date;
    return typeof date === 'string' ? `${type} ${dateText(date)}` : type;
  }
  return undefined;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `2 Mar 2026 08:00`; of a day without a time, only the day. */
export function dateText(date: string): string {
  const [day = '', time] = date.split('T');
  const [year, month, of] = day.split('-');
  const words = [Number(of), MONTHS[Number(month) - 1], year];
  return [...words, ...(time === undefined ? [] : [time])].join(' ');
}

/** Minutes of work or of time, in the unit people count them in. */
export function lengthText(length: Duration, scale: DurationScale | undefined): string {
  return scale === undefined
    ? printDuration({ ...length, unit: wholeUnit(length) }, ANY_SCALE)
    : printDuration(length, scale);
}

/** With its sign: `+3d`, `-25%`. */
export function lagText(lag: Lag, scale: DurationScale | undefined): string {
  if (scale !== undefined || 'percent' in lag) return printLag(lag, scale ?? ANY_SCALE);
  return printLag({ ...lag, unit: wholeUnit(lag) }, ANY_SCALE);
}

/** A unit that means the same in every plan. */
function wholeUnit({ minutes }: { readonly minutes: number }): 'h' | 'm' {
  return minutes % 60 === 0 ? 'h' : 'm';
}

/** `08:00–12:00 and 13:00–17:00`; "no work" of a day without any. */
function rangesText(ranges: readonly Json[]): string | undefined {
  if (ranges.length === 0) return 'no work';
  const said = ranges.map((range) => {
    const [from, to] = Array.isArray(range) ? range : [];
    return typeof from === 'number' && typeof to === 'number'
      ? `${clockText(from)}–${clockText(to)}`
      : undefined;
  });
  return said.includes(undefined) ? undefined : said.join(' and ');
}

function clockText(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function numberText(field: string, value: number, scale: DurationScale | undefined): string {
  const unit = MINUTES[field];
  if (unit !== undefined) {
    const minutes = Math.abs(value);
    const text = lengthText({ minutes, unit }, scale);
    return value < 0 ? `-${text}` : text;
  }
  if (!PERCENT.has(field)) return String(value);
  return percentText(value * (OUT_OF_ONE.has(field) ? 100 : 1));
}

/** To a tenth. */
export function percentText(value: number): string {
  return `${Number(value.toFixed(1))}%`;
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
