import { useId, useState } from 'react';
import { Button, Dialog } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './calendars.module.css';
import { parseTypedDates, type TypedDays } from './typed-dates.ts';

const say = messages({
  title: 'Days without work',
  label: 'One day or range on each line, then its name',
  example: '2026-12-24 Christmas Eve\n2026-12-28..2027-01-04 Year-end freeze',
  found: { one: '{count} day or range', other: '{count} days or ranges' },
  wrong: 'These lines name no day: {lines}',
  cancel: 'Cancel',
  add: 'Add them',
});

interface DatesDialogProps {
  readonly onAdd: (days: readonly TypedDays[]) => void;
  readonly onClose: () => void;
}

/** A list of holidays, typed or pasted. */
export function DatesDialog({ onAdd, onClose }: DatesDialogProps) {
  const id = useId();
  const [text, setText] = useState('');
  const { days, wrong } = parseTypedDates(text);
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('title')}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button
            look="primary"
            disabled={days.length === 0 || wrong.length > 0}
            onClick={() => onAdd(days)}
          >
            {say('add')}
          </Button>
        </>
      }
    >
      <label htmlFor={id} className="muted">
        {say('label')}
      </label>
      <textarea
        id={id}
        rows={8}
        className={styles.typed}
        value={text}
        placeholder={say('example')}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status">{say('found', { count: days.length })}</p>
      {wrong.length > 0 && (
        <p className="bad" role="alert">
          {say('wrong', { lines: format.list(wrong) })}
        </p>
      )}
    </Dialog>
  );
}
