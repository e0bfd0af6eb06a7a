import type { RecordId } from '@throughline/model';
import { useState } from 'react';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { type LogAnswer, TaskLink } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { useSubmit } from '../records/index.ts';
import type { PromiseLine } from '../tracking/index.ts';
import { Button, Dialog, Failed, Loading, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { PromiseForm } from './promise-form.tsx';
import styles from './promises.module.css';
import { toldBefore } from './told-before.ts';

const say = messages({
  consequence: 'If it is missed: {what}',
  task: 'Show its task in the plan',
  told: 'What was told',
  change: 'Change …',
  remove: 'Remove …',
  dated: '{day}',
  before: 'before: {day}',
  by: '{who}, {when}',
  nobody: 'Somebody',
  same: 'It was never changed.',
  sure: 'Remove the promise {name}?',
  lost: 'The forecast is not held against it any more. The history keeps that it was there.',
  cancel: 'Cancel',
  confirm: 'Remove',
  removed: '{name} is removed.',
});

/** What missing it costs, what was told before, and what can be done with it. */
export function PromiseDetails({
  promise,
  canEdit,
}: {
  readonly promise: PromiseLine;
  readonly canEdit: boolean;
}) {
  const [asking, setAsking] = useState<'change' | 'remove'>();
  const { consequence, taskId } = promise;
  const close = () => setAsking(undefined);
  return (
    <div className={styles.more}>
      {consequence && <p>{say('consequence', { what: consequence })}</p>}
      {taskId && (
        <p>
          <TaskLink taskId={taskId}>{say('task')}</TaskLink>
        </p>
      )}
      <h3>{say('told')}</h3>
      <Told promise={promise} />
      {canEdit && (
        <p className={styles.buttons}>
          <Button onClick={() => setAsking('change')}>{say('change')}</Button>
          <Button look="danger" onClick={() => setAsking('remove')}>
            {say('remove')}
          </Button>
        </p>
      )}
      {asking === 'change' && <PromiseForm promise={promise} onClose={close} />}
      {asking === 'remove' && <Remove promise={promise} onClose={close} />}
    </div>
  );
}

function Told({ promise }: { readonly promise: PromiseLine }) {
  const { projectId } = useProjectPlace();
  const { data, error } = useAnswer<LogAnswer>(projectId, `/records/${promise.id}/history`, {
    limit: 200,
  });
  if (error) return <Failed text={sayProblem(error)} />;
  if (data === undefined) return <Loading />;
  const steps = toldBefore(promise.id, data.changes);
  if (steps.length === 0) return <p className="muted">{say('same')}</p>;
  return (
    <ul className={styles.list}>
      {steps.map(({ seq, at, author, date, sentence }) => (
        <li key={seq}>
          {date === undefined ? (
            sentence
          ) : (
            <strong>{say('dated', { day: format.day(date) })}</strong>
          )}
          {date !== undefined && sentence && <span className="muted"> {sentence}</span>}
          <span className="faint">
            {' '}
            {say('by', {
              who: (author && data.people?.[author]) ?? say('nobody'),
              when: format.instant(at),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Remove({
  promise,
  onClose,
}: {
  readonly promise: PromiseLine;
  readonly onClose: () => void;
}) {
  const submit = useSubmit();
  const [fault, setFault] = useState<string>();
  const remove = async () => {
    const id = promise.id as RecordId;
    const outcome = await submit([{ kind: 'promise.remove', ids: [id] }]);
    if (!outcome.ok) return setFault(outcome.sentence);
    onClose();
    toast(say('removed', { name: promise.title }));
  };
  return (
    <Dialog
      open
      title={say('sure', { name: promise.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="danger" onClick={() => void remove()}>
            {say('confirm')}
          </Button>
        </>
      }
    >
      <p>{say('lost')}</p>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}
