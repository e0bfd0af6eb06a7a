import { Suspense, useState } from 'react';
import { ProblemError, sayProblem } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { DateChange } from './date-change.tsx';
import { ApplyDialog, DropDialog } from './decisions.ts';
import { useLookAt, useOpenScreen } from './look-at.ts';
import styles from './moment.module.css';
import { type BranchAnswer, useBranch } from './plan-answers.ts';

const say = messages({
  label: 'Change that is tried',
  trying: 'You are trying {name}. Nobody else’s plan changes until it is applied.',
  finish: 'Finish {moved}',
  edits: { one: '{count} edit', other: '{count} edits' },
  none: 'nothing changed yet: edit the plan as usual',
  left: { one: '{count} edit no longer applies', other: '{count} edits no longer apply' },
  closed: '{name} was {state} on {when}; it can be read, not edited.',
  merged: 'applied',
  dropped: 'dropped',
  unknown: 'There is no such what-if in this project.',
  what: 'What it changes',
  keep: 'Keep for later',
  apply: 'Apply …',
  drop: 'Drop …',
  back: 'Back to the plan',
});

/** Says on every screen that a branch is looked at: old → new of the finish, and apply, keep or drop. */
export function BranchBar() {
  const { projectId, branch: id, role } = useProjectPlace();
  const { data, error } = useBranch(id);
  const [asking, setAsking] = useState<'apply' | 'drop'>();
  const lookAt = useLookAt();
  const open = useOpenScreen(projectId);
  if (id === undefined) return null;
  const branch = data?.id === id ? data : undefined;
  const isOpen = branch?.outcome.state === 'open';
  const mayDecide = isOpen && (role === 'owner' || role === 'manager');
  return (
    <section className={styles.banner} aria-label={say('label')}>
      <p className={styles.said} role="status">
        {branch ? <Said branch={branch} /> : error && sayBranchProblem(error)}
      </p>
      {branch && (
        <Button look="quiet" onClick={() => open('what-if', { branch: id, show: id })}>
          {say('what')}
        </Button>
      )}
      {mayDecide && (
        <Button look="quiet" onClick={() => setAsking('drop')}>
          {say('drop')}
        </Button>
      )}
      <Button onClick={() => lookAt({})}>{isOpen ? say('keep') : say('back')}</Button>
      {mayDecide && branch.edits > 0 && (
        <Button look="primary" onClick={() => setAsking('apply')}>
          {say('apply')}
        </Button>
      )}
      <Suspense>
        {branch && asking === 'apply' && (
          <ApplyDialog branch={branch} onClose={() => setAsking(undefined)} />
        )}
        {branch && asking === 'drop' && (
          <DropDialog branch={branch} onClose={() => setAsking(undefined)} />
        )}
      </Suspense>
    </section>
  );
}

function Said({ branch }: { readonly branch: BranchAnswer }) {
  const { name, outcome, edits, comparison, effect } = branch;
  if (outcome.state !== 'open') {
    return say('closed', {
      name,
      state: say(outcome.state === 'merged' ? 'merged' : 'dropped'),
      when: format.instantDay(outcome.at),
    });
  }
  const left = effect?.noLongerApplies ?? 0;
  return (
    <>
      {say.rich('trying', { name: <strong>{name}</strong> })}{' '}
      {edits === 0 ? say('none') : say('edits', { count: edits })}
      {comparison && edits > 0 && (
        <>
          {' · '}
          {say.rich('finish', { moved: <DateChange move={comparison.finish} /> })}
        </>
      )}
      {left > 0 && (
        <>
          {' · '}
          <strong className="warn">{say('left', { count: left })}</strong>
        </>
      )}
    </>
  );
}

function sayBranchProblem(error: unknown): string {
  return error instanceof ProblemError && error.status === 404 ? say('unknown') : sayProblem(error);
}
