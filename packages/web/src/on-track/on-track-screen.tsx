import { Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ title: 'On track?' });

export function OnTrackScreen() {
  return (
    <Page>
      <h1>{say('title')}</h1>
    </Page>
  );
}
