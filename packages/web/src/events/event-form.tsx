import type { Edit, EventRecord, RecordId, StatedCause } from '@throughline/model';
import { type FormEvent, useId, useState } from 'react';
import { CAUSES_OFFERED, type EventAnswer, sayCause } from '../causes/index.ts';
import { newId } from '../connection/index.ts';
import { useSubmit } from '../records/index.ts';
import { Button, Dialog, Failed, SelectField, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { STANDINGS, type Standing, sayStanding } from './event-words.ts';
import styles from './events.module.css';

const say = messages({
  add: 'Add an event',
  change: 'Change the event',
  name: 'What happened',
  nameHint: 'In a few words, as it would be told: Vendor B storage late.',
  cause: 'Cause',
  responsible: 'Responsible',
  responsibleHint: 'The person, team or vendor that answers for it.',
  standing: 'Agreed to?',
  at: 'When it happened',
  cancel: 'Cancel',
  save: 'Save',
});

/** Adds an event, or changes the one given. */
export function EventForm({
  event,
  onClose,
}: {
  readonly event?: EventAnswer;
  readonly onClose: () => void;
}) {
  const submit = useSubmit();
  const formId = useId();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const save = async (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const said = Object.fromEntries(new FormData(submitted.currentTarget)) as Record<
      string,
      string
    >;
    setBusy(true);
    const outcome = await submit([editOf(said, event)]);
    setBusy(false);
    if (outcome.ok) onClose();
    else setFault(outcome.sentence);
  };
  return (
    <Dialog
      open
      title={say(event === undefined ? 'add' : 'change')}
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
          defaultValue={event?.name}
        />
        <SelectField label={say('cause')} name="cause" defaultValue={event?.cause}>
          {CAUSES_OFFERED.map((cause) => (
            <option key={cause} value={cause}>
              {sayCause(cause)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('responsible')}
          hint={say('responsibleHint')}
          name="responsible"
          maxLength={200}
          defaultValue={event?.responsible ?? ''}
        />
        <SelectField
          label={say('standing')}
          name="standing"
          defaultValue={event?.standing ?? 'unapproved'}
        >
          {STANDINGS.map((standing) => (
            <option key={standing} value={standing}>
              {sayStanding(standing)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('at')}
          type="date"
          name="at"
          defaultValue={event?.at?.slice(0, 10) ?? ''}
        />
        {fault && <Failed text={fault} />}
      </form>
    </Dialog>
  );
}

function editOf(said: Record<string, string>, before: EventAnswer | undefined): Edit {
  const { name = '', cause, responsible = '', standing, at = '' } = said;
  const required = {
    name: name.trim(),
    cause: cause as StatedCause,
    standing: standing as Standing,
  };
  const optional = {
    ...(responsible.trim() !== '' && { responsible: responsible.trim() }),
    // The hour of an event is nothing that anybody remembers: the one it had, else the morning.
    ...(at !== '' && { at: `${at}T${before?.at?.slice(11) ?? '09:00'}` }),
  };
  if (before === undefined) {
    const record: EventRecord = {
      id: newId(),
      kind: 'event',
      audience: 'internal',
      ...required,
      ...optional,
    };
    return { kind: 'event.add', record };
  }
  const clear = ['responsible', 'at'].filter((field) => !(field in optional));
  const set = { ...required, ...optional };
  return { kind: 'event.change', id: before.id as RecordId, set, clear };
}
