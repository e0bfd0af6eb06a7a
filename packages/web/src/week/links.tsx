import { useState } from 'react';
import { projectChanged, request, sayProblem } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Dialog, Failed, TextField, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { DueTask, Person } from './owners.ts';
import styles from './week.module.css';

const say = messages({
  title: 'A report link for {name}',
  about:
    'Whoever has the link sees the tasks of {name} and reports on them, without an account, and nothing else. It works for 90 days, or until you take it back.',
  make: 'Make the link',
  once: 'This is the only time that the link is shown. It works until {day}.',
  link: 'Link',
  copy: 'Copy the link',
  copied: 'The link is copied.',
  mail: 'E-mail, ready to send',
  copyMail: 'Copy the e-mail',
  copiedMail: 'The e-mail is copied.',
  notCopied: 'The browser did not let it be copied: select the text and copy it yourself.',
  open: 'Open in the mail program',
  close: 'Close',
  subject: 'How do your tasks in {project} stand?',
  body: 'Hello {name},\n\nhow do your tasks in {project} stand? It takes half a minute, on a phone as well, and needs no account:\n\n{url}\n\n{tasks}Thank you.',
  due: 'What I would like to hear about:\n{tasks}\n\n',
  revoking: 'Take back the report link of {name}?',
  dead: 'It opens nothing from then on. What was reported by it stays.',
  revoke: 'Take it back',
  revoked: 'The link is taken back.',
  cancel: 'Cancel',
});

export interface Link {
  readonly id: string;
  readonly resourceId: string;
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

interface LinkDialogProps {
  readonly person: Person;
  readonly due: readonly DueTask[];
  readonly projectName: string;
  readonly onClose: () => void;
}

/** Makes a link and shows it once, with what to write. */
export function LinkDialog({ person, due, projectName, onClose }: LinkDialogProps) {
  const { projectId } = useProjectPlace();
  const [made, setMade] = useState<{ readonly url: string; readonly expiresAt: string }>();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const make = async () => {
    setBusy(true);
    try {
      const body = { resourceId: person.id };
      setMade(await request('POST', `/projects/${projectId}/report-links`, { body }));
      projectChanged(projectId);
    } catch (error) {
      setFault(sayProblem(error));
    }
    setBusy(false);
  };
  const { name } = person;
  const subject = say('subject', { project: projectName });
  const mail = say('body', {
    name,
    project: projectName,
    url: made?.url ?? '',
    tasks:
      due.length === 0 ? '' : say('due', { tasks: due.map((task) => `- ${task.name}`).join('\n') }),
  });
  return (
    <Dialog
      open
      wide
      title={say('title', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('close')}</Button>
          {made === undefined && (
            <Button look="primary" onClick={make} disabled={isBusy}>
              {say('make')}
            </Button>
          )}
        </>
      }
    >
      {fault && <Failed text={fault} />}
      {made === undefined ? (
        <p className="muted">{say('about', { name })}</p>
      ) : (
        <>
          <p>{say('once', { day: format.instantDay(made.expiresAt) })}</p>
          <TextField
            label={say('link')}
            readOnly
            value={made.url}
            onFocus={(focused) => focused.target.select()}
          />
          <div>
            <Button look="primary" onClick={() => copy(made.url, say('copied'))}>
              {say('copy')}
            </Button>
          </div>
          <label className={styles.mail}>
            <span className="muted">{say('mail')}</span>
            <textarea readOnly rows={10} value={`${subject}\n\n${mail}`} />
          </label>
          <div className={styles.fields}>
            <Button onClick={() => copy(`${subject}\n\n${mail}`, say('copiedMail'))}>
              {say('copyMail')}
            </Button>
            <a
              href={`mailto:${encodeURIComponent(person.email ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(mail)}`}
            >
              {say('open')}
            </a>
          </div>
        </>
      )}
    </Dialog>
  );
}

export function RevokeDialog({
  link: { id, name },
  onClose,
}: {
  readonly link: Link;
  readonly onClose: () => void;
}) {
  const { projectId } = useProjectPlace();
  const [fault, setFault] = useState<string>();
  const revoke = async () => {
    try {
      await request('DELETE', `/projects/${projectId}/report-links/${id}`);
      projectChanged(projectId);
      toast(say('revoked'));
      onClose();
    } catch (error) {
      setFault(sayProblem(error));
    }
  };
  return (
    <Dialog
      open
      title={say('revoking', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="danger" onClick={revoke}>
            {say('revoke')}
          </Button>
        </>
      }
    >
      <p className="muted">{say('dead')}</p>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}

async function copy(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    toast(say('notCopied'), { bad: true });
  }
}
