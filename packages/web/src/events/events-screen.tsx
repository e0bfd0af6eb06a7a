import { useState } from 'react';
import { type EventAnswer, type LedgerAnswer, UnexplainedList } from '../causes/index.ts';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { signedDays, useMinutesPerDay } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { SyncNote } from '../records/index.ts';
import { Button, Empty, Failed, Loading, Page, Section } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { EventForm } from './event-form.tsx';
import { EventList } from './event-list.tsx';

const say = messages({
  none: 'Every day that the forecast moved is explained.',
  counting: 'Counting what moved the forecast …',
  some: {
    one: '{days} working day of the forecast’s movement is unexplained, in {lines}.',
    other: '{days} working days of the forecast’s movement are unexplained, in {lines}.',
  },
  lines: { one: '{count} line', other: '{count} lines' },
  silent: {
    one: '{days} working day more came of work that nobody reported on; it falls away once they do.',
    other:
      '{days} working days more came of work that nobody reported on; they fall away once they do.',
  },
  since: 'Counted since the first baseline.',
  unexplained: 'Unexplained, largest first',
  events: 'Events',
  aside: 'working days on the finish',
  add: 'Add an event',
  empty: 'No event is recorded yet.',
  first:
    'An event gathers many edits into one line of the ledger, with its cause and whoever answers for it: a late delivery, a failed rehearsal, scope that was found. Add one when something happens; then say which changes belong to it.',
});

/** What happened to the plan, and the days that nobody explained. */
export function EventsScreen() {
  const { projectId, asOf, role } = useProjectPlace();
  const minutesPerDay = useMinutesPerDay();
  const [isAdding, setAdding] = useState(false);
  const from = useStoryBegin();
  const ledger = useAnswer<LedgerAnswer>(
    projectId,
    '/ledger',
    { from: from.seq, to: asOf },
    from.seq !== undefined,
  );
  const events = useAnswer<{ readonly events: readonly EventAnswer[] }>(projectId, '/events', {
    asOf,
  });
  const error = from.error ?? ledger.error ?? events.error;
  if (error) {
    return (
      <Page>
        <Failed text={sayProblem(error)} onRetry={() => void ledger.refetch()} />
      </Page>
    );
  }
  if (events.data === undefined) {
    return (
      <Page>
        <Loading />
      </Page>
    );
  }
  const { lines = [], unexplained, people = {} } = ledger.data ?? {};
  const open = lines.filter(({ id }) => unexplained?.lines.includes(id));
  const adding = <Button onClick={() => setAdding(true)}>{say('add')}</Button>;
  const canEdit = asOf === undefined && role !== 'viewer' && role !== 'guest';
  return (
    <Page>
      <SyncNote />
      <header>
        <h1>
          {unexplained === undefined
            ? say('counting')
            : open.length === 0
              ? say('none')
              : say('some', {
                  ...inDays(sumOf(open), minutesPerDay),
                  lines: say('lines', { count: open.length }),
                })}
        </h1>
        <p className="muted">
          {unexplained !== undefined && unexplained.noUpdate !== 0 && (
            <>{say('silent', inDays(unexplained.noUpdate, minutesPerDay))} </>
          )}
          {say('since')}
        </p>
      </header>
      {canEdit && open.length > 0 && (
        <Section title={say('unexplained')} aside={say('aside')}>
          <UnexplainedList lines={open} all={lines} people={people} />
        </Section>
      )}
      {events.data.events.length === 0 ? (
        <Empty title={say('empty')}>
          <p>{say('first')}</p>
          {canEdit && adding}
        </Empty>
      ) : (
        <Section title={say('events')} aside={canEdit ? adding : say('aside')}>
          <EventList events={events.data.events} lines={ledger.data?.lines} canEdit={canEdit} />
        </Section>
      )}
      {isAdding && <EventForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** The change after which the plan was first held to something: its first baseline, else its first tasks. */
function useStoryBegin(): { readonly seq: number | undefined; readonly error: Error | null } {
  const { projectId, asOf } = useProjectPlace();
  const baselines = useAnswer<{ readonly baselines: readonly { readonly seq: number | null }[] }>(
    projectId,
    '/baselines',
    { asOf },
  );
  const seqs = (baselines.data?.baselines ?? []).flatMap(({ seq }) => seq ?? []);
  const isOlder = baselines.data !== undefined && seqs.length === 0;
  const story = useAnswer<{ readonly between: { readonly from: number } }>(
    projectId,
    '/unexplained',
    { to: asOf },
    isOlder,
  );
  return {
    seq: isOlder ? story.data?.between.from : seqs.length > 0 ? Math.min(...seqs) : undefined,
    error: baselines.error ?? story.error,
  };
}

function sumOf(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
}

function inDays(minutes: number, minutesPerDay: number) {
  return {
    count: Math.abs(minutes / minutesPerDay),
    days: signedDays(Math.abs(minutes), minutesPerDay).replace('+', ''),
  };
}
