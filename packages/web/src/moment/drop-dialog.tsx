import { useState } from 'react';
import { projectChanged, request, sayProblem } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Dialog, Failed, TextField, toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { useLookAt } from './look-at.ts';
import type { BranchLine } from './plan-answers.ts';

const say = messages({
  title: 'Drop {name}?',
  what: 'It will not be applied. Its edits stay readable, with the reason.',
  reason: 'Reason',
  hint: 'Optional; whoever looks at it later reads it.',
  cancel: 'Cancel',
  drop: 'Drop it',
  dropped: '{name} is dropped. It can still be read under What-if.',
});

interface DropDialogProps {
  readonly branch: BranchLine;
  readonly onClose: () => void;
}

export default function DropDialog({ branch, onClose }: DropDialogProps) {
  const { projectId, branch: lookedAt } = useProjectPlace();
  const lookAt = useLookAt();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const drop = async () => {
    try {
      const why = reason.trim();
      await request('POST', `/projects/${projectId}/branches/${branch.id}/drop`, {
        body: why === '' ? {} : { reason: why },
      });
      projectChanged(projectId);
      toast(say('dropped', { name: branch.name }));
      onClose();
      if (lookedAt === branch.id) lookAt({});
    } catch (error) {
      setFault(sayProblem(error));
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('title', { name: branch.name })}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="danger" onClick={() => void drop()}>
            {say('drop')}
          </Button>
        </>
      }
    >
      <p>{say('what')}</p>
      <TextField
        label={say('reason')}
        hint={say('hint')}
        value={reason}
        maxLength={10_000}
        onChange={(event) => setReason(event.target.value)}
      />
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}
