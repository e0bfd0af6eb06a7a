import type { RecordId } from '@throughline/model';
import { useState } from 'react';
import { type Present, useAnswer, useRead } from '../connection/index.ts';
import { type LocalProject, type Sync, useLiveState, useProjectPlace } from '../project/index.ts';
import { ScreenLink, TopBar } from '../shell/index.ts';
import type { StatusAnswer } from '../tracking/index.ts';
import { Button, Dialog, Status, type Tone } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './plan.module.css';

const say = messages({
  inRow: '{name} is in row {row}',
  inPlan: '{name} is in the plan',
  more: { one: '{name} and 1 more are here', other: '{name} and {people} more are here' },
  saved: 'Saved',
  sending: 'Sending …',
  kept: { one: '1 change kept here', other: '{changes} changes kept here' },
  keptWhy:
    'The server cannot be reached. What you changed is kept in this browser and sent when it is back.',
  conflicts: {
    one: '1 change of yours did not hold',
    other: '{changes} changes of yours did not hold',
  },
  title: 'What did not hold',
  discard: 'Discard',
  retry: 'Try again',
  close: 'Close',
  about:
    'You saw it at once; then it was taken back, for the reason given. Try again puts it in as the plan now is; Discard lets go of it.',
});

const TONES: Readonly<Record<StatusAnswer['verdict']['state'], Tone>> = {
  'off-track': 'bad',
  'at-risk': 'warn',
  unknown: 'none',
  'on-track': 'good',
};

interface PlanTopProps {
  readonly project: LocalProject;
  readonly people: readonly Present[];
  readonly rowOf: (id: RecordId) => number;
}

/** The verdict, who else is here, and what of one's own is on its way. */
export function PlanTop({ project, people, rowOf }: PlanTopProps) {
  return (
    <TopBar>
      <Verdict className={styles.verdict} />
      <span className={`faint ${styles.people}`}>{sayPeople(people, rowOf)}</span>
      <SyncState project={project} sync={project.state.sync} />
    </TopBar>
  );
}

/** Whether the project is on track, in its one sentence; it opens what that is made of. */
export function Verdict({ className }: { readonly className: string | undefined }) {
  const { projectId, asOf, branch } = useProjectPlace();
  const { data } = useAnswer<StatusAnswer>(projectId, '/status', { asOf, branch, most: 1 });
  if (data === undefined) return null;
  const { state, sentence } = data.verdict;
  return (
    <ScreenLink screen="on-track" className={className}>
      <Status tone={TONES[state]}>{sentence}</Status>
    </ScreenLink>
  );
}

/** Others who look at this plan: not oneself. */
export function useOthers(): readonly Present[] {
  const { people } = useLiveState();
  const { data } = useRead<{ readonly id: string }>('/account');
  return people.filter(({ personId, place }) => personId !== data?.id && place.screen === 'plan');
}

function sayPeople(people: readonly Present[], rowOf: (id: RecordId) => number): string {
  const [first] = people;
  if (first === undefined) return '';
  const count = people.length - 1;
  const { name, place } = first;
  if (count > 0) return say('more', { name, count, people: format.number(count) });
  const row = place.recordId === undefined ? 0 : rowOf(place.recordId as RecordId);
  return row > 0 ? say('inRow', { name, row: format.number(row) }) : say('inPlan', { name });
}

function SyncState({ project, sync }: { readonly project: LocalProject; readonly sync: Sync }) {
  const [isOpen, setOpen] = useState(false);
  const { state, pending, conflicts } = sync;
  if (conflicts.length > 0) {
    const count = conflicts.length;
    return (
      <>
        <Button look="quiet" onClick={() => setOpen(true)}>
          <Status tone="bad">{say('conflicts', { count, changes: format.number(count) })}</Status>
        </Button>
        {isOpen && <Conflicts project={project} sync={sync} onClose={() => setOpen(false)} />}
      </>
    );
  }
  if (state === 'kept') {
    return (
      <span className={styles.kept} title={say('keptWhy')}>
        <Status tone="warn">
          {say('kept', { count: pending, changes: format.number(pending) })}
        </Status>
      </span>
    );
  }
  return <output className={`faint ${styles.sync}`}>{project.state.canEdit && say(state)}</output>;
}

function Conflicts({
  project,
  sync,
  onClose,
}: {
  readonly project: LocalProject;
  readonly sync: Sync;
  readonly onClose: () => void;
}) {
  const retry = () => {
    project.retry();
    onClose();
  };
  return (
    <Dialog
      open
      title={say('title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('close')}</Button>
          <Button look="primary" onClick={retry}>
            {say('retry')}
          </Button>
        </>
      }
    >
      <p className="muted">{say('about')}</p>
      <ul className={styles.conflicts}>
        {sync.conflicts.map(({ editId, what, why }) => (
          <li key={editId}>
            <b>{what}</b>
            <p>{why}</p>
            <Button onClick={() => project.discard(editId)}>{say('discard')}</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
