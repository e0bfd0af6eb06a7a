import { useEffect, useRef, useState } from 'react';
import { signedDays, useMinutesPerDay } from '../moment/index.ts';
import { useListed } from '../records/index.ts';
import { format, messages } from '../words/index.ts';
import { CauseChoice } from './cause-choice.tsx';
import styles from './causes.module.css';
import type { ExplainedLine } from './ledger-answer.ts';
import { useExplain } from './use-explain.ts';

const say = messages({
  hidden: 'Work that is not shared with you',
  by: '{who}, {when}',
  days: { one: '{days} day', other: '{days} days' },
  skipped: { one: '{count} left open for now.', other: '{count} left open for now.' },
});

interface UnexplainedListProps {
  /** The lines to explain, the largest first. */
  readonly lines: readonly ExplainedLine[];
  /** All lines of their ledger. */
  readonly all: readonly ExplainedLine[];
  readonly people: Readonly<Record<string, string>>;
}

/** Days that nobody explained, each in one row of choices. What is skipped stays open and comes again. */
export function UnexplainedList({ lines, all, people }: UnexplainedListProps) {
  const explain = useExplain();
  const minutesPerDay = useMinutesPerDay();
  const { data: events = [] } = useListed('event', { fields: 'name' });
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const [explained, setExplained] = useState<ReadonlySet<string>>(new Set());
  const unsaid = lines.filter(({ id }) => !explained.has(id));
  const open = unsaid.filter(({ id }) => !skipped.has(id));
  /** The keyboard goes on where it was: at the next line's chosen cause. */
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) list.current?.querySelector<HTMLElement>('input:checked, input')?.focus();
  }, [turn]);
  return (
    <>
      <ul className={styles.list} ref={list}>
        {open.map((line) => (
          <li key={line.id} className={styles.line}>
            <div className={styles.amount}>
              <strong>
                {say('days', {
                  count: Math.abs(line.amount / minutesPerDay),
                  days: signedDays(line.amount, minutesPerDay),
                })}
              </strong>
            </div>
            <div className={styles.what}>
              <div>{line.title ?? say('hidden')}</div>
              <div className="faint">
                {say('by', {
                  who: format.list(line.authors.map((id) => people[id] ?? id)),
                  when: format.instantDay(line.last),
                })}
              </div>
              <CauseChoice
                what={line.title ?? say('hidden')}
                guess={line.cause}
                events={events}
                onAccept={async (why) => {
                  const outcome = await explain(line, all, why);
                  if (!outcome.ok) return outcome.sentence;
                  setExplained(new Set([...explained, line.id]));
                  setTurn(turn + 1);
                  return undefined;
                }}
                onSkip={() => {
                  setSkipped(new Set([...skipped, line.id]));
                  setTurn(turn + 1);
                }}
              />
            </div>
          </li>
        ))}
      </ul>
      {open.length < unsaid.length && (
        <p className="faint">{say('skipped', { count: unsaid.length - open.length })}</p>
      )}
    </>
  );
}
