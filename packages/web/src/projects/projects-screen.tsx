import { Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ title: 'Projects' });

export function ProjectsScreen() {
  return (
    <Page>
      <h1>{say('title')}</h1>
    </Page>
  );
}
