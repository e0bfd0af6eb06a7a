import type { CalendarException, Recurrence } from '@throughline/model';
import { type FormEvent, useId, useState } from 'react';
import { Button, Dialog, SelectField, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './calendars.module.css';
import { RecurrenceFields } from './recurrence-fields.tsx';
import { sayTimesFault } from './say-times-fault.ts';
import { isTimesFault, parseWorkingTimes, workingTimesText } from './working-times.ts';

const say = messages({
  title: 'Exception to the week',
  name: 'Name',
  nameHint: 'A holiday, a freeze, a cut-over window.',
  from: 'First day',
  to: 'Last day',
  times: 'Working times on these days',
  timesHint: 'Empty: no work. 22:00-6:00 goes on into the next day.',
  example: '8:00-12:00, 13:00-17:00',
  repeats: 'Days between them',
  every: 'Every day',
  recurring: 'Repeating days',
  order: 'The last day is before the first.',
  cancel: 'Cancel',
  put: 'Put it in',
});
const WEEKLY: Recurrence = { pattern: 'weekly', interval: 1, days: ['monday'] };

interface ExceptionDialogProps {
  readonly exception: CalendarException | undefined;
  readonly onPut: (exception: CalendarException) => void;
  readonly onClose: () => void;
}

export function ExceptionDialog({ exception, onPut, onClose }: ExceptionDialogProps) {
  const form = useId();
  const [name, setName] = useState(exception?.name ?? '');
  const [from, setFrom] = useState(exception?.from ?? '');
  const [to, setTo] = useState(exception?.to ?? '');
  const [times, setTimes] = useState(workingTimesText(exception?.ranges ?? []));
  const [recurrence, setRecurrence] = useState(exception?.recurrence);
  const ranges = parseWorkingTimes(times);
  const last = to === '' ? from : to;
  const isWrong = from === '' || last < from || isTimesFault(ranges);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong) return;
    onPut({
      ...(name.trim() !== '' && { name: name.trim() }),
      from,
      to: last,
      ranges,
      ...(recurrence !== undefined && { recurrence }),
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('title')}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" form={form} disabled={isWrong}>
            {say('put')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <TextField
          autoFocus
          label={say('name')}
          hint={say('nameHint')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          type="date"
          label={say('from')}
          value={from}
          required
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          type="date"
          label={say('to')}
          value={to}
          fault={to !== '' && to < from ? say('order') : undefined}
          onChange={(event) => setTo(event.target.value)}
        />
        <TextField
          label={say('times')}
          hint={say('timesHint')}
          placeholder={say('example')}
          value={times}
          fault={isTimesFault(ranges) ? sayTimesFault(ranges) : undefined}
          onChange={(event) => setTimes(event.target.value)}
        />
        <SelectField
          label={say('repeats')}
          value={recurrence === undefined ? 'every' : 'recurring'}
          onChange={(event) =>
            setRecurrence(event.target.value === 'every' ? undefined : (recurrence ?? WEEKLY))
          }
        >
          <option value="every">{say('every')}</option>
          <option value="recurring">{say('recurring')}</option>
        </SelectField>
        {recurrence !== undefined && (
          <RecurrenceFields recurrence={recurrence} onChange={setRecurrence} />
        )}
      </form>
    </Dialog>
  );
}
