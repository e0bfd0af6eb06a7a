import type { BaselinesAnswer } from '../tracking/index.ts';
import { SelectField, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './steering.module.css';
import type { SteeringText } from './steering-answers.ts';

const say = messages({
  title: 'Title',
  period: 'Period',
  against: 'Ledger since',
  lastReport: 'The last report',
  decisionsWanted: 'Decisions wanted',
  notes: 'Notes',
  edit: 'What is written on the page',
});

interface SheetFormProps {
  readonly text: SteeringText;
  readonly onChange: (text: Partial<SteeringText>) => void;
  readonly against: string;
  readonly onAgainst: (against: string) => void;
  readonly baselines: BaselinesAnswer['baselines'];
}

/** What somebody writes on the page before it is sent; the sheet under it follows. */
export function SheetForm({ text, onChange, against, onAgainst, baselines }: SheetFormProps) {
  return (
    <form
      className={`${styles.form} ${styles.screenOnly}`}
      aria-label={say('edit')}
      onSubmit={(event) => event.preventDefault()}
    >
      <TextField
        label={say('title')}
        value={text.title}
        maxLength={200}
        required
        onChange={({ target }) => onChange({ title: target.value })}
      />
      <TextField
        label={say('period')}
        value={text.period}
        maxLength={200}
        onChange={({ target }) => onChange({ period: target.value })}
      />
      <SelectField
        label={say('against')}
        value={against}
        onChange={({ target }) => onAgainst(target.value)}
      >
        <option value="">{say('lastReport')}</option>
        {baselines.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Long
        label={say('decisionsWanted')}
        value={text.decisionsWanted}
        onChange={(decisionsWanted) => onChange({ decisionsWanted })}
      />
      <Long label={say('notes')} value={text.notes} onChange={(notes) => onChange({ notes })} />
    </form>
  );
}

function Long({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className={styles.long}>
      <span>{label}</span>
      <textarea
        rows={2}
        maxLength={4000}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
