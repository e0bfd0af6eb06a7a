import { useState } from 'react';
import { ProblemError, projectChanged, request, sayProblem } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Dialog, Failed, toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import type { SentLine, SteeringText } from './steering-answers.ts';

const say = messages({
  title: 'Send this page?',
  kept: 'It is kept exactly as you see it, with state {seq} of the plan. It cannot be changed or taken out again.',
  seen: 'Members of the project see it. If you make a link, whoever has the link sees this page, all of it, without an account. Nothing else of the plan can be seen by it.',
  read: 'Read it once more: names of people, vendors and consequences are on it as you see them.',
  changed:
    'The plan has changed since this page was shown. Nothing was sent. Close this, look at the page again, and send it then.',
  cancel: 'Cancel',
  send: 'Send',
  sent: '{title} is sent and kept.',
});

interface SendDialogProps {
  readonly seq: number;
  readonly against: string;
  readonly text: SteeringText;
  readonly onClose: () => void;
  readonly onSent: (id: string) => void;
}

/** Says what sending does before it is done. */
export function SendDialog({ seq, against, text, onClose, onSent }: SendDialogProps) {
  const { projectId } = useProjectPlace();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const path = `/projects/${projectId}/steering-pages`;
      const body = { seq, text, ...(against !== '' && { against }) };
      const page = await request<SentLine>('POST', path, { body });
      toast(say('sent', { title: text.title }));
      onClose();
      onSent(page.id);
    } catch (error) {
      const isOld = error instanceof ProblemError && error.status === 409;
      setFault(isOld ? say('changed') : sayProblem(error));
      setBusy(false);
    }
    projectChanged(projectId);
  };
  return (
    <Dialog
      open
      title={say('title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" disabled={isBusy} onClick={() => void send()}>
            {say('send')}
          </Button>
        </>
      }
    >
      <p>{say('kept', { seq })}</p>
      <p>{say('seen')}</p>
      <p>{say('read')}</p>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}
