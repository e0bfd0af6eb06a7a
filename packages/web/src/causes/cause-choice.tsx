import type { RecordId, SlipCause, StatedCause } from '@throughline/model';
import { type FormEvent, useId, useState } from 'react';
import { Button, Key } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { CAUSES_OFFERED, sayCause } from './cause-words.ts';
import styles from './causes.module.css';
import type { Why } from './explaining-edits.ts';

const say = messages({
  why: 'Why: {what}',
  event: 'Part of an event',
  none: 'No event',
  accept: 'Accept',
  skip: 'Skip',
  enter: 'Enter',
});

interface CauseChoiceProps {
  /** What is explained, for screen readers. */
  readonly what: string;
  /** What the system takes it for: chosen from the start, where people may state it. */
  readonly guess: SlipCause;
  readonly events: readonly { readonly id: string; readonly name: string }[];
  /** Resolves to what is wrong, if anything. */
  readonly onAccept: (why: Why) => Promise<string | undefined>;
  readonly onSkip?: () => void;
}

/** One row of causes with the guess chosen, or an event; arrow keys choose, Enter accepts. */
export function CauseChoice({ what, guess, events, onAccept, onSkip }: CauseChoiceProps) {
  const name = useId();
  const [cause, setCause] = useState<StatedCause | undefined>(() =>
    CAUSES_OFFERED.find((offered) => offered === guess),
  );
  const [event, setEvent] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const accept = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const why = event !== '' ? { event: event as RecordId } : cause && { cause };
    if (why === undefined) return;
    setBusy(true);
    setFault(await onAccept(why));
    setBusy(false);
  };
  return (
    <form className={styles.choice} onSubmit={accept}>
      <fieldset className={styles.causes}>
        <legend className="unseen">{say('why', { what })}</legend>
        {CAUSES_OFFERED.map((offered) => (
          <label key={offered} className={styles.cause}>
            <input
              type="radio"
              name={name}
              checked={event === '' && cause === offered}
              onChange={() => {
                setCause(offered);
                setEvent('');
              }}
            />
            <span>{sayCause(offered)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.decide}>
        {events.length > 0 && (
          <select
            className={styles.event}
            aria-label={say('event')}
            value={event}
            onChange={(chosen) => setEvent(chosen.target.value)}
          >
            <option value="">{say(event === '' ? 'event' : 'none')}</option>
            {events.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
        <Button type="submit" look="primary" disabled={isBusy || (event === '' && !cause)}>
          {say('accept')}
        </Button>
        <span className={styles.key}>
          <Key>{say('enter')}</Key>
        </span>
        {onSkip && (
          <Button look="quiet" onClick={onSkip}>
            {say('skip')}
          </Button>
        )}
      </div>
      {fault && (
        <p className="bad" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}
