import type { CalendarException, CalendarRecord, RecordId } from '@throughline/model';
import { useState } from 'react';
import { newId } from '../connection/index.ts';
import { Button } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './calendars.module.css';
import { DatesDialog } from './dates-dialog.tsx';
import { ExceptionDialog } from './exception-dialog.tsx';
import { sayRecurrence } from './recurrence-words.ts';
import { workingTimesText } from './working-times.ts';

const say = messages({
  name: 'Name',
  days: 'Days',
  times: 'Working times',
  repeats: 'Repeats',
  off: 'no work',
  range: '{from} to {to}',
  none: 'Nothing but the week: no holiday, freeze or cut-over window is in this calendar yet.',
  unnamed: 'Exception',
  add: 'Add an exception',
  list: 'Type a list of days …',
  remove: 'Remove',
  removeOne: 'Remove {name}',
});

type Map = CalendarRecord['exceptions'];

interface ExceptionsProps {
  readonly exceptions: Map;
  readonly onChange: (exceptions: Map) => void;
}

/** Holidays, freezes and cut-over windows, by their days. */
export function Exceptions({ exceptions, onChange }: ExceptionsProps) {
  const [asked, setAsked] = useState<RecordId | 'list'>();
  const sorted = (Object.entries(exceptions) as [RecordId, CalendarException][]).sort(
    ([, a], [, b]) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1),
  );
  const put = (id: RecordId, exception: CalendarException) => {
    onChange({ ...exceptions, [id]: exception });
    setAsked(undefined);
  };
  const remove = (id: RecordId) => {
    const { [id]: _, ...rest } = exceptions;
    onChange(rest);
  };
  return (
    <>
      {sorted.length === 0 ? (
        <p className="muted">{say('none')}</p>
      ) : (
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('name')}</th>
                <th scope="col">{say('days')}</th>
                <th scope="col">{say('times')}</th>
                <th scope="col">{say('repeats')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {sorted.map(([id, exception]) => (
                <tr key={id}>
                  <td>
                    <button type="button" className={styles.number} onClick={() => setAsked(id)}>
                      {exception.name ?? say('unnamed')}
                    </button>
                  </td>
                  <td>{daysText(exception)}</td>
                  <td>
                    {exception.ranges.length === 0 ? (
                      <span className="muted">{say('off')}</span>
                    ) : (
                      workingTimesText(exception.ranges)
                    )}
                  </td>
                  <td>{exception.recurrence && sayRecurrence(exception.recurrence)}</td>
                  <td className="num">
                    <Button
                      look="quiet"
                      aria-label={say('removeOne', { name: exception.name ?? daysText(exception) })}
                      onClick={() => remove(id)}
                    >
                      {say('remove')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.actions}>
        <Button onClick={() => setAsked(newId())}>{say('add')}</Button>
        <Button onClick={() => setAsked('list')}>{say('list')}</Button>
      </div>
      {asked === 'list' && (
        <DatesDialog
          onClose={() => setAsked(undefined)}
          onAdd={(days) => {
            const added = days.map(({ from, to, name }) => [
              newId(),
              { from, to, ranges: [], ...(name !== undefined && { name }) },
            ]);
            onChange({ ...exceptions, ...Object.fromEntries(added) });
            setAsked(undefined);
          }}
        />
      )}
      {asked !== undefined && asked !== 'list' && (
        <ExceptionDialog
          key={asked}
          exception={exceptions[asked]}
          onClose={() => setAsked(undefined)}
          onPut={(exception) => put(asked, exception)}
        />
      )}
    </>
  );
}

function daysText({ from, to }: CalendarException): string {
  return from === to
    ? format.weekdayAndDay(from)
    : say('range', { from: format.day(from), to: format.day(to) });
}
