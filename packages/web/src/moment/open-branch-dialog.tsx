import { type FormEvent, useId, useState } from 'react';
import { newId, projectChanged, request, sayProblem } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Dialog, Failed, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { useOpenScreen } from './look-at.ts';
import styles from './moment.module.css';

const say = messages({
  title: 'Try a change',
  what: 'Edit a copy of the plan and see what it moves. The plan itself stays as it is until you apply the change.',
  name: 'Name',
  nameHint: 'What you try, as others will read it: “Second crew for wave 5”.',
  reason: 'Why',
  reasonHint: 'Optional.',
  decideBy: 'Decide by',
  decideHint: 'Optional: then it is listed among the decisions wanted.',
  cancel: 'Cancel',
  open: 'Start',
});
/** The hour that a day ends with, where only the day is asked. */
const END_OF_WORK = 'T17:00';

export default function OpenBranchDialog({ onClose }: { readonly onClose: () => void }) {
  const { projectId } = useProjectPlace();
  const open = useOpenScreen(projectId);
  const form = useId();
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [decideBy, setDecideBy] = useState('');
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const why = reason.trim();
    try {
      await request('POST', `/projects/${projectId}/branches`, {
        body: {
          id,
          name: name.trim(),
          ...(why !== '' && { reason: why }),
          ...(decideBy !== '' && { decideBy: `${decideBy}${END_OF_WORK}` }),
        },
      });
      projectChanged(projectId);
      onClose();
      open('plan', { branch: id });
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
            {say('open')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>{say('what')}</p>
        <TextField
          autoFocus
          label={say('name')}
          hint={say('nameHint')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={say('reason')}
          hint={say('reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <TextField
          type="date"
          label={say('decideBy')}
          hint={say('decideHint')}
          value={decideBy}
          onChange={(event) => setDecideBy(event.target.value)}
        />
      </form>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}
