import type { FormEvent } from 'react';
import { ProblemError, request } from '../connection/index.ts';
import { Button, Failed, Section, TextField, toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import type { Account } from './account.ts';
import styles from './settings.module.css';
import { useDoing } from './use-doing.ts';

const say = messages({
  title: 'You are {name}.',
  name: 'Name',
  nameHint: 'Others see it on what you change.',
  email: 'E-mail address',
  save: 'Save',
  saved: 'Your name is saved.',
  password: 'Password',
  current: 'Present password',
  next: 'New password',
  long: '12 characters or more',
  change: 'Change the password',
  changed: 'The password is changed. Every other session has ended.',
  wrong: 'The present password is not right. Nothing was changed.',
});

/** One's own name and password. */
export function AccountSection({ account }: { readonly account: Account }) {
  const own = useDoing('/account');
  const password = useDoing('/account/sessions');
  const rename = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name } = Object.fromEntries(new FormData(event.currentTarget));
    if (await own.run(() => request('PATCH', '/account', { body: { name } }))) toast(say('saved'));
  };
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const body = Object.fromEntries(new FormData(form));
    const send = async () => {
      try {
        await request('PUT', '/account/password', { body });
      } catch (error) {
        if (error instanceof ProblemError && error.status === 401) {
          throw new ProblemError({ ...error.problem, detail: say('wrong') });
        }
        throw error;
      }
    };
    if (await password.run(send)) {
      form.reset();
      toast(say('changed'));
    }
  };
  return (
    <>
      <h1>{say('title', { name: account.name ?? '' })}</h1>
      <form className={styles.form} onSubmit={rename}>
        <TextField
          label={say('name')}
          name="name"
          hint={say('nameHint')}
          defaultValue={account.name}
          autoComplete="name"
          required
          maxLength={200}
        />
        <TextField label={say('email')} value={account.email ?? ''} readOnly />
        {own.fault && <Failed text={own.fault} />}
        <div>
          <Button type="submit" disabled={own.isBusy}>
            {say('save')}
          </Button>
        </div>
      </form>
      <Section title={say('password')}>
        <form className={styles.form} onSubmit={change}>
          <TextField
            label={say('current')}
            name="current"
            type="password"
            autoComplete="current-password"
            required
          />
          <TextField
            label={say('next')}
            name="password"
            type="password"
            autoComplete="new-password"
            hint={say('long')}
            required
          />
          {password.fault && <Failed text={password.fault} />}
          <div>
            <Button type="submit" disabled={password.isBusy}>
              {say('change')}
            </Button>
          </div>
        </form>
      </Section>
    </>
  );
}
