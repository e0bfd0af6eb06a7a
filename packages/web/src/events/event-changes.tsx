import type { StatedCause } from '@throughline/model';
import { useState } from 'react';
import { type EventAnswer, useExplainChange } from '../causes/index.ts';
import { sayProblem, useAnswer } from '../connection/index.ts';
import type { LogAnswer, LoggedChange } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Dialog, Failed, Loading, Section, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './events.module.css';

const say = messages({
  title: 'Changes of “{name}”',
  none: 'No change belongs to it yet.',
  more: 'Find changes to put under it',
  hint: 'A word of what was changed: a task’s name, “calendar”, “remaining”.',
  add: 'Part of it',
  take: 'Not part of it',
  said: '{when} · {who}',
  unsaid: 'A change of what is not shown here',
  found: 'Found',
  nothing: 'No change says that.',
});

interface EventChangesProps {
  readonly event: EventAnswer;
  readonly canEdit: boolean;
  readonly onClose: () => void;
}

/** The changes of an event; others are put under it, and what does not belong is taken out, all of it logged. */
export function EventChanges({ event, canEdit, onClose }: EventChangesProps) {
  const { projectId } = useProjectPlace();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const explain = useExplainChange();
  const own = useAnswer<LogAnswer>(projectId, '/history', { event: event.id, limit: 200 });
  const asked = text.trim();
  const found = useAnswer<LogAnswer>(
    projectId,
    '/history',
    { text: asked, limit: 20 },
    canEdit && asked.length > 1,
  );
  const put = async (change: LoggedChange, isPart: boolean) => {
    // Out of an event, a change keeps the cause that it had there: amounts and causes stay as they were told.
    const why = isPart ? { event: event.id as never } : { cause: event.cause as StatedCause };
    const outcome = await explain(change, why);
    setFault(outcome.ok ? undefined : outcome.sentence);
  };
  const others = (found.data?.changes ?? []).filter((change) => change.event !== event.id);
  return (
    <Dialog open wide title={say('title', { name: event.name })} onClose={onClose}>
      {own.error && <Failed text={sayProblem(own.error)} />}
      {own.data === undefined ? (
        <Loading />
      ) : own.data.changes.length === 0 ? (
        <p className="muted">{say('none')}</p>
      ) : (
        <Changes
          log={own.data}
          changes={own.data.changes}
          {...(canEdit && { label: say('take'), onChoose: (change) => put(change, false) })}
        />
      )}
      {fault && <Failed text={fault} />}
      {canEdit && (
        <>
          <TextField
            label={say('more')}
            hint={say('hint')}
            type="search"
            value={text}
            onChange={(typed) => setText(typed.target.value)}
          />
          {asked.length > 1 && found.data && (
            <Section title={say('found')}>
              {others.length === 0 ? (
                <p className="muted">{say('nothing')}</p>
              ) : (
                <Changes
                  log={found.data}
                  changes={others}
                  label={say('add')}
                  onChoose={(change) => put(change, true)}
                />
              )}
            </Section>
          )}
        </>
      )}
    </Dialog>
  );
}

function Changes({
  log,
  changes,
  label,
  onChoose,
}: {
  readonly log: LogAnswer;
  readonly changes: readonly LoggedChange[];
  readonly label?: string;
  readonly onChoose?: (change: LoggedChange) => void;
}) {
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={change.seq}>
          <div>
            <div>{change.sentence ?? say('unsaid')}</div>
            <div className="faint">
              {say('said', {
                when: format.instant(change.at),
                who: log.people?.[change.author ?? ''] ?? '',
              })}
            </div>
          </div>
          {onChoose && (
            <Button look="quiet" onClick={() => onChoose(change)}>
              {label}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
