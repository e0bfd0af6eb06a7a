import type { RecordId } from '@throughline/model';
import { useState } from 'react';
import { Button, Dialog } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';

const say = messages({
  open: 'Remove task',
  title: 'Remove “{name}”?',
  alone: 'Nothing else goes along.',
  along: {
    one: '1 record goes along: a task under it, a link, an assignment, a cost or a promise.',
    other: '{records} records go along: tasks under it, links, assignments, costs and promises.',
  },
  undo: 'Undo brings everything back.',
  keep: 'Keep',
  remove: 'Remove',
});

/** Asks, with what goes along, and removes. */
export function Removal({ onRemoved }: { readonly onRemoved: () => void }) {
  const { project, details, submit } = useOpenTask();
  const { id, name } = details.task;
  const [ids, setIds] = useState<readonly RecordId[]>();
  const [fault, setFault] = useState<string>();
  const close = () => {
    setIds(undefined);
    setFault(undefined);
  };
  const remove = async () => {
    const refused = await submit([{ kind: 'task.remove', ids: [...(ids ?? [])] }]);
    setFault(refused);
    if (refused === undefined) onRemoved();
  };
  const along = (ids?.length ?? 1) - 1;
  return (
    <>
      <Button look="danger" onClick={() => void project.removal([id]).then(setIds)}>
        {say('open')}
      </Button>
      <Dialog
        open={ids !== undefined}
        title={say('title', { name })}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{say('keep')}</Button>
            <Button look="danger" onClick={() => void remove()}>
              {say('remove')}
            </Button>
          </>
        }
      >
        <p>
          {along === 0
            ? say('alone')
            : say('along', { count: along, records: format.number(along) })}
        </p>
        <p className="muted">{say('undo')}</p>
        {fault && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
      </Dialog>
    </>
  );
}
