import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { request, sayProblem } from '../connection/index.ts';
import { Button, Dialog, Failed, SelectField, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import type { Programme, ProjectLine, Workspace } from './project-line.ts';
import { projectsChanged } from './use-projects.ts';

const say = messages({
  cancel: 'Cancel',
  newProject: 'New project',
  newProgramme: 'New programme',
  name: 'Name',
  start: 'Start',
  startHint: 'Tasks without a predecessor begin here.',
  programme: 'Programme',
  none: 'None',
  currency: 'Currency',
  currencyHint: 'Three letters, such as EUR.',
  make: 'Make it',
});

/** An empty plan, and on to it. */
export function NewProject({
  workspace,
  programmes,
  onClose,
}: {
  readonly workspace: Workspace;
  readonly programmes: readonly Programme[];
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name, start, currency, programmeId } = Object.fromEntries(
      new FormData(event.currentTarget),
    );
    setBusy(true);
    setFault(undefined);
    try {
      const { id } = await request<ProjectLine>('POST', `/workspaces/${workspace.id}/projects`, {
        body: {
          name,
          ...(start && { start }),
          ...(currency && { currency: String(currency).toUpperCase() }),
          ...(programmeId && { programmeId }),
        },
      });
      projectsChanged(workspace.id);
      await navigate({ to: '/projects/$projectId/plan', params: { projectId: id } });
    } catch (error) {
      setFault(sayProblem(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={say('newProject')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" form="new-project" look="primary" disabled={isBusy}>
            {say('make')}
          </Button>
        </>
      }
    >
      <form id="new-project" onSubmit={submit}>
        <TextField label={say('name')} name="name" required maxLength={200} />
        <TextField
          label={say('start')}
          name="start"
          type="date"
          defaultValue={today()}
          hint={say('startHint')}
        />
        <TextField
          label={say('currency')}
          name="currency"
          defaultValue="USD"
          pattern="[A-Za-z]{3}"
          maxLength={3}
          hint={say('currencyHint')}
        />
        {programmes.length > 0 && (
          <SelectField label={say('programme')} name="programmeId" defaultValue="">
            <option value="">{say('none')}</option>
            {programmes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
      </form>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}

export function NewProgramme({
  workspace,
  onClose,
}: {
  readonly workspace: Workspace;
  readonly onClose: () => void;
}) {
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    try {
      await request('POST', `/workspaces/${workspace.id}/programmes`, { body });
      projectsChanged(workspace.id);
      onClose();
    } catch (error) {
      setFault(sayProblem(error));
    }
  };
  return (
    <Dialog
      title={say('newProgramme')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" form="new-programme" look="primary">
            {say('make')}
          </Button>
        </>
      }
    >
      <form id="new-programme" onSubmit={submit}>
        <TextField label={say('name')} name="name" required maxLength={200} />
      </form>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}

/** This machine's day, as a date field writes it. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
