import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { answers, ProblemError, request, sayProblem, useRead } from '../connection/index.ts';
import { Button, Failed, Loading, Page, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './entrance.module.css';

const say = messages({
  welcome: 'Welcome. You are the first one here.',
  invited: 'You are invited to {where}, as {role}.',
  newPassword: 'A new password for {email}.',
  used: 'This link was used, or its time is over. Ask for a new one.',
  nothing: 'This link opens nothing. Is all of it there?',
  name: 'Your name',
  email: 'E-mail address',
  password: 'Password',
  long: '12 characters or more',
  workspace: 'Name of your workspace',
  plans: 'Our plans',
  either: 'Make an account, or give the e-mail address and password of the one you have.',
  you: 'You are {name}.',
  begin: 'Begin',
  join: 'Join',
  set: 'Set the password',
});

interface LinkRead {
  readonly purpose: 'first-start' | 'invite' | 'password';
  readonly workspace: string | null;
  readonly project: string | null;
  readonly role: string | null;
  readonly email: string | null;
}

const SENT_TO = {
  'first-start': '/links/first-start',
  invite: '/links/join',
  password: '/links/password',
} as const;

/** Where links lead. Their secret stands behind the # of the address, which no browser sends. */
export function JoinScreen() {
  const [secret] = useState(() => decodeURIComponent(location.hash.slice(1)) || '-');
  const { data: link, error } = useQuery({
    queryKey: ['link', secret],
    queryFn: () => request<LinkRead>('POST', '/links/read', { body: { secret } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (error)
    return (
      <Page narrow>
        <h1>{sayLinkFault(error)}</h1>
      </Page>
    );
  if (link === undefined)
    return (
      <Page narrow>
        <Loading />
      </Page>
    );
  return <LinkForm link={link} secret={secret} />;
}

function LinkForm({ link, secret }: { readonly link: LinkRead; readonly secret: string }) {
  const navigate = useNavigate();
  const { data: account, isPending } = useRead<{ name?: string }>(
    '/account',
    {},
    link.purpose === 'invite',
  );
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isKnown = account?.name !== undefined;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    const { workspace = link.workspace, ...person } = fields;
    const body =
      link.purpose === 'invite'
        ? { secret, ...(!isKnown && { account: person }) }
        : { secret, ...person, ...(link.purpose === 'first-start' && { workspace }) };
    setBusy(true);
    setFault(undefined);
    try {
      await request('POST', SENT_TO[link.purpose], { body });
      answers.clear();
      await navigate({ to: '/', replace: true });
    } catch (error) {
      setFault(
        error instanceof ProblemError && error.status === 410 ? say('used') : sayProblem(error),
      );
      setBusy(false);
    }
  };
  const asksWho = link.purpose === 'first-start' || (link.purpose === 'invite' && !isKnown);
  if (link.purpose === 'invite' && isPending)
    return (
      <Page narrow>
        <Loading />
      </Page>
    );
  return (
    <Page narrow>
      <h1>{title(link)}</h1>
      <form className={styles.form} method="post" onSubmit={submit}>
        {link.purpose === 'invite' && (
          <p className="muted">
            {isKnown ? say('you', { name: account.name ?? '' }) : say('either')}
          </p>
        )}
        {asksWho && (
          <>
            <TextField
              label={say('name')}
              name="name"
              autoComplete="name"
              required
              maxLength={200}
            />
            <TextField
              label={say('email')}
              name="email"
              type="email"
              autoComplete="username"
              required
              maxLength={320}
              {...(link.email !== null && { defaultValue: link.email, readOnly: true })}
            />
          </>
        )}
        {(asksWho || link.purpose === 'password') && (
          <TextField
            label={say('password')}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            hint={say('long')}
          />
        )}
        {link.purpose === 'first-start' && link.workspace === null && (
          <TextField
            label={say('workspace')}
            name="workspace"
            required
            maxLength={200}
            defaultValue={say('plans')}
          />
        )}
        {fault && <Failed text={fault} />}
        <div>
          <Button type="submit" look="primary" disabled={isBusy}>
            {say(
              link.purpose === 'invite' ? 'join' : link.purpose === 'password' ? 'set' : 'begin',
            )}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function title({ purpose, workspace, project, role, email }: LinkRead): string {
  if (purpose === 'first-start') return say('welcome');
  if (purpose === 'password') return say('newPassword', { email: email ?? '' });
  return say('invited', { where: project ?? workspace ?? '', role: role ?? '' });
}

function sayLinkFault(error: Error): string {
  if (error instanceof ProblemError && error.status === 410) return say('used');
  if (error instanceof ProblemError && error.status === 404) return say('nothing');
  return sayProblem(error);
}
