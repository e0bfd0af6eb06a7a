import { type FormEvent, useId, useState } from 'react';
import { newId } from '../connection/index.ts';
import { useListed, useSubmit } from '../records/index.ts';
import type { PromiseLine } from '../tracking/index.ts';
import { Button, Dialog, Failed, SelectField, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { type PromiseTyped, promiseEdit } from './promise-edit.ts';
import { sayType, TYPES } from './promise-words.ts';
import styles from './promises.module.css';

const say = messages({
  add: 'Add a promise',
  change: 'Change the promise',
  name: 'What was promised',
  nameHint: 'In a few words, as it was told: Building empty.',
  to: 'Told to',
  type: 'Kind',
  date: 'Date',
  task: 'About',
  taskHint: 'The task whose finish keeps it.',
  project: 'The whole project',
  find: 'Find a task by its name',
  toldAt: 'Told on',
  consequence: 'What missing it costs',
  shared: 'Guests of the project may see it',
  cancel: 'Cancel',
  save: 'Save',
});

interface PromiseFormProps {
  readonly promise?: PromiseLine;
  readonly onClose: () => void;
}

/** Adds a promise, or changes the one given. */
export function PromiseForm({ promise, onClose }: PromiseFormProps) {
  const submit = useSubmit();
  const formId = useId();
  const record = useListed(
    'promise',
    { where: [`id:eq:${promise?.id}`], fields: 'audience' },
    promise !== undefined,
  );
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isShared = record.data?.[0]?.audience === 'shared';
  const save = async (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    setBusy(true);
    const typed = typedIn(new FormData(submitted.currentTarget));
    const outcome = await submit([promiseEdit(typed, promise, newId)]);
    setBusy(false);
    if (outcome.ok) onClose();
    else setFault(outcome.sentence);
  };
  return (
    <Dialog
      open
      title={say(promise === undefined ? 'add' : 'change')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" disabled={isBusy}>
            {say('save')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={save}>
        <TextField
          label={say('name')}
          hint={say('nameHint')}
          name="name"
          required
          maxLength={200}
          defaultValue={promise?.title}
        />
        <TextField
          label={say('to')}
          name="to"
          required
          maxLength={200}
          defaultValue={promise?.to}
        />
        <SelectField label={say('type')} name="type" defaultValue={promise?.type ?? 'commitment'}>
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {sayType(type)}
            </option>
          ))}
        </SelectField>
        {promise?.amount == null && (
          <TextField
            label={say('date')}
            type="date"
            name="date"
            required
            defaultValue={promise?.date?.slice(0, 10)}
          />
        )}
        <TaskChoice taskId={promise?.taskId ?? ''} />
        <TextField
          label={say('toldAt')}
          type="date"
          name="toldAt"
          defaultValue={promise?.toldAt?.slice(0, 10)}
        />
        <TextField
          label={say('consequence')}
          name="consequence"
          maxLength={1000}
          defaultValue={promise?.consequence ?? ''}
        />
        <label className={styles.check}>
          <input
            // The record comes after the form: what it says is taken over then.
            key={String(isShared)}
            type="checkbox"
            name="isShared"
            defaultChecked={isShared}
          />
          {say('shared')}
        </label>
        {fault && <Failed text={fault} />}
      </form>
    </Dialog>
  );
}

/** Milestones, or the tasks whose names have the text that was typed; and the one that is chosen. */
function TaskChoice({ taskId: before }: { readonly taskId: string }) {
  const [text, setText] = useState('');
  const [taskId, setTaskId] = useState(before);
  const where = text.trim() === '' ? 'duration/minutes:eq:0' : `name:contains:${text.trim()}`;
  const found = useListed('task', { where: [where], fields: 'name' });
  const chosen = useListed('task', { where: [`id:eq:${taskId}`], fields: 'name' }, taskId !== '');
  const options = new Map(
    [...(chosen.data ?? []), ...(found.data ?? [])].map(({ id, name }) => [String(id), name]),
  );
  return (
    <>
      <TextField
        label={say('find')}
        type="search"
        value={text}
        onChange={({ target: { value } }) => setText(value)}
      />
      <SelectField
        label={say('task')}
        hint={say('taskHint')}
        name="taskId"
        value={taskId}
        onChange={({ target: { value } }) => setTaskId(value)}
      >
        <option value="">{say('project')}</option>
        {[...options].map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}

function typedIn(form: FormData): PromiseTyped {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    name: text('name'),
    type: text('type') as PromiseTyped['type'],
    to: text('to'),
    taskId: text('taskId'),
    date: text('date'),
    toldAt: text('toldAt'),
    consequence: text('consequence'),
    isShared: form.get('isShared') !== null,
  };
}
