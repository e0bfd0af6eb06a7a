import { Suspense, useState } from 'react';
import { sayProblem } from '../connection/index.ts';
import {
  ApplyDialog,
  type BranchAnswer,
  Comparison,
  DropDialog,
  useBranch,
  withNames,
} from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { ScreenLink, useGoTo } from '../shell/index.ts';
import { Button, Failed, Loading, Page, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { RenameDialog } from './rename-dialog.tsx';
import styles from './what-if.module.css';

const say = messages({
  all: 'All what-ifs',
  opened: '{name} began it on {day}, from change {base} of the plan.',
  decideBy: 'To be decided by {day}.',
  someone: 'Somebody',
  nothing: '{name} changes nothing yet.',
  nothingHow: 'Open it and edit the plan as usual: what it moves is shown here.',
  merged: '{name} was applied on {day} by {person}.',
  dropped: '{name} was dropped on {day} by {person}.',
  noDates: '{name} would leave the plan without dates.',
  edit: 'Open and edit',
  look: 'Look at it',
  apply: 'Apply …',
  drop: 'Drop …',
  rename: 'Rename …',
  approvals: 'Approvals',
  approved: '{person}, {day}',
  approvedOld: '{person}, {day}: an earlier version, no longer holds',
  edits: 'Edits',
  left: 'No longer applies',
  leftAside: 'stays on the branch when the rest is applied',
  hidden: 'An edit that you do not see',
  done: '{person}, {when}',
});

/** One branch: its edits, old → new of all it moves, what no longer applies; apply, keep or drop. */
export function BranchDetails({ branchId }: { readonly branchId: string }) {
  const { data, error, refetch } = useBranch(branchId);
  if (data === undefined || data.id !== branchId) {
    return (
      <Page>
        {error ? <Failed text={sayProblem(error)} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  const person = (id: string | undefined) => (id && data.people?.[id]) || say('someone');
  return (
    <Page>
      <div className={styles.intro}>
        <p>
          <ScreenLink screen="what-if" search={{ show: undefined }}>
            {say('all')}
          </ScreenLink>
        </p>
        <h1>{sayBranch(data, person)}</h1>
        <p className="muted">
          {data.reason}{' '}
          {say('opened', {
            name: person(data.by),
            day: format.instantDay(data.at),
            base: data.base,
          })}{' '}
          {data.decideBy && say('decideBy', { day: format.weekdayAndDay(data.decideBy) })}
        </p>
        <Actions branch={data} />
      </div>
      {data.leftovers.length > 0 && (
        <Section title={<span className="warn">{say('left')}</span>} aside={say('leftAside')}>
          <ul className={styles.lines}>
            {data.leftovers.map((left) => (
              <li key={left.editId}>
                {left.sentence ?? say('hidden')}
                <br />
                <span className="muted">{withNames(left.why, data.people)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data.comparison && data.edits > 0 && <Comparison comparison={data.comparison} />}
      <Section title={say('edits')} aside={format.number(data.edits)}>
        {data.edits === 0 ? (
          <p className="muted">{say('nothingHow')}</p>
        ) : (
          <ul className={styles.lines}>
            {data.changes.map((change) => (
              <li key={change.editId}>
                {change.sentence ?? say('hidden')}
                <br />
                <span className="faint">
                  {say('done', { person: person(change.author), when: format.instant(change.at) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Approvals branch={data} person={person} />
    </Page>
  );
}

function Actions({ branch }: { readonly branch: BranchAnswer }) {
  const { role, branch: lookedAt } = useProjectPlace();
  const [asking, setAsking] = useState<'apply' | 'drop' | 'rename'>();
  const goTo = useGoTo();
  const isOpen = branch.outcome.state === 'open';
  const mayPropose = role !== 'viewer' && role !== 'guest';
  const mayDecide = role === 'owner' || role === 'manager';
  // The bar above has what decides about the branch that is looked at.
  const isLookedAt = lookedAt === branch.id;
  const close = () => setAsking(undefined);
  return (
    <div className={styles.actions}>
      {isOpen && mayDecide && !isLookedAt && (
        <Button look="primary" disabled={branch.edits === 0} onClick={() => setAsking('apply')}>
          {say('apply')}
        </Button>
      )}
      <Button onClick={() => goTo('plan', { branch: branch.id, asOf: undefined })}>
        {say(isOpen && mayPropose ? 'edit' : 'look')}
      </Button>
      {isOpen && mayPropose && <Button onClick={() => setAsking('rename')}>{say('rename')}</Button>}
      {isOpen && mayDecide && !isLookedAt && (
        <Button look="danger" onClick={() => setAsking('drop')}>
          {say('drop')}
        </Button>
      )}
      <Suspense>
        {asking === 'apply' && <ApplyDialog branch={branch} onClose={close} />}
        {asking === 'drop' && <DropDialog branch={branch} onClose={close} />}
        {asking === 'rename' && <RenameDialog branch={branch} onClose={close} />}
      </Suspense>
    </div>
  );
}

function Approvals({
  branch: { approvals, outdatedApprovals },
  person,
}: {
  readonly branch: BranchAnswer;
  readonly person: (id: string) => string;
}) {
  if (approvals.length + outdatedApprovals.length === 0) return null;
  return (
    <Section title={say('approvals')}>
      <ul className={styles.lines}>
        {[...approvals, ...outdatedApprovals].map((one) => (
          <li key={`${one.by} ${one.at}`}>
            {say(approvals.includes(one) ? 'approved' : 'approvedOld', {
              person: person(one.by),
              day: format.instantDay(one.at),
            })}
            {one.note && <div className="muted">{one.note}</div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function sayBranch(branch: BranchAnswer, person: (id: string | undefined) => string): string {
  const { name, outcome, effect, edits } = branch;
  if (outcome.state !== 'open') {
    const about = { name, day: format.instantDay(outcome.at), person: person(outcome.by) };
    return say(outcome.state === 'merged' ? 'merged' : 'dropped', about);
  }
  if (edits === 0) return say('nothing', { name });
  return effect?.sentence ?? say('noDates', { name });
}
