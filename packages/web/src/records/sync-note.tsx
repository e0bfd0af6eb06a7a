import { useLocalProject, useLocalState } from '../project/index.ts';
import { Button, Status } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './sync-note.module.css';

const say = messages({
  kept: {
    one: '{changes} change is kept in this browser and sent when the connection is back.',
    other: '{changes} changes are kept in this browser and sent when the connection is back.',
  },
  refused: '{what}. It was taken back: {why}',
  retry: 'Try again',
  letGo: 'Let it go',
});

/** What of the edits made here the server does not have: kept until it is reached, or taken back, and why. */
export function SyncNote() {
  const project = useLocalProject();
  const { sync } = useLocalState(project);
  const { state, pending, conflicts } = sync;
  if (state !== 'kept' && conflicts.length === 0) return null;
  return (
    <div className={styles.note} role="alert">
      {state === 'kept' && (
        <Status tone="warn">
          {say('kept', { count: pending, changes: format.number(pending) })}
        </Status>
      )}
      {conflicts.map(({ editId, what, why }) => (
        <p key={editId}>
          <span className="bad">{say('refused', { what, why })}</span>{' '}
          <Button look="quiet" onClick={() => project.retry()}>
            {say('retry')}
          </Button>
          <Button look="quiet" onClick={() => project.discard(editId)}>
            {say('letGo')}
          </Button>
        </p>
      ))}
    </div>
  );
}
