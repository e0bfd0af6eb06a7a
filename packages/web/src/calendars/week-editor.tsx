import { type CalendarRecord, Weekday } from '@throughline/model';
import { useState } from 'react';
import { Button, Menu, SelectField, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './calendars.module.css';
import { sayTimesFault } from './say-times-fault.ts';
import { weekdayName, weekdaysInOrder } from './weekday-names.ts';
import { isTimesFault, minutesIn, parseWorkingTimes, workingTimesText } from './working-times.ts';

const say = messages({
  times: 'Working times, {day}',
  how: 'How {day} is worked',
  work: 'Working times',
  free: 'No work',
  base: 'As the base calendar',
  example: '8:00-12:00, 13:00-17:00',
  copy: 'Copy',
  copyFrom: 'Copy {day} to other days',
  toWeek: 'To Monday to Friday',
  toAll: 'To all days',
  to: 'To {day}',
});
const WORKDAYS: readonly Weekday[] = Weekday.options.slice(0, 5);
const USUAL = '08:00-12:00, 13:00-17:00';

type Week = CalendarRecord['week'];

interface WeekEditorProps {
  readonly week: Week;
  readonly hasBase: boolean;
  readonly onChange: (week: Week) => void;
  /** The days whose times cannot be read. */
  readonly onWrong?: (days: ReadonlySet<Weekday>) => void;
}

/** The seven days, each as it is typed. What cannot be read stays in its field, and is not put into the week. */
export function WeekEditor({ week, hasBase, onChange, onWrong }: WeekEditorProps) {
  const [typed, setTyped] = useState<Partial<Record<Weekday, string>>>({});
  const put = (day: Weekday, text: string) => {
    const next = { ...typed, [day]: text };
    setTyped(next);
    onWrong?.(wrongDaysOf(next));
    const parsed = parseWorkingTimes(text);
    if (!isTimesFault(parsed)) onChange({ ...week, [day]: parsed });
  };
  const forget = (days: readonly Weekday[], next: Week) => {
    const rest = { ...typed };
    for (const day of days) delete rest[day];
    setTyped(rest);
    onWrong?.(wrongDaysOf(rest));
    onChange(next);
  };
  const choose = (day: Weekday, how: string) => {
    const { [day]: _, ...rest } = week;
    if (how === 'base') forget([day], rest);
    else if (how === 'free') forget([day], { ...week, [day]: [] });
    else put(day, USUAL);
  };
  const copy = (from: Weekday, days: readonly Weekday[]) => {
    const { [from]: ranges } = week;
    const next = { ...week };
    for (const day of days) {
      if (ranges === undefined) delete next[day];
      else next[day] = ranges;
    }
    forget(days, next);
  };
  return (
    <ul className={styles.week}>
      {weekdaysInOrder().map((day) => {
        const ranges = week[day];
        const text = typed[day] ?? (ranges && workingTimesText(ranges)) ?? '';
        const parsed = parseWorkingTimes(text);
        const name = weekdayName(day);
        const isWorked = typed[day] !== undefined || (ranges?.length ?? 0) > 0;
        const others = weekdaysInOrder().filter((other) => other !== day);
        return (
          <li key={day} className={styles.day}>
            <span className={styles.dayName}>{name}</span>
            <SelectField
              label={say('how', { day: name })}
              value={isWorked ? 'work' : ranges === undefined && hasBase ? 'base' : 'free'}
              onChange={(event) => choose(day, event.target.value)}
            >
              <option value="work">{say('work')}</option>
              <option value="free">{say('free')}</option>
              {hasBase && <option value="base">{say('base')}</option>}
            </SelectField>
            {isWorked ? (
              <TextField
                label={say('times', { day: name })}
                value={text}
                placeholder={say('example')}
                fault={isTimesFault(parsed) ? sayTimesFault(parsed) : undefined}
                onChange={(event) => put(day, event.target.value)}
              />
            ) : (
              <span />
            )}
            <span className={`num ${styles.dayHours}`}>
              {isTimesFault(parsed) || !isWorked ? '' : format.number(minutesIn(parsed) / 60, 2)}
            </span>
            <Menu
              trigger={
                <Button look="quiet" aria-label={say('copyFrom', { day: name })}>
                  {say('copy')}
                </Button>
              }
              items={[
                {
                  label: say('toWeek'),
                  onChoose: () =>
                    copy(
                      day,
                      WORKDAYS.filter((other) => other !== day),
                    ),
                },
                { label: say('toAll'), onChoose: () => copy(day, others) },
                'line',
                ...others.map((other) => ({
                  label: say('to', { day: weekdayName(other) }),
                  onChoose: () => copy(day, [other]),
                })),
              ]}
            />
          </li>
        );
      })}
    </ul>
  );
}

function wrongDaysOf(typed: Partial<Record<Weekday, string>>): ReadonlySet<Weekday> {
  return new Set(
    Weekday.options.filter((day) => {
      const text = typed[day];
      return text !== undefined && isTimesFault(parseWorkingTimes(text));
    }),
  );
}
