import { type FormEvent, useState } from 'react';
import { request, sayProblem } from '../connection/index.ts';
import { Button, Dialog, Failed, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import type { Programme, Workspace } from './project-line.ts';
import { projectsChanged } from './use-projects.ts';

const say = messages({
  cancel: 'Cancel',
  renameTitle: 'Rename the programme',
  removeTitle: 'Remove the programme “{name}”',
  removeWhat: 'Its projects stay, without a programme.',
  name: 'Name',
  rename: 'Rename',
  remove: 'Remove',
});

export interface ProgrammeTask {
  readonly what: 'rename' | 'remove';
  readonly programme: Programme;
}

export function ProgrammeDialog({
  task: { what, programme },
  workspace,
  onClose,
}: {
  readonly task: ProgrammeTask;
  readonly workspace: Workspace;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(programme.name);
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const path = `/workspaces/${workspace.id}/programmes/${programme.id}`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      if (what === 'remove') await request('DELETE', path);
      else await request('PATCH', path, { body: { name: name.trim() } });
      projectsChanged(workspace.id);
      onClose();
    } catch (error) {
      setFault(sayProblem(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={what === 'rename' ? say('renameTitle') : say('removeTitle', { name: programme.name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button
            type="submit"
            form="programme-task"
            look={what === 'remove' ? 'danger' : 'primary'}
            disabled={isBusy || name.trim() === ''}
          >
            {say(what)}
          </Button>
        </>
      }
    >
      <form id="programme-task" onSubmit={submit}>
        {what === 'remove' ? (
          <p>{say('removeWhat')}</p>
        ) : (
          <TextField
            label={say('name')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </form>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}
