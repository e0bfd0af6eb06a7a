import { useSearch } from '@tanstack/react-router';
import type { CalendarRecord, RecordId } from '@throughline/model';
import { useState } from 'react';
import { newId } from '../connection/index.ts';
import { useLocalProject, useLocalState, usePlanRecords } from '../project/index.ts';
import { useGoTo } from '../shell/index.ts';
import { Button, Empty, Failed, Loading, Page, Section } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { CalendarEditor } from './calendar-editor.tsx';
import { CalendarList } from './calendar-list.tsx';

const say = messages({
  answer: {
    one: '{count} calendar; the project follows {name}.',
    other: '{count} calendars; the project follows {name}.',
  },
  none: 'This plan has no calendar.',
  all: 'Calendars',
  gone: 'There is no such calendar any more.',
  add: 'Add a calendar',
  newName: 'New calendar',
  emptyTitle: 'When do people work?',
  empty:
    'A calendar says which hours are worked on which days: the week, holidays, freezes and cut-over windows.',
});

/** When work is done, and which tasks and people follow which calendar. */
export function CalendarsScreen() {
  const project = useLocalProject();
  const state = useLocalState(project);
  const calendars = usePlanRecords('calendar');
  const [plan] = usePlanRecords('project') ?? [];
  const tasks = usePlanRecords('task');
  const resources = usePlanRecords('resource');
  const { calendar: asked } = useSearch({ strict: false }) as { calendar?: string };
  const goTo = useGoTo();
  const [added, setAdded] = useState<CalendarRecord>();
  if (calendars === undefined || tasks === undefined || resources === undefined) {
    return (
      <Page>{state.phase === 'failed' ? <Failed text={state.fault ?? ''} /> : <Loading />}</Page>
    );
  }
  const close = () => {
    setAdded(undefined);
    goTo('calendars', { calendar: undefined });
  };
  const shown = added?.id === asked ? added : calendars.find(({ id }) => id === asked);
  if (asked !== undefined && shown !== undefined) {
    return (
      <CalendarEditor
        key={shown.id}
        stored={shown}
        isNew={!calendars.some(({ id }) => id === shown.id)}
        calendars={calendars}
        projectCalendarId={plan?.calendarId}
        onClose={close}
      />
    );
  }
  const add = () => {
    const record: CalendarRecord = {
      id: newId(),
      kind: 'calendar',
      audience: 'shared',
      name: say('newName'),
      ...(plan?.calendarId !== undefined && { baseId: plan.calendarId as RecordId }),
      week: {},
      exceptions: {},
      workWeeks: {},
    };
    setAdded(record);
    goTo('calendars', { calendar: record.id });
  };
  const followed = calendars.find(({ id }) => id === plan?.calendarId);
  return (
    <Page>
      <h1>
        {followed ? say('answer', { count: calendars.length, name: followed.name }) : say('none')}
      </h1>
      {asked !== undefined && <Failed text={say('gone')} />}
      {calendars.length === 0 ? (
        <Empty title={say('emptyTitle')}>{say('empty')}</Empty>
      ) : (
        <Section title={say('all')}>
          <CalendarList
            calendars={calendars}
            tasks={tasks}
            resources={resources}
            projectCalendarId={plan?.calendarId}
          />
        </Section>
      )}
      {state.canEdit && (
        <p>
          <Button onClick={add}>{say('add')}</Button>
        </p>
      )}
    </Page>
  );
}
