import type { NameTime, TimeUnit } from '@throughline/drawing';
import { civilDate, MINUTES_PER_DAY, minuteText } from '@throughline/engine';
import { locale, messages } from '../../words/index.ts';

const say = messages({ quarter: 'Q{number}', decade: '{year}s' });

type Length = Parameters<NameTime>[2];
type Shape = Intl.DateTimeFormatOptions;

const SHAPES: Partial<Readonly<Record<TimeUnit, Readonly<Record<Length, Shape>>>>> = {
  'quarter-hour': lengths({ hour: 'numeric', minute: '2-digit' }),
  hour: lengths({ hour: 'numeric' }),
  'six-hours': lengths({ hour: 'numeric' }),
  day: {
    long: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    short: { weekday: 'short', day: 'numeric' },
    narrow: { day: 'numeric' },
  },
  week: {
    long: { day: 'numeric', month: 'short', year: 'numeric' },
    short: { day: 'numeric', month: 'short' },
    narrow: { day: 'numeric' },
  },
  month: {
    long: { month: 'short', year: 'numeric' },
    short: { month: 'short' },
    narrow: { month: 'narrow' },
  },
  year: lengths({ year: 'numeric' }),
};

const formats = new Map<string, Intl.DateTimeFormat>();
const names = new Map<string, string>();
/** More than any picture holds: what is looked at again and again is worth keeping, a tour through a century is not. */
const MOST_KEPT = 4000;

/** The stretches of the time scale in the reader's locale. */
export const nameTime: NameTime = (unit, beginning, length) => {
  const key = `${unit} ${length} ${beginning}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  if (names.size > MOST_KEPT) names.clear();
  const name = made(unit, beginning, length);
  names.set(key, name);
  return name;
};

function made(unit: TimeUnit, beginning: number, length: Length): string {
  const { year, month } = civilDate(Math.floor(beginning / MINUTES_PER_DAY));
  if (unit === 'quarter') return say('quarter', { number: Math.floor((month - 1) / 3) + 1 });
  if (unit === 'decade') return say('decade', { year });
  const shape = SHAPES[unit]?.[length] ?? { year: 'numeric' };
  const key = JSON.stringify(shape);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(`${minuteText(beginning)}Z`));
}

function lengths(long: Shape, short: Shape = long, narrow: Shape = short) {
  return { long, short, narrow };
}
