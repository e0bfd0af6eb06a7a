import type { Role, TokenScope } from '@throughline/model';
import { type FormEvent, useState } from 'react';
import { request, sayProblem, useRead } from '../connection/index.ts';
import { Button, Failed, Loading, Section, SelectField, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { ROLES, roleName, type Workspace } from './account.ts';
import { Confirm } from './confirm.tsx';
import { SecretOnce } from './secret-once.tsx';
import styles from './settings.module.css';
import { useDoing } from './use-doing.ts';

const say = messages({
  title: {
    one: '{count} token lets a program into {workspace}.',
    other: '{count} tokens let programs into {workspace}.',
  },
  none: 'No token lets a program into {workspace}.',
  make: 'Make a token',
  name: 'What it is for',
  scope: 'It may',
  read: 'read',
  write: 'read, and write into plans',
  admin: 'read, write, and say who gets in',
  days: 'It ends after, in days',
  project: 'Where',
  everywhere: 'The whole workspace',
  acts: 'It acts as',
  self: 'yourself',
  service: 'a service: {role}',
  tokens: 'Tokens',
  token: 'Token',
  used: 'Last used',
  never: 'never',
  until: 'Ends',
  revoked: 'taken back {when}',
  revoke: 'Take back …',
  revokeTitle: 'Take “{name}” back?',
  revokeWhat: 'Programs that use it are turned away from now on. It cannot be given again.',
  revokeDo: 'Take back',
  ofPerson: 'acts as {name}',
  ofService: 'service, {role}',
  madeTitle: 'The token “{name}”',
  madeWhat: 'It is shown only now: keep it where the program reads it. It ends {until}.',
});

interface Token {
  readonly id: string;
  readonly kind: 'personal' | 'service';
  readonly name: string;
  readonly scope: TokenScope;
  readonly role: Role | null;
  readonly projectId: string | null;
  readonly person: { readonly name: string } | null;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

interface Made {
  readonly token: string;
  readonly expiresAt: string;
}

const SCOPES: readonly TokenScope[] = ['read', 'write', 'admin'];
const USUAL_DAYS = 90;

/** How programs get in: made, shown once, taken back. Owners see those of everybody. */
export function TokensSection({ workspace }: { readonly workspace: Workspace }) {
  const path = `/workspaces/${workspace.id}`;
  const isOwner = workspace.role === 'owner';
  const list = isOwner ? `${path}/service-tokens` : `${path}/tokens`;
  const { data, error } = useRead<{ tokens: readonly Token[] }>(list);
  const { data: listed } = useRead<{ projects: readonly { id: string; name: string }[] }>(
    `${path}/projects`,
    { limit: 200 },
  );
  const { run, fault, isBusy } = useDoing(list);
  const [made, setMade] = useState<Made & { readonly name: string }>();
  const [ending, setEnding] = useState<Token>();
  if (error) return <Failed text={sayProblem(error)} />;
  if (data === undefined) return <Loading />;
  const projects = listed?.projects ?? [];
  const nameById = new Map(projects.map(({ id, name }) => [id, name]));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, scope, days, projectId, acts } = Object.fromEntries(new FormData(form));
    const body = {
      name,
      scope,
      expiresInDays: Number(days),
      ...(projectId && { projectId }),
      ...(acts && { role: acts }),
    };
    const url = acts ? `${path}/service-tokens` : `${path}/tokens`;
    void run(async () => {
      setMade({ ...(await request<Made>('POST', url, { body })), name: String(name) });
      form.reset();
    });
  };
  const live = data.tokens.filter(isLive);
  return (
    <>
      <h1>
        {live.length === 0
          ? say('none', { workspace: workspace.name })
          : say('title', { count: live.length, workspace: workspace.name })}
      </h1>
      {data.tokens.length > 0 && (
        <Section title={say('tokens')}>
          <div className={styles.scroll}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('token')}</th>
                  <th scope="col">{say('scope')}</th>
                  <th scope="col">{say('project')}</th>
                  <th scope="col">{say('used')}</th>
                  <th scope="col">{say('until')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {data.tokens.map((token) => (
                  <tr key={token.id} className={isLive(token) ? '' : 'faint'}>
                    <td>
                      {token.name}
                      <p className="faint">
                        {token.kind === 'service'
                          ? say('ofService', { role: roleName(token.role ?? 'guest') })
                          : say('ofPerson', { name: token.person?.name ?? '' })}
                      </p>
                    </td>
                    <td>{say(token.scope)}</td>
                    <td>
                      {token.projectId === null
                        ? say('everywhere')
                        : (nameById.get(token.projectId) ?? token.projectId)}
                    </td>
                    <td>{token.usedAt === null ? say('never') : format.instant(token.usedAt)}</td>
                    <td>
                      {token.revokedAt === null
                        ? format.instantDay(token.expiresAt)
                        : say('revoked', { when: format.instantDay(token.revokedAt) })}
                    </td>
                    <td className={styles.end}>
                      {isLive(token) && (
                        <Button look="quiet" onClick={() => setEnding(token)}>
                          {say('revoke')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
      <Section title={say('make')}>
        <form className={styles.form} onSubmit={submit}>
          <TextField label={say('name')} name="name" required maxLength={200} />
          <SelectField label={say('scope')} name="scope" defaultValue="read">
            {SCOPES.map((scope) => (
              <option key={scope} value={scope}>
                {say(scope)}
              </option>
            ))}
          </SelectField>
          {isOwner && (
            <SelectField label={say('acts')} name="acts" defaultValue="">
              <option value="">{say('self')}</option>
              {ROLES.slice(1).map((role) => (
                <option key={role} value={role}>
                  {say('service', { role: roleName(role) })}
                </option>
              ))}
            </SelectField>
          )}
          <SelectField label={say('project')} name="projectId" defaultValue="">
            <option value="">{say('everywhere')}</option>
            {projects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={say('days')}
            name="days"
            type="number"
            min={1}
            max={365}
            defaultValue={USUAL_DAYS}
            required
          />
          {fault && <Failed text={fault} />}
          <div>
            <Button type="submit" disabled={isBusy}>
              {say('make')}
            </Button>
          </div>
        </form>
      </Section>
      {made && (
        <SecretOnce
          title={say('madeTitle', { name: made.name })}
          what={say('madeWhat', { until: format.instantDay(made.expiresAt) })}
          secret={made.token}
          onClose={() => setMade(undefined)}
        />
      )}
      {ending && (
        <Confirm
          title={say('revokeTitle', { name: ending.name })}
          what={say('revokeWhat')}
          does={say('revokeDo')}
          onClose={() => setEnding(undefined)}
          onDo={() => void run(() => request('DELETE', `${path}/tokens/${ending.id}`))}
        />
      )}
    </>
  );
}

function isLive({ revokedAt, expiresAt }: Token): boolean {
  return revokedAt === null && Date.parse(expiresAt) > Date.now();
}
