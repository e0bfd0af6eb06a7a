import { Page } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ title: 'Calendars' });

export function CalendarsScreen() {
  return (
    <Page>
      <h1>{say('title')}</h1>
    </Page>
  );
}
