import { Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ title: 'Files in and out' });

export function FilesScreen() {
  return (
    <Page>
      <h1>{say('title')}</h1>
    </Page>
  );
}
