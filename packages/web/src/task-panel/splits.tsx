import {
  isRefusal,
  parseDuration,
  printDuration,
  type RecordId,
  sayRefusal,
  scaleOf,
} from '@throughline/model';
import { useState } from 'react';
import { newId } from '../connection/index.ts';
import { Button } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';

const say = messages({
  title: 'Splits',
  none: 'The work is not interrupted.',
  split: 'A gap of {gap} after {after} of work',
  remove: 'Remove',
  removeNamed: 'Remove the gap after {after} of work',
  after: 'After work of',
  gap: 'Gap of',
  begin: 'Split the work',
  add: 'Split',
});

/** Gaps in the work: those there are, and one more. */
export function Splits() {
  const { details, plan, canEdit, submit } = useOpenTask();
  const [fault, setFault] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  const { task } = details;
  const splits = Object.entries(task.splits ?? {}).sort(
    ([, a], [, b]) => a.afterMinutes - b.afterMinutes,
  );
  if (plan === undefined || plan.rules === 'p6' || (splits.length === 0 && !canEdit)) return null;
  const lengthOf = (minutes: number) => printDuration({ minutes, unit: 'd' }, scaleOf(plan));
  const remove = async (id: string) =>
    setFault(await submit([{ kind: 'task.unsplit', taskId: task.id, id: id as RecordId }]));
  const add = async (after: string, gap: string) => {
    const [worked, paused] = [after, gap].map((text) => parseDuration(text, scaleOf(plan)));
    if (worked === undefined || paused === undefined) return false;
    for (const one of [worked, paused]) {
      if (isRefusal(one)) {
        setFault(sayRefusal(one));
        return false;
      }
    }
    if (isRefusal(worked) || isRefusal(paused)) return false;
    const refused = await submit([
      {
        kind: 'task.split',
        taskId: task.id,
        id: newId(),
        afterMinutes: worked.minutes,
        gapMinutes: paused.minutes,
      },
    ]);
    setFault(refused);
    setAdding(refused !== undefined);
    return refused === undefined;
  };
  return (
    <section className={styles.section}>
      <h3>{say('title')}</h3>
      {splits.length === 0 && <p className="faint">{say('none')}</p>}
      <ul className={styles.list}>
        {splits.map(([id, { afterMinutes, gapMinutes }]) => {
          const after = lengthOf(afterMinutes);
          return (
            <li key={id} className={styles.line}>
              <span className={styles.grow}>
                {say('split', { gap: lengthOf(gapMinutes), after })}
              </span>
              {canEdit && (
                <Button
                  look="quiet"
                  aria-label={say('removeNamed', { after })}
                  onClick={() => void remove(id)}
                >
                  {say('remove')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {canEdit && !isAdding && (
        <Button look="quiet" className={styles.first} onClick={() => setAdding(true)}>
          {say('begin')}
        </Button>
      )}
      {canEdit && isAdding && <AddSplit onAdd={add} />}
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}

function AddSplit({ onAdd }: { readonly onAdd: (after: string, gap: string) => Promise<boolean> }) {
  const [after, setAfter] = useState('');
  const [gap, setGap] = useState('');
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(after, gap).then((isDone) => {
          if (!isDone) return;
          setAfter('');
          setGap('');
        });
      }}
    >
      <label className={styles.inline}>
        {say('after')}
        <input
          className={`${styles.input} ${styles.short}`}
          value={after}
          onChange={(event) => setAfter(event.target.value)}
        />
      </label>
      <label className={styles.inline}>
        {say('gap')}
        <input
          className={`${styles.input} ${styles.short}`}
          value={gap}
          onChange={(event) => setGap(event.target.value)}
        />
      </label>
      <Button type="submit" disabled={after.trim() === '' || gap.trim() === ''}>
        {say('add')}
      </Button>
    </form>
  );
}
