import type { RecordId } from '@throughline/model';
import { useState } from 'react';
import { type EventAnswer, type ExplainedLine, sayCause } from '../causes/index.ts';
import { signedDays, useMinutesPerDay } from '../moment/index.ts';
import { useSubmit } from '../records/index.ts';
import { Button, Dialog, Menu, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { EventChanges } from './event-changes.tsx';
import { EventForm } from './event-form.tsx';
import { sayStanding } from './event-words.ts';
import styles from './events.module.css';

const say = messages({
  absorbed: { one: '{days} day absorbed by float', other: '{days} days absorbed by float' },
  changes: { one: '{count} change', other: '{count} changes' },
  change: 'Change …',
  remove: 'Remove',
  assign: 'Changes that belong to it …',
  more: 'What to do with {name}',
  cancel: 'Cancel',
  removing: 'Remove the event “{name}”?',
  removed: 'The event is removed. Its changes keep their dates.',
});

interface EventListProps {
  readonly events: readonly EventAnswer[];
  /** Of the ledger since the first baseline; undefined while it is worked out. */
  readonly lines: readonly ExplainedLine[] | undefined;
  readonly canEdit: boolean;
}

/** Events, those that moved the finish furthest first; each opens the changes it is made of. */
export function EventList({ events, lines, canEdit }: EventListProps) {
  const minutesPerDay = useMinutesPerDay();
  const [asked, setAsked] = useState<{
    readonly what: 'change' | 'remove' | 'changes';
    readonly event: EventAnswer;
  }>();
  const close = () => setAsked(undefined);
  const counted = (lines ?? []).filter((line) => line.event !== null);
  const sumOf = (event: EventAnswer, what: 'amount' | 'absorbed') =>
    counted.reduce((sum, line) => (line.event === event.id ? sum + line[what] : sum), 0);
  const size = (event: EventAnswer) => Math.abs(sumOf(event, 'amount'));
  const inOrder = [...events].sort((a, b) => size(b) - size(a));
  return (
    <>
      <ul className={styles.events}>
        {inOrder.map((event) => {
          const absorbed = sumOf(event, 'absorbed');
          return (
            <li key={event.id} className={styles.event}>
              <strong className={styles.amount}>
                {lines === undefined ? '…' : signedDays(sumOf(event, 'amount'), minutesPerDay)}
              </strong>
              <div className={styles.what}>
                <div>{event.name}</div>
                <div className="faint">
                  {[
                    sayCause(event.cause),
                    event.responsible,
                    sayStanding(event.standing),
                    event.at && format.day(event.at),
                    absorbed > 0 &&
                      say('absorbed', {
                        count: absorbed / minutesPerDay,
                        days: format.number(absorbed / minutesPerDay, 1),
                      }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </div>
              <Button look="quiet" onClick={() => setAsked({ what: 'changes', event })}>
                {say('changes', { count: event.seqs.length })}
              </Button>
              {canEdit && (
                <Menu
                  trigger={
                    <Button look="quiet" aria-label={say('more', { name: event.name })}>
                      ⋯
                    </Button>
                  }
                  items={[
                    {
                      label: say('assign'),
                      onChoose: () => setAsked({ what: 'changes', event }),
                    },
                    { label: say('change'), onChoose: () => setAsked({ what: 'change', event }) },
                    { label: say('remove'), onChoose: () => setAsked({ what: 'remove', event }) },
                  ]}
                />
              )}
            </li>
          );
        })}
      </ul>
      {asked?.what === 'change' && <EventForm event={asked.event} onClose={close} />}
      {asked?.what === 'changes' && (
        <EventChanges event={asked.event} canEdit={canEdit} onClose={close} />
      )}
      {asked?.what === 'remove' && <Removing event={asked.event} onClose={close} />}
    </>
  );
}

function Removing({
  event,
  onClose,
}: {
  readonly event: EventAnswer;
  readonly onClose: () => void;
}) {
  const submit = useSubmit();
  const [fault, setFault] = useState<string>();
  return (
    <Dialog
      open
      title={say('removing', { name: event.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button
            look="danger"
            onClick={async () => {
              const outcome = await submit([{ kind: 'event.remove', ids: [event.id as RecordId] }]);
              if (!outcome.ok) return setFault(outcome.sentence);
              toast(say('removed'));
              onClose();
            }}
          >
            {say('remove')}
          </Button>
        </>
      }
    >
      {fault && (
        <p className="bad" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  );
}
