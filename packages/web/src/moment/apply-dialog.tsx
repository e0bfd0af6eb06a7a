import { useState } from 'react';
import { projectChanged, request, sayProblem } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Dialog, Failed, toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { DateChange } from './date-change.tsx';
import { useLookAt } from './look-at.ts';
import styles from './moment.module.css';
import { type BranchAnswer, useNames } from './plan-answers.ts';
import { withNames } from './with-names.ts';

const say = messages({
  title: 'Apply {name} to the plan?',
  finish: 'Finish',
  promises: 'Promises that move',
  milestones: 'Milestones that move',
  noMoves: 'No promise or milestone moves.',
  tasks: { one: '{count} task gets other dates.', other: '{count} tasks get other dates.' },
  more: { one: 'and {count} more', other: 'and {count} more' },
  project: 'The project',
  task: 'A task of this change',
  broken: 'would be broken',
  kept: 'would be kept',
  leftTitle: {
    one: '{count} edit no longer applies and stays on the branch',
    other: '{count} edits no longer apply and stay on the branch',
  },
  hidden: 'An edit that you do not see',
  none: 'None of its edits applies any more: drop it, or edit it first.',
  version:
    'You agree to exactly this version, {hash}. If somebody edits it first, it is not applied.',
  cancel: 'Cancel',
  apply: { one: 'Apply {count} edit', other: 'Apply {count} edits' },
  applied: '{name} is part of the plan now. Undo takes it back as one step.',
});
const MOST = 6;

interface ApplyDialogProps {
  readonly branch: BranchAnswer;
  readonly onClose: () => void;
}

/** The cascade before it happens. What was seen is approved by its hash, and only that is merged. */
export default function ApplyDialog({ branch, onClose }: ApplyDialogProps) {
  const { projectId, branch: lookedAt } = useProjectPlace();
  const lookAt = useLookAt();
  const [fault, setFault] = useState<string>();
  const [isSending, setSending] = useState(false);
  const { name, effect, leftovers, hash, edits } = branch;
  const applies = effect?.applies ?? edits;
  const apply = async () => {
    setSending(true);
    setFault(undefined);
    const path = `/projects/${projectId}/branches/${branch.id}`;
    try {
      await request('POST', `${path}/approve`, { body: { hash } });
      const how = leftovers.length > 0 ? { whatApplies: true } : {};
      await request('POST', `${path}/merge`, { body: { approved: true, ...how } });
      projectChanged(projectId);
      toast(say('applied', { name }));
      onClose();
      if (lookedAt === branch.id) lookAt({});
    } catch (error) {
      projectChanged(projectId);
      setFault(sayProblem(error));
      setSending(false);
    }
  };
  return (
    <Dialog
      wide
      open
      onClose={onClose}
      title={say('title', { name })}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" disabled={isSending || applies === 0} onClick={() => void apply()}>
            {say('apply', { count: applies })}
          </Button>
        </>
      }
    >
      {effect && <p>{effect.sentence}</p>}
      <Cascade branch={branch} />
      {leftovers.length > 0 && (
        <section>
          <h3 className="warn">{say('leftTitle', { count: leftovers.length })}</h3>
          <ul className={styles.list}>
            {leftovers.map((left) => (
              <li key={left.editId}>
                {left.sentence ?? say('hidden')}
                <br />
                <span className="muted">{withNames(left.why, branch.people)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {applies === 0 && <p>{say('none')}</p>}
      <p className="faint">{say('version', { hash: hash.slice(0, 10) })}</p>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}

function Cascade({ branch }: { readonly branch: BranchAnswer }) {
  const { comparison } = branch;
  const promises = (comparison?.promises ?? []).filter(
    ({ from, to, kept }) => from !== to || kept.before !== kept.after,
  );
  const milestones = comparison?.milestones ?? [];
  const taskNames = useNames('task', [
    ...milestones.map(({ taskId }) => taskId),
    ...promises.flatMap(({ taskId }) => taskId ?? []),
  ]);
  const promiseNames = useNames(
    'promise',
    promises.flatMap(({ source }) => (source.by === 'promise' ? source.promiseId : [])),
  );
  if (comparison === null) return null;
  const taskName = (id: string | null) =>
    id === null ? say('project') : (taskNames.get(id) ?? say('task'));
  return (
    <>
      <p>
        {say('finish')}: <DateChange move={comparison.finish} />.{' '}
        {say('tasks', { count: comparison.tasks.moved })}
      </p>
      {promises.length + milestones.length === 0 && <p>{say('noMoves')}</p>}
      {promises.length > 0 && (
        <section>
          <h3>{say('promises')}</h3>
          <ul className={styles.list}>
            {promises.map((move) => (
              <li
                key={move.source.by === 'promise' ? move.source.promiseId : `task ${move.taskId}`}
              >
                {(move.source.by === 'promise'
                  ? promiseNames.get(move.source.promiseId)
                  : undefined) ?? taskName(move.taskId)}
                {': '}
                <DateChange move={move} />{' '}
                {move.kept.after === false && <strong className="bad">{say('broken')}</strong>}
                {move.kept.after === true && move.kept.before === false && (
                  <strong className="good">{say('kept')}</strong>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {milestones.length > 0 && (
        <section>
          <h3>{say('milestones')}</h3>
          <ul className={styles.list}>
            {milestones.slice(0, MOST).map((move) => (
              <li key={move.taskId}>
                {taskName(move.taskId)}: <DateChange move={move} />
              </li>
            ))}
            {milestones.length > MOST && (
              <li className="faint">{say('more', { count: milestones.length - MOST })}</li>
            )}
          </ul>
        </section>
      )}
    </>
  );
}
