import { Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ title: 'Baselines' });

export function BaselinesScreen() {
  return (
    <Page>
      <h1>{say('title')}</h1>
    </Page>
  );
}
