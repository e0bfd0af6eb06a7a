import { Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ title: 'A new project from a file' });

export function ImportScreen() {
  return (
    <Page>
      <h1>{say('title')}</h1>
    </Page>
  );
}
