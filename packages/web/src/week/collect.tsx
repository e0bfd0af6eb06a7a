import { useState } from 'react';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { TaskLink } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Failed } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { type Link, LinkDialog, RevokeDialog } from './links.tsx';
import { OtherLinks } from './other-links.tsx';
import { hasReported, type Owner } from './owners.ts';
import { Step } from './step.tsx';
import type { Week } from './use-week.ts';
import styles from './week.module.css';

const say = messages({
  title: 'Collect reports',
  nothing: 'No unfinished work was due by then.',
  all: { one: '{count} person was due, and has reported.', other: 'All {count} have reported.' },
  some: {
    one: '{open} of {count} person has not reported on everything that is due.',
    other: '{open} of {count} people have not reported on everything that is due.',
  },
  who: 'Who',
  due: 'Due tasks',
  heard: 'Reported',
  last: 'Last heard',
  asked: 'Asked',
  of: '{heard} of {due}',
  never: 'never',
  nobody: 'Nobody is named',
  link: 'Make a link …',
  forName: 'for {name}',
  another: 'Another link …',
  revoke: 'Take back …',
  askedOn: 'link of {day}',
  opened: 'link of {day}, used {used}',
  show: { one: 'Show {count} task', other: 'Show {count} tasks' },
  hide: 'Hide tasks',
  unheard: 'nothing heard',
  heardOn: 'reported {when}',
});

interface LinksAnswer {
  readonly links: readonly Link[];
}

/** Who owes which reports, who was asked, and who answered. */
export function Collect({ week, canAsk }: { readonly week: Week; readonly canAsk: boolean }) {
  const { projectId } = useProjectPlace();
  const links = useAnswer<LinksAnswer>(projectId, '/report-links', {}, canAsk);
  const [asked, setAsked] = useState<Pick<Owner, 'resource' | 'due'>>();
  const [revoked, setRevoked] = useState<Link>();
  const named = week.owners.filter(({ key }) => key !== '');
  const open = named.filter((owner) => !hasReported(owner));
  const sentence =
    week.owners.length === 0
      ? say('nothing')
      : open.length === 0
        ? say('all', { count: named.length })
        : say('some', { open: open.length, count: named.length });
  return (
    <Step
      number={2}
      title={say('title')}
      isDone={week.owners.every(hasReported)}
      sentence={sentence}
    >
      {links.error && <Failed text={sayProblem(links.error)} />}
      {week.owners.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.owners}>
            <thead>
              <tr>
                <th>{say('who')}</th>
                <th>{say('due')}</th>
                <th>{say('heard')}</th>
                <th>{say('last')}</th>
                {canAsk && <th>{say('asked')}</th>}
              </tr>
            </thead>
            <tbody>
              {week.owners.map((owner) => (
                <OwnerRow
                  key={owner.key}
                  owner={owner}
                  link={links.data?.links.find(({ resourceId }) => resourceId === owner.key)}
                  canAsk={canAsk}
                  onAsk={() => setAsked(owner)}
                  onRevoke={setRevoked}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {canAsk && (
        <OtherLinks
          links={otherLinks(links.data?.links ?? [], week.owners)}
          people={week.people}
          onAsk={(resource) => setAsked({ resource, due: [] })}
          onRevoke={setRevoked}
        />
      )}
      {asked?.resource && (
        <LinkDialog
          person={asked.resource}
          due={asked.due}
          projectName={week.project.name}
          onClose={() => setAsked(undefined)}
        />
      )}
      {revoked && <RevokeDialog link={revoked} onClose={() => setRevoked(undefined)} />}
    </Step>
  );
}

interface OwnerRowProps {
  readonly owner: Owner;
  readonly link: Link | undefined;
  readonly canAsk: boolean;
  readonly onAsk: () => void;
  readonly onRevoke: (link: Link) => void;
}

function OwnerRow({ owner, link, canAsk, onAsk, onRevoke }: OwnerRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { name, due, heard, last } = owner;
  return (
    <>
      <tr>
        <td>{name === '' ? <span className="faint">{say('nobody')}</span> : name}</td>
        <td>
          <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? say('hide') : say('show', { count: due.length })}
          </Button>
        </td>
        <td className={hasReported(owner) ? 'good' : 'warn'}>
          {say('of', { heard, due: due.length })}
        </td>
        <td>{last === undefined ? say('never') : format.instantDay(last)}</td>
        {canAsk && (
          <td>
            {link && (
              <span className="muted">
                {link.usedAt === null
                  ? say('askedOn', { day: format.instantDay(link.createdAt) })
                  : say('opened', {
                      day: format.instantDay(link.createdAt),
                      used: format.instantDay(link.usedAt),
                    })}{' '}
              </span>
            )}
            {owner.resource && (
              <Button look="quiet" onClick={onAsk}>
                {say(link ? 'another' : 'link')}
                <span className="unseen"> {say('forName', { name })}</span>
              </Button>
            )}
            {link && (
              <Button look="quiet" onClick={() => onRevoke(link)}>
                {say('revoke')}
                <span className="unseen"> {say('forName', { name })}</span>
              </Button>
            )}
          </td>
        )}
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={canAsk ? 5 : 4}>
            <ul className={styles.plain}>
              {due.map((task) => (
                <li key={task.id}>
                  <TaskLink taskId={task.id}>{task.name}</TaskLink>{' '}
                  {task.heard ? (
                    <span className="faint">
                      {say('heardOn', { when: format.instantDay(task.heard.at) })}
                    </span>
                  ) : (
                    <span className="warn">{say('unheard')}</span>
                  )}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}

/** Links that stand at nobody's line: of those who owe nothing just now, and all but the newest of the others. */
function otherLinks(links: readonly Link[], owners: readonly Owner[]): Link[] {
  const keys = new Set(owners.map(({ key }) => key));
  return links.filter(
    (link) =>
      !keys.has(link.resourceId) ||
      links.find(({ resourceId }) => resourceId === link.resourceId) !== link,
  );
}
