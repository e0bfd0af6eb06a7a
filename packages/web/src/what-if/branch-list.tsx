import { type BranchLine, signedDays, useMinutesPerDay } from '../moment/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './what-if.module.css';

const say = messages({
  name: 'Name',
  effect: 'What it would do',
  days: 'Days won',
  decide: 'Decide by',
  state: 'State',
  by: '{name}, {day}',
  someone: 'Somebody',
  edits: { one: '{count} edit', other: '{count} edits' },
  left: { one: '{count} edit no longer applies', other: '{count} edits no longer apply' },
  approved: { one: 'approved by {names}', other: 'approved by {names}' },
  outdated: 'approved in an earlier version',
  merged: 'Applied {day}',
  dropped: 'Dropped {day}: {reason}',
  droppedOnly: 'Dropped {day}',
  noDates: 'The plan has no dates to compare.',
});

interface BranchListProps {
  readonly branches: readonly BranchLine[];
  readonly people: Readonly<Record<string, string>>;
}

export function BranchList({ branches, people }: BranchListProps) {
  const minutesPerDay = useMinutesPerDay();
  const personName = (id: string | undefined) => (id && people[id]) || say('someone');
  return (
    <div className={styles.scroll}>
      <table className={styles.branches}>
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('effect')}</th>
            <th scope="col" className="num">
              {say('days')}
            </th>
            <th scope="col" className="num">
              {say('decide')}
            </th>
          </tr>
        </thead>
        <tbody>
          {branches.map((branch) => (
            <tr key={branch.id}>
              <td>
                <ScreenLink screen="what-if" search={{ show: branch.id }}>
                  {branch.name}
                </ScreenLink>
                <br />
                <span className="faint">
                  {say('by', { name: personName(branch.by), day: format.instantDay(branch.at) })}
                  {' · '}
                  {say('edits', { count: branch.edits })}
                </span>
              </td>
              <td>
                {sayState(branch)}
                <Notes branch={branch} nameOf={personName} />
              </td>
              <td className="num">
                {branch.effect?.recovered != null &&
                  signedDays(branch.effect.recovered, minutesPerDay)}
              </td>
              <td className="num">{branch.decideBy && format.gridDay(branch.decideBy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Notes({
  branch: { effect, approvals, outdatedApprovals },
  nameOf,
}: {
  readonly branch: BranchLine;
  readonly nameOf: (id: string) => string;
}) {
  const left = effect?.noLongerApplies ?? 0;
  return (
    <>
      {left > 0 && <div className="warn">{say('left', { count: left })}</div>}
      {approvals.length > 0 && (
        <div className="faint">
          {say('approved', {
            count: approvals.length,
            names: format.list(approvals.map(({ by }) => nameOf(by))),
          })}
        </div>
      )}
      {approvals.length === 0 && outdatedApprovals.length > 0 && (
        <div className="faint">{say('outdated')}</div>
      )}
    </>
  );
}

function sayState({ outcome, effect }: BranchLine): string {
  const day = format.instantDay(outcome.at);
  switch (outcome.state) {
    case 'open':
      return effect?.sentence ?? say('noDates');
    case 'merged':
      return say('merged', { day });
    case 'dropped':
      return outcome.reason === undefined
        ? say('droppedOnly', { day })
        : say('dropped', { day, reason: outcome.reason });
  }
}
