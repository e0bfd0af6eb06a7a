import type { Role } from '@throughline/model';
import { useState } from 'react';
import { request, sayProblem, useRead } from '../connection/index.ts';
import { Button, Failed, Loading, Menu, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { ROLES, roleName, type Workspace } from './account.ts';
import { Confirm } from './confirm.tsx';
import { Invites } from './invites.tsx';
import { SecretOnce } from './secret-once.tsx';
import styles from './settings.module.css';
import { useDoing } from './use-doing.ts';

const say = messages({
  title: {
    one: '{count} person is in {workspace}.',
    other: '{count} people are in {workspace}.',
  },
  members: 'Members',
  person: 'Person',
  role: 'Role',
  roleOf: 'Role of {name}',
  since: 'Since',
  you: 'you',
  disabled: 'disabled',
  more: 'More about {name}',
  password: 'Make a link for a new password',
  remove: 'Remove …',
  leave: 'Leave …',
  removeTitle: 'Remove {name} from {workspace}?',
  removeWhat:
    'Their tokens and open invitations end, and with the next request they see nothing more. What they did stays in the history.',
  removeDo: 'Remove',
  leaveTitle: 'Leave {workspace}?',
  leaveWhat: 'You see nothing of it any more, until somebody invites you again.',
  leaveDo: 'Leave',
  linkTitle: 'A new password for {name}',
  linkWhat:
    'Send {name} this link: it sets a new password, once, until {until}. It is shown only now.',
});

interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: string;
  readonly disabled: boolean;
}

interface LinkMade {
  readonly url: string;
  readonly expiresAt: string;
}

/** Who is in the workspace, and as what. */
export function MembersSection({
  workspace,
  personId,
}: {
  readonly workspace: Workspace;
  readonly personId: string;
}) {
  const path = `/workspaces/${workspace.id}`;
  const { data, error } = useRead<{ members: readonly Member[] }>(`${path}/members`);
  const { run, fault, isBusy } = useDoing(`${path}/members`, '/account', '/workspaces');
  const [leaving, setLeaving] = useState<Member>();
  const [link, setLink] = useState<LinkMade & { readonly name: string }>();
  if (error) return <Failed text={sayProblem(error)} />;
  if (data === undefined) return <Loading />;
  const isOwner = workspace.role === 'owner';
  const isSelf = leaving?.personId === personId;
  const makeLink = async ({ personId: id, name }: Member) =>
    setLink({
      ...(await request<LinkMade>('POST', `${path}/members/${id}/password-link`)),
      name,
    });
  const about = { name: leaving?.name ?? '', workspace: workspace.name };
  return (
    <>
      <h1>{say('title', { count: data.members.length, workspace: workspace.name })}</h1>
      {fault && <Failed text={fault} />}
      <Section title={say('members')}>
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('person')}</th>
                <th scope="col">{say('role')}</th>
                <th scope="col">{say('since')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {data.members.map((member) => (
                <tr key={member.personId}>
                  <td>
                    {member.name}
                    {member.personId === personId && <span className="faint"> {say('you')}</span>}
                    {member.disabled && <span className="warn"> {say('disabled')}</span>}
                    <p className="faint">{member.email}</p>
                  </td>
                  <td>
                    {isOwner ? (
                      <select
                        className={styles.select}
                        aria-label={say('roleOf', { name: member.name })}
                        value={member.role}
                        disabled={isBusy}
                        onChange={(event) => {
                          const body = { role: event.target.value };
                          const url = `${path}/members/${member.personId}`;
                          void run(() => request('PATCH', url, { body }));
                        }}
                      >
                        {ROLES.map((role) => (
                          <option key={role} value={role}>
                            {roleName(role)}
                          </option>
                        ))}
                      </select>
                    ) : (
                      roleName(member.role)
                    )}
                  </td>
                  <td>{format.instantDay(member.since)}</td>
                  <td className={styles.end}>
                    {(isOwner || member.personId === personId) && (
                      <Menu
                        trigger={
                          <Button look="quiet" aria-label={say('more', { name: member.name })}>
                            ⋯
                          </Button>
                        }
                        items={[
                          ...(isOwner
                            ? [
                                {
                                  label: say('password'),
                                  onChoose: () => void run(() => makeLink(member)),
                                },
                              ]
                            : []),
                          {
                            label: say(member.personId === personId ? 'leave' : 'remove'),
                            onChoose: () => setLeaving(member),
                          },
                        ]}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      {(isOwner || workspace.role === 'manager') && (
        <Invites path={path} role={workspace.role} where={workspace.name} />
      )}
      {leaving && (
        <Confirm
          title={say(isSelf ? 'leaveTitle' : 'removeTitle', about)}
          what={say(isSelf ? 'leaveWhat' : 'removeWhat')}
          does={say(isSelf ? 'leaveDo' : 'removeDo')}
          onClose={() => setLeaving(undefined)}
          onDo={() =>
            void run(() =>
              isSelf
                ? request('POST', `${path}/leave`)
                : request('DELETE', `${path}/members/${leaving.personId}`),
            )
          }
        />
      )}
      {link && (
        <SecretOnce
          title={say('linkTitle', { name: link.name })}
          what={say('linkWhat', { name: link.name, until: format.instant(link.expiresAt) })}
          secret={link.url}
          onClose={() => setLink(undefined)}
        />
      )}
    </>
  );
}
