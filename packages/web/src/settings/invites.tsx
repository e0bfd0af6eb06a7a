import type { Role } from '@throughline/model';
import { type FormEvent, useState } from 'react';
import { request, useRead } from '../connection/index.ts';
import { Button, Failed, Section, SelectField, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { ROLES, roleName, roleWhat } from './account.ts';
import { SecretOnce } from './secret-once.tsx';
import styles from './settings.module.css';
import { useDoing } from './use-doing.ts';

const say = messages({
  title: 'Invite somebody',
  role: 'Role',
  email: 'E-mail address, if only they may use it',
  make: 'Make a link',
  pending: 'Links that can still be used',
  anybody: 'whoever has the link',
  until: 'until {when}',
  by: 'made by {name}',
  revoke: 'Take back',
  linkTitle: 'An invitation into {where}',
  linkWhat:
    'Whoever opens this link is {role} there. It works once, until {until}, and is shown only now.',
});

interface Invite {
  readonly id: string;
  readonly role: Role;
  readonly email: string | null;
  readonly createdBy: { readonly name: string } | null;
  readonly expiresAt: string;
}

interface LinkMade {
  readonly url: string;
  readonly expiresAt: string;
}

/** Links that let one person in, once: into a workspace, or into one project of it. */
export function Invites({
  path,
  role,
  where,
  isProject = false,
}: {
  readonly path: string;
  /** Of whoever invites: nobody gives a role above their own. */
  readonly role: Role;
  readonly where: string;
  readonly isProject?: boolean;
}) {
  const { data } = useRead<{ invites: readonly Invite[] }>(`${path}/invites`);
  const { run, fault, isBusy } = useDoing(`${path}/invites`);
  const [made, setMade] = useState<LinkMade & { readonly role: Role }>();
  const roles = ROLES.slice(Math.max(ROLES.indexOf(role), isProject ? 1 : 0));
  const invite = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { email, role: given } = Object.fromEntries(new FormData(form));
    const body = { role: given, ...(email && { email }) };
    void run(async () => {
      const link = await request<LinkMade>('POST', `${path}/invites`, { body });
      setMade({ ...link, role: given as Role });
      form.reset();
    });
  };
  const invites = data?.invites ?? [];
  return (
    <>
      <Section title={say('title')}>
        <form className={styles.form} onSubmit={invite}>
          <SelectField
            label={say('role')}
            name="role"
            defaultValue={isProject ? 'guest' : 'contributor'}
          >
            {roles.map((each) => (
              <option key={each} value={each}>
                {roleWhat(each)}
              </option>
            ))}
          </SelectField>
          <TextField label={say('email')} name="email" type="email" maxLength={320} />
          {fault && <Failed text={fault} />}
          <div>
            <Button type="submit" disabled={isBusy}>
              {say('make')}
            </Button>
          </div>
        </form>
      </Section>
      {invites.length > 0 && (
        <Section title={say('pending')}>
          <table>
            <tbody>
              {invites.map(({ id, email, role: given, createdBy, expiresAt }) => (
                <tr key={id}>
                  <td>
                    {email ?? say('anybody')}
                    {createdBy && <p className="faint">{say('by', { name: createdBy.name })}</p>}
                  </td>
                  <td>{roleName(given)}</td>
                  <td>{say('until', { when: format.instant(expiresAt) })}</td>
                  <td className={styles.end}>
                    <Button
                      look="quiet"
                      disabled={isBusy}
                      onClick={() => void run(() => request('DELETE', `${path}/invites/${id}`))}
                    >
                      {say('revoke')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {made && (
        <SecretOnce
          title={say('linkTitle', { where })}
          what={say('linkWhat', {
            role: roleName(made.role),
            until: format.instant(made.expiresAt),
          })}
          secret={made.url}
          onClose={() => setMade(undefined)}
        />
      )}
    </>
  );
}
