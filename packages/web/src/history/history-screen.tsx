import { Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ title: 'History' });

export function HistoryScreen() {
  return (
    <Page>
      <h1>{say('title')}</h1>
    </Page>
  );
}
