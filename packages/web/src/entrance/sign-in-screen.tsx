import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { answers, ProblemError, request, sayProblem } from '../connection/index.ts';
import { Button, Failed, Page, TextField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './entrance.module.css';

const say = messages({
  title: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  wrong: 'The e-mail address or the password is not right.',
  forgotten: 'Forgotten? An owner of your workspace can make a link for a new password.',
  first:
    'Nobody has an account yet? The link that the server printed when it was started makes the first one.',
});

export function SignInScreen() {
  const { from } = useSearch({ strict: false }) as { from?: unknown };
  const navigate = useNavigate();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    setFault(undefined);
    try {
      await request('POST', '/sign-in/password', { body });
      answers.clear();
      await navigate({ href: ownPath(from) });
    } catch (error) {
      const isWrong = error instanceof ProblemError && error.status === 401;
      setFault(isWrong ? say('wrong') : sayProblem(error));
      setBusy(false);
    }
  };
  return (
    <Page narrow>
      <h1>{say('title')}</h1>
      <form className={styles.form} method="post" onSubmit={submit}>
        <TextField
          label={say('email')}
          name="email"
          type="email"
          autoComplete="username"
          required
        />
        <TextField
          label={say('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        {fault && <Failed text={fault} />}
        <div>
          <Button type="submit" look="primary" disabled={isBusy}>
            {say('title')}
          </Button>
        </div>
      </form>
      <p className="faint">{say('forgotten')}</p>
      <p className="faint">{say('first')}</p>
    </Page>
  );
}

/** Only to this application: an address of elsewhere would lead people away with our word for it. */
function ownPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/';
}
