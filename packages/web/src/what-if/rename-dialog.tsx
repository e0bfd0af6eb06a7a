import { type FormEvent, useId, useState } from 'react';
import { projectChanged, request, sayProblem } from '../connection/index.ts';
import type { BranchLine } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Dialog, Failed, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({
  title: 'Rename the what-if',
  name: 'Name',
  cancel: 'Cancel',
  rename: 'Rename',
});

interface RenameDialogProps {
  readonly branch: BranchLine;
  readonly onClose: () => void;
}

export function RenameDialog({ branch, onClose }: RenameDialogProps) {
  const { projectId } = useProjectPlace();
  const form = useId();
  const [name, setName] = useState(branch.name);
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await request('PATCH', `/projects/${projectId}/branches/${branch.id}`, {
        body: { name: name.trim() },
      });
      projectChanged(projectId);
      onClose();
    } catch (error) {
      setFault(sayProblem(error));
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('title')}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" form={form} disabled={name.trim() === ''}>
            {say('rename')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <TextField
          autoFocus
          label={say('name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}
