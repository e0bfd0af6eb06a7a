import type { Recurrence } from '@throughline/model';
import { format, locale, messages } from '../words/index.ts';
import { weekdayName } from './weekday-names.ts';

const say = messages({
  daily: { one: 'every day', other: 'every {count} days' },
  weekly: { one: 'every week on {days}', other: 'every {count} weeks on {days}' },
  monthlyDay: { one: 'every month on day {day}', other: 'every {count} months on day {day}' },
  monthlyPosition: {
    one: 'every month on the {position} {day}',
    other: 'every {count} months on the {position} {day}',
  },
  yearlyDay: { one: 'every year on {date}', other: 'every {count} years on {date}' },
  yearlyPosition: {
    one: 'every year on the {position} {day} of {month}',
    other: 'every {count} years on the {position} {day} of {month}',
  },
  first: 'first',
  second: 'second',
  third: 'third',
  fourth: 'fourth',
  last: 'last',
  day: 'day',
  'working-weekday': 'weekday',
  'weekend-day': 'weekend day',
});

type Placed = Extract<Recurrence, { readonly position: string }>;

/** `every month on the third Saturday`. */
export function sayRecurrence(recurrence: Recurrence): string {
  const count = recurrence.interval;
  switch (recurrence.pattern) {
    case 'daily':
      return say('daily', { count });
    case 'weekly':
      return say('weekly', { count, days: format.list(recurrence.days.map(weekdayName)) });
    case 'monthly-by-day':
      return say('monthlyDay', { count, day: recurrence.day });
    case 'monthly-by-position':
      return say('monthlyPosition', { count, ...placed(recurrence) });
    case 'yearly-by-day':
      return say('yearlyDay', {
        count,
        date: format.shortDay(`2028-${two(recurrence.month)}-${two(recurrence.day)}`),
      });
    case 'yearly-by-position':
      return say('yearlyPosition', {
        count,
        ...placed(recurrence),
        month: monthName(recurrence.month),
      });
  }
}

export function sayPosition(position: Placed['position']): string {
  return say(position);
}

export function sayPositionDay(day: Placed['day']): string {
  return day === 'day' || day === 'working-weekday' || day === 'weekend-day'
    ? say(day)
    : weekdayName(day);
}

export function monthName(month: number): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2028, month - 1, 1),
  );
}

function placed({ position, day }: Placed) {
  return { position: sayPosition(position), day: sayPositionDay(day) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
