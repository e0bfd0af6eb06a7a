import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { sayProblem } from '../connection/index.ts';
import { Failed, Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({
  unknown: 'There is nothing at this address.',
  home: 'All projects',
});

export function Unknown() {
  return (
    <Page>
      <h1>{say('unknown')}</h1>
      <p>
        <Link to="/">{say('home')}</Link>
      </p>
    </Page>
  );
}

export function Crashed({ error, reset }: ErrorComponentProps) {
  return (
    <Page>
      <Failed text={sayProblem(error)} onRetry={reset} />
    </Page>
  );
}
