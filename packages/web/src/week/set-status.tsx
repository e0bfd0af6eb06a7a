import { type FormEvent, useState } from 'react';
import { useSubmit } from '../records/index.ts';
import { dayOfHere } from '../reporting/index.ts';
import { Button, Failed, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { Step } from './step.tsx';
import type { Week } from './use-week.ts';
import styles from './week.module.css';

const say = messages({
  title: 'Set the status date',
  dataDate: 'Set the data date',
  none: 'The plan says nowhere as of when its progress is.',
  today: 'Progress is as of {day}.',
  old: {
    one: 'Progress is as of {day}, {count} day ago.',
    other: 'Progress is as of {day}, {count} days ago.',
  },
  new: 'New status date',
  time: 'At',
  set: 'Set it',
  sure: 'It is meant: set it',
});

/** A status this many days old is the one of this week. */
const A_WEEK = 6;

export function SetStatus({ week, canEdit }: { readonly week: Week; readonly canEdit: boolean }) {
  const { project, statusDate } = week;
  const submit = useSubmit();
  const today = dayOfHere(new Date());
  const [day, setDay] = useState(today);
  const [time, setTime] = useState(() => timeOf(project.defaultEndTime));
  const [fault, setFault] = useState<{ readonly text: string; readonly mayBeMeant: boolean }>();
  const [isBusy, setBusy] = useState(false);
  const age = statusDate === undefined ? undefined : daysBetween(statusDate.slice(0, 10), today);
  const set = async (sure: boolean) => {
    setBusy(true);
    const outcome = await submit([
      {
        kind: 'project.set-status-date',
        statusDate: `${day}T${time}`,
        ...(sure && { sure: true as const }),
      },
    ]);
    setBusy(false);
    if (outcome.ok) return setFault(undefined);
    const code = outcome.refusal?.code;
    const mayBeMeant = code === 'status-far-ahead' || code === 'status-before-actual';
    setFault({ text: outcome.sentence, mayBeMeant });
  };
  const sentence =
    statusDate === undefined
      ? say('none')
      : age !== undefined && age > 0
        ? say('old', { day: format.weekdayAndDay(statusDate), count: age })
        : say('today', { day: format.weekdayAndDay(statusDate) });
  return (
    <Step
      number={1}
      title={say(project.rules === 'p6' ? 'dataDate' : 'title')}
      isDone={age !== undefined && age <= A_WEEK}
      sentence={sentence}
    >
      {canEdit && (
        <form
          className={styles.fields}
          onSubmit={(submitted: FormEvent) => {
            submitted.preventDefault();
            void set(false);
          }}
        >
          <TextField
            label={say('new')}
            type="date"
            required
            value={day}
            onChange={(typed) => setDay(typed.target.value)}
          />
          <TextField
            label={say('time')}
            type="time"
            required
            value={time}
            onChange={(typed) => setTime(typed.target.value)}
          />
          <Button
            type="submit"
            look="primary"
            disabled={isBusy || `${day}T${time}` === statusDate || day === ''}
          >
            {say('set')}
          </Button>
        </form>
      )}
      {fault && (
        <>
          <Failed text={fault.text} />
          {fault.mayBeMeant && (
            <div>
              <Button onClick={() => void set(true)} disabled={isBusy}>
                {say('sure')}
              </Button>
            </div>
          )}
        </>
      )}
    </Step>
  );
}

function timeOf(minutes: number): string {
  const least = Math.min(minutes, 1439);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(least / 60))}:${two(least % 60)}`;
}

/** Days from one day of the calendar to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
