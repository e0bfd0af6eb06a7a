import { type FormEvent, useState } from 'react';
import {
  COLUMN_IDS,
  type ColumnId,
  type Condition,
  columnOf,
  usePlanRecords,
} from '../../project/index.ts';
import { Button, SelectField, TextField } from '../../ui/index.ts';
import { messages } from '../../words/index.ts';
import { COMPARISONS, presets, sayCondition } from './filters.ts';
import styles from './view-bar.module.css';

const say = messages({
  shown: 'Shown are tasks that are',
  all: 'All tasks are shown.',
  takeAway: 'Take away: {condition}',
  none: 'Show all tasks',
  presets: 'Filters',
  own: 'Own condition',
  column: 'Column',
  is: 'Is',
  text: 'What',
  dayHint: 'A day as 2027-03-12, or a number',
  add: 'Add',
  contains: 'has',
  equals: 'is',
  before: 'before, less than',
  after: 'after, more than',
  empty: 'is empty',
});

interface FilterEditorProps {
  readonly filter: readonly Condition[];
  /** The civil day that "the next weeks" begin with; undefined before the plan is there. */
  readonly today: string | undefined;
  readonly onChange: (filter: readonly Condition[]) => void;
}

/** Conditions in words: all of them have to hold. */
export function FilterEditor({ filter, today, onChange }: FilterEditorProps) {
  const fields = usePlanRecords('custom-field') ?? [];
  const sayOf = (condition: Condition) =>
    sayCondition(condition, (id: ColumnId) => columnOf(id, fields));
  return (
    <div className={styles.filter}>
      {filter.length === 0 ? (
        <p className="muted">{say('all')}</p>
      ) : (
        <>
          <p className="muted">{say('shown')}</p>
          <ul className={styles.conditions}>
            {filter.map((condition) => (
              <li key={sayOf(condition)}>
                {sayOf(condition)}
                <Button
                  look="quiet"
                  aria-label={say('takeAway', { condition: sayOf(condition) })}
                  onClick={() => onChange(filter.filter((each) => each !== condition))}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
          <Button onClick={() => onChange([])}>{say('none')}</Button>
        </>
      )}
      <h2>{say('presets')}</h2>
      <div className={styles.presets}>
        {presets(today ?? new Date().toISOString()).map(({ name, filter: own }) => (
          <Button key={name} onClick={() => onChange(own)}>
            {name}
          </Button>
        ))}
      </div>
      <h2>{say('own')}</h2>
      <OwnCondition onAdd={(condition) => onChange([...filter, condition])} />
    </div>
  );
}

function OwnCondition({ onAdd }: { readonly onAdd: (condition: Condition) => void }) {
  const fields = usePlanRecords('custom-field') ?? [];
  const [column, setColumn] = useState<ColumnId>('responsible');
  const [is, setIs] = useState<(typeof COMPARISONS)[number]>('contains');
  const [text, setText] = useState('');
  const columns: readonly ColumnId[] = [
    ...COLUMN_IDS,
    ...fields.map(({ id }) => `custom:${id}` as const),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd({ column, is, text: is === 'empty' ? '' : text.trim() });
    setText('');
  };
  return (
    <form className={styles.own} onSubmit={submit}>
      <SelectField
        label={say('column')}
        value={column}
        onChange={(event) => setColumn(event.target.value as ColumnId)}
      >
        {columns.map((id) => (
          <option key={id} value={id}>
            {columnOf(id, fields)?.title}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('is')}
        value={is}
        onChange={(event) => setIs(event.target.value as typeof is)}
      >
        {COMPARISONS.map((each) => (
          <option key={each} value={each}>
            {say(each)}
          </option>
        ))}
      </SelectField>
      {is !== 'empty' && (
        <TextField
          label={say('text')}
          hint={is === 'before' || is === 'after' ? say('dayHint') : undefined}
          value={text}
          required
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Button type="submit">{say('add')}</Button>
    </form>
  );
}
