import { type Recurrence, Weekday } from '@throughline/model';
import { SelectField, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './calendars.module.css';
import { monthName, sayPosition, sayPositionDay, sayRecurrence } from './recurrence-words.ts';
import { weekdayName, weekdaysInOrder } from './weekday-names.ts';

const say = messages({
  pattern: 'Repeats',
  daily: 'Every so many days',
  weekly: 'On days of the week',
  'monthly-by-day': 'On a day of the month',
  'monthly-by-position': 'On a weekday of the month',
  'yearly-by-day': 'On a day of the year',
  'yearly-by-position': 'On a weekday of a month',
  interval: 'Interval',
  days: 'Days',
  dayOfMonth: 'Day of the month',
  position: 'Which',
  weekday: 'Day',
  month: 'Month',
});
const PATTERNS = [
  'daily',
  'weekly',
  'monthly-by-day',
  'monthly-by-position',
  'yearly-by-day',
  'yearly-by-position',
] as const;
const POSITIONS = ['first', 'second', 'third', 'fourth', 'last'] as const;
const POSITION_DAYS = [...Weekday.options, 'day', 'working-weekday', 'weekend-day'] as const;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

interface RecurrenceFieldsProps {
  readonly recurrence: Recurrence;
  readonly onChange: (recurrence: Recurrence) => void;
}

/** Every pattern that calendars of MS Project and P6 bring along. */
export function RecurrenceFields({ recurrence, onChange }: RecurrenceFieldsProps) {
  const whole = (text: string, most: number) =>
    Math.min(most, Math.max(1, Math.round(Number(text)) || 1));
  return (
    <div className={styles.recurrence}>
      <SelectField
        label={say('pattern')}
        hint={sayRecurrence(recurrence)}
        value={recurrence.pattern}
        onChange={(event) =>
          onChange(ofPattern(event.target.value as Recurrence['pattern'], recurrence.interval))
        }
      >
        {PATTERNS.map((pattern) => (
          <option key={pattern} value={pattern}>
            {say(pattern)}
          </option>
        ))}
      </SelectField>
      <TextField
        type="number"
        min={1}
        max={999}
        label={say('interval')}
        value={recurrence.interval}
        onChange={(event) => onChange({ ...recurrence, interval: whole(event.target.value, 999) })}
      />
      {recurrence.pattern === 'weekly' && (
        <fieldset className={styles.weekdays}>
          <legend>{say('days')}</legend>
          {weekdaysInOrder().map((day) => (
            <label key={day} className={styles.check}>
              <input
                type="checkbox"
                checked={recurrence.days.includes(day)}
                onChange={() => onChange({ ...recurrence, days: toggled(recurrence.days, day) })}
              />
              {weekdayName(day)}
            </label>
          ))}
        </fieldset>
      )}
      {'position' in recurrence && (
        <>
          <SelectField
            label={say('position')}
            value={recurrence.position}
            onChange={(event) =>
              onChange({
                ...recurrence,
                position: event.target.value as (typeof POSITIONS)[number],
              })
            }
          >
            {POSITIONS.map((position) => (
              <option key={position} value={position}>
                {sayPosition(position)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('weekday')}
            value={recurrence.day}
            onChange={(event) =>
              onChange({ ...recurrence, day: event.target.value as (typeof POSITION_DAYS)[number] })
            }
          >
            {POSITION_DAYS.map((day) => (
              <option key={day} value={day}>
                {sayPositionDay(day)}
              </option>
            ))}
          </SelectField>
        </>
      )}
      {(recurrence.pattern === 'monthly-by-day' || recurrence.pattern === 'yearly-by-day') && (
        <TextField
          type="number"
          min={1}
          max={31}
          label={say('dayOfMonth')}
          value={recurrence.day}
          onChange={(event) => onChange({ ...recurrence, day: whole(event.target.value, 31) })}
        />
      )}
      {'month' in recurrence && (
        <SelectField
          label={say('month')}
          value={recurrence.month}
          onChange={(event) => onChange({ ...recurrence, month: Number(event.target.value) })}
        >
          {MONTHS.map((month) => (
            <option key={month} value={month}>
              {monthName(month)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

function ofPattern(pattern: Recurrence['pattern'], interval: number): Recurrence {
  switch (pattern) {
    case 'daily':
      return { pattern, interval };
    case 'weekly':
      return { pattern, interval, days: ['monday'] };
    case 'monthly-by-day':
      return { pattern, interval, day: 1 };
    case 'monthly-by-position':
      return { pattern, interval, position: 'first', day: 'saturday' };
    case 'yearly-by-day':
      return { pattern, interval, month: 1, day: 1 };
    case 'yearly-by-position':
      return { pattern, interval, month: 1, position: 'first', day: 'monday' };
  }
}

/** At least one day stays chosen. */
function toggled(days: readonly Weekday[], day: Weekday): Weekday[] {
  if (!days.includes(day))
    return Weekday.options.filter((one) => one === day || days.includes(one));
  return days.length === 1 ? [...days] : days.filter((one) => one !== day);
}
