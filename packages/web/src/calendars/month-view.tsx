import type { CalendarRecord } from '@throughline/model';
import { useState } from 'react';
import { useProjectState } from '../moment/index.ts';
import { Button } from '../ui/index.ts';
import { format, locale, messages, weekStart } from '../words/index.ts';
import styles from './calendars.module.css';
import { monthShown } from './month-days.ts';
import { shortWeekdayName, weekdaysInOrder } from './weekday-names.ts';

const say = messages({
  earlier: 'Previous month',
  later: 'Next month',
  none: 'There is no working time in this calendar.',
  free: 'no work',
  total: { one: '{hours} hour in this month', other: '{hours} hours in this month' },
});
const monthTitle = new Intl.DateTimeFormat(locale, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

interface MonthViewProps {
  readonly calendars: readonly CalendarRecord[];
  readonly calendarId: string;
}

/** The hours that result on every day of a month, exceptions and base taken in. */
export function MonthView({ calendars, calendarId }: MonthViewProps) {
  const status = useProjectState().data?.records[0]?.statusDate;
  const [chosen, setChosen] = useState<{ readonly year: number; readonly month: number }>();
  const shown = chosen ?? monthOf(status);
  const month = monthShown(calendars, calendarId, shown, weekStart());
  const step = (by: number) => {
    const index = shown.year * 12 + shown.month - 1 + by;
    setChosen({ year: Math.floor(index / 12), month: (index % 12) + 1 });
  };
  const hours = (month?.days.reduce((sum, { work }) => sum + work, 0) ?? 0) / 60;
  return (
    <div>
      <div className={styles.monthHead}>
        <Button look="quiet" aria-label={say('earlier')} onClick={() => step(-1)}>
          ‹
        </Button>
        <strong aria-live="polite">
          {monthTitle.format(Date.UTC(shown.year, shown.month - 1, 1))}
        </strong>
        <Button look="quiet" aria-label={say('later')} onClick={() => step(1)}>
          ›
        </Button>
        <span className="faint">
          {say('total', { count: hours, hours: format.number(hours, 1) })}
        </span>
      </div>
      {month === undefined ? (
        <p className="bad">{say('none')}</p>
      ) : (
        <div className={styles.month}>
          {weekdaysInOrder().map((day) => (
            <span key={day} className={styles.monthName}>
              {shortWeekdayName(day)}
            </span>
          ))}
          {month.days.map(({ date, day, work, exception }) => (
            <div
              key={date}
              className={`${styles.monthDay} ${work === 0 ? styles.free : ''} ${exception === undefined ? '' : styles.exception}`}
              style={day === 1 ? { gridColumnStart: month.lead + 1 } : {}}
              title={exception}
            >
              <span className={styles.monthNumber}>{day}</span>
              <span className={styles.monthHours}>
                {work === 0 ? (
                  <span className="unseen">{say('free')}</span>
                ) : (
                  format.number(work / 60, 2)
                )}
                {exception && <span className="unseen">{exception}</span>}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function monthOf(day: string | undefined): { readonly year: number; readonly month: number } {
  if (day === undefined) {
    const now = new Date();
    return { year: now.getFullYear(), month: now.getMonth() + 1 };
  }
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}
