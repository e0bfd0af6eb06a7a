import { useNavigate } from '@tanstack/react-router';
import { answers, request, sayProblem, useRead } from '../connection/index.ts';
import { Button, Menu, toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({
  account: 'Your account: {name}',
  settings: 'Settings',
  projects: 'All projects',
  signOut: 'Sign out',
});

/** Who is signed in, and the way out; nothing where nobody is. */
export function AccountMenu() {
  const navigate = useNavigate();
  const { data } = useRead<{ name?: string; email?: string }>('/account');
  const name = data?.name;
  if (name === undefined) return null;
  const signOut = async () => {
    try {
      await request('POST', '/sign-out');
      answers.clear();
      await navigate({ to: '/sign-in' });
    } catch (error) {
      toast(sayProblem(error), { bad: true });
    }
  };
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={say('account', { name })}>
          {name} ▾
        </Button>
      }
      items={[
        { label: say('projects'), onChoose: () => void navigate({ to: '/' }) },
        { label: say('settings'), onChoose: () => void navigate({ to: '/settings' }) },
        'line',
        { label: say('signOut'), onChoose: () => void signOut() },
      ]}
    />
  );
}
