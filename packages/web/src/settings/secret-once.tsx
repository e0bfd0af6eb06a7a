import { useRef } from 'react';
import { Button, Dialog, toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './settings.module.css';

const say = messages({
  copy: 'Copy',
  copied: 'Copied.',
  marked: 'It is marked: copy it with the keyboard.',
  done: 'Done',
});

/** What is shown this one time: a link or a token, with a way to copy it. */
export function SecretOnce({
  title,
  what,
  secret,
  onClose,
}: {
  readonly title: string;
  readonly what: string;
  readonly secret: string;
  readonly onClose: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      toast(say('copied'));
    } catch {
      toast(say('marked'));
    }
  };
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('done')}</Button>
          <Button look="primary" onClick={() => void copy()}>
            {say('copy')}
          </Button>
        </>
      }
    >
      <p>{what}</p>
      <input ref={field} className={styles.secret} readOnly value={secret} aria-label={title} />
    </Dialog>
  );
}
