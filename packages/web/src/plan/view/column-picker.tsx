import { useState } from 'react';
import {
  COLUMN_IDS,
  type Column,
  type ColumnId,
  columnOf,
  usePlanRecords,
} from '../../project/index.ts';
import { Button, TextField } from '../../ui/index.ts';
import { messages } from '../../words/index.ts';
import { FIRST_COLUMNS } from './plan-view.ts';
import styles from './view-bar.module.css';

const say = messages({
  find: 'Find a column',
  reset: 'The columns shown first',
  none: 'No column has this name.',
});

interface ColumnPickerProps {
  readonly shown: readonly ColumnId[];
  readonly onChange: (columns: readonly ColumnId[]) => void;
}

/** All columns by groups, those of custom fields too. The name of the task is always shown. */
export function ColumnPicker({ shown, onChange }: ColumnPickerProps) {
  const [text, setText] = useState('');
  const fields = usePlanRecords('custom-field') ?? [];
  const ids: readonly ColumnId[] = [
    ...COLUMN_IDS,
    ...fields
      .filter(({ appliesTo }) => appliesTo === 'task')
      .map(({ id }) => `custom:${id}` as const),
  ];
  const asked = text.trim().toLocaleLowerCase();
  const groups = new Map<string, Column[]>();
  for (const id of ids) {
    const column = columnOf(id, fields);
    if (column === undefined || id === 'row' || id === 'name') continue;
    if (!`${column.title} ${column.group}`.toLocaleLowerCase().includes(asked)) continue;
    groups.set(column.group, [...(groups.get(column.group) ?? []), column]);
  }
  const toggle = (id: ColumnId) =>
    onChange(shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id]);
  return (
    <div className={styles.picker}>
      <TextField
        label={say('find')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {groups.size === 0 && <p className="faint">{say('none')}</p>}
      <div className={styles.groups}>
        {[...groups].map(([group, columns]) => (
          <fieldset key={group} className={styles.group}>
            <legend className={styles.legend}>{group}</legend>
            {columns.map(({ id, title }) => (
              <label key={id} className={styles.choice}>
                <input type="checkbox" checked={shown.includes(id)} onChange={() => toggle(id)} />
                {title}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <Button onClick={() => onChange(FIRST_COLUMNS)}>{say('reset')}</Button>
    </div>
  );
}
