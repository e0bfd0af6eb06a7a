import type { CalendarRecord, RecordId, WorkWeek } from '@throughline/model';
import { newId } from '../connection/index.ts';
import { Button, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './calendars.module.css';
import { WeekEditor } from './week-editor.tsx';

const say = messages({
  none: 'The week above holds all year. A work week replaces it for some time: summer hours, a shift plan.',
  add: 'Add a work week',
  name: 'Name',
  from: 'First day',
  to: 'Last day',
  remove: 'Remove',
  newName: 'Work week',
  legend: 'Work week {name}',
});

type Map = CalendarRecord['workWeeks'];

interface WorkWeeksProps {
  readonly workWeeks: Map;
  readonly onChange: (workWeeks: Map) => void;
}

/** Other weeks between two days. */
export function WorkWeeks({ workWeeks, onChange }: WorkWeeksProps) {
  const put = (id: RecordId, week: WorkWeek) => onChange({ ...workWeeks, [id]: week });
  const remove = (id: RecordId) => {
    const { [id]: _, ...rest } = workWeeks;
    onChange(rest);
  };
  const add = () => {
    const year = new Date().getFullYear();
    put(newId(), { name: say('newName'), from: `${year}-07-01`, to: `${year}-08-31`, week: {} });
  };
  return (
    <>
      {Object.keys(workWeeks).length === 0 && <p className="muted">{say('none')}</p>}
      {(Object.entries(workWeeks) as [RecordId, WorkWeek][]).map(([id, one]) => (
        <fieldset key={id} className={styles.workWeek}>
          <legend>{say('legend', { name: one.name ?? '' })}</legend>
          <div className={styles.general}>
            <TextField
              label={say('name')}
              value={one.name ?? ''}
              onChange={(event) => {
                const { name: _, ...rest } = one;
                const name = event.target.value;
                put(id, name === '' ? rest : { ...rest, name });
              }}
            />
            <TextField
              type="date"
              label={say('from')}
              value={one.from}
              onChange={(event) =>
                event.target.value && put(id, { ...one, from: event.target.value })
              }
            />
            <TextField
              type="date"
              label={say('to')}
              value={one.to}
              onChange={(event) =>
                event.target.value && put(id, { ...one, to: event.target.value })
              }
            />
            <Button onClick={() => remove(id)}>{say('remove')}</Button>
          </div>
          <WeekEditor week={one.week} hasBase onChange={(week) => put(id, { ...one, week })} />
        </fieldset>
      ))}
      <div className={styles.actions}>
        <Button onClick={add}>{say('add')}</Button>
      </div>
    </>
  );
}
