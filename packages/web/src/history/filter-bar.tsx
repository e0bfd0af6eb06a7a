import { STATED_CAUSES, type StatedCause } from '@throughline/model';
import { useEffect, useState } from 'react';
import { sayCause } from '../causes/index.ts';
import { useAnswer } from '../connection/index.ts';
import { useNames } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, SelectField, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { type Filters, TOPICS, type Topic } from './filters.ts';
import styles from './history.module.css';

const say = messages({
  filter: 'Filter',
  text: 'Text',
  person: 'Person',
  topic: 'About',
  cause: 'Cause',
  event: 'Event',
  since: 'From',
  until: 'To',
  anyone: 'Anyone',
  anything: 'Anything',
  any: 'Any',
  plan: 'Tasks and outline',
  time: 'Durations and dates',
  progress: 'Progress',
  links: 'Links',
  calendars: 'Calendars',
  people: 'People and work',
  money: 'Money',
  told: 'Promises and baselines',
  causes: 'Events and causes',
  project: 'Project and fields',
  files: 'Files',
  undone: 'Undo and redo',
  clear: 'Clear',
  onlyTask: 'Task: {name}',
  onlyRecord: 'One record: {name}',
  unnamed: 'as chosen',
  takeAway: 'Show all records',
});
/** Typing asks the server once it rests so long, in milliseconds. */
const REST = 350;

interface EventsAnswer {
  readonly events: readonly { readonly id: string; readonly name?: string }[];
}

interface FilterBarProps {
  readonly filters: Filters;
  readonly people: Readonly<Record<string, string>>;
  readonly onChange: (filters: Filters) => void;
}

export function FilterBar({ filters, people, onChange }: FilterBarProps) {
  const { projectId } = useProjectPlace();
  const { data } = useAnswer<EventsAnswer>(projectId, '/events');
  const known = useKnown(people);
  const [text, setText] = useState(filters.text ?? '');
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === (filters.text ?? '')) return;
    const waiting = setTimeout(() => onChange(without(filters, 'text', wanted)), REST);
    return () => clearTimeout(waiting);
  }, [text, filters, onChange]);
  const put = (name: keyof Filters, value: string) => onChange(without(filters, name, value));
  return (
    <search className={styles.filters} aria-label={say('filter')}>
      <TextField
        type="search"
        label={say('text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <SelectField
        label={say('person')}
        value={filters.author ?? ''}
        onChange={(event) => put('author', event.target.value)}
      >
        <option value="">{say('anyone')}</option>
        {known.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('topic')}
        value={filters.topic ?? ''}
        onChange={(event) => put('topic', event.target.value)}
      >
        <option value="">{say('anything')}</option>
        {TOPICS.map((topic: Topic) => (
          <option key={topic} value={topic}>
            {say(topic)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('cause')}
        value={filters.cause ?? ''}
        onChange={(event) => put('cause', event.target.value)}
      >
        <option value="">{say('any')}</option>
        {STATED_CAUSES.map((cause: StatedCause) => (
          <option key={cause} value={cause}>
            {sayCause(cause)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('event')}
        value={filters.event ?? ''}
        onChange={(event) => put('event', event.target.value)}
      >
        <option value="">{say('any')}</option>
        {(data?.events ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name ?? id}
          </option>
        ))}
      </SelectField>
      <TextField
        type="date"
        label={say('since')}
        value={filters.since ?? ''}
        onChange={(event) => put('since', event.target.value)}
      />
      <TextField
        type="date"
        label={say('until')}
        value={filters.until ?? ''}
        onChange={(event) => put('until', event.target.value)}
      />
      {Object.keys(filters).length > 0 && (
        <Button
          onClick={() => {
            setText('');
            onChange({});
          }}
        >
          {say('clear')}
        </Button>
      )}
      <OneRecord filters={filters} onChange={onChange} />
    </search>
  );
}

function OneRecord({ filters, onChange }: Pick<FilterBarProps, 'filters' | 'onChange'>) {
  const id = filters.task ?? filters.record;
  const names = useNames('task', id === undefined ? [] : [id]);
  if (id === undefined) return null;
  const { task, record: _, ...rest } = filters;
  const name = names.get(id) ?? say('unnamed');
  return (
    <p className={styles.oneRecord}>
      {say(task === undefined ? 'onlyRecord' : 'onlyTask', { name })}{' '}
      <Button look="quiet" onClick={() => onChange(rest)}>
        {say('takeAway')}
      </Button>
    </p>
  );
}

/** Everybody that was met in the log since the screen was opened: a filter does not take the others away. */
function useKnown(
  people: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  const [known, setKnown] = useState(people);
  useEffect(() => setKnown((before) => ({ ...before, ...people })), [people]);
  return Object.entries({ ...known, ...people }).sort(([, a], [, b]) => a.localeCompare(b));
}

function without(filters: Filters, name: keyof Filters, value: string): Filters {
  const { [name]: _, ...rest } = filters;
  return value === '' ? rest : ({ ...rest, [name]: value } as Filters);
}
