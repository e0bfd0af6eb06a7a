import type { RecordId } from '@throughline/model';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { messages } from '../words/index.ts';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';

const say = messages({
  placeholder: 'Name or row number',
  none: 'No other task has this name or number.',
  noName: '(no name)',
});

interface Match {
  readonly id: RecordId;
  readonly name: string;
  readonly row: number;
}

const MOST = 8;

/** Finds a task by its name or row number: arrows choose among the matches, Enter takes one. */
export function FindTask({
  label,
  onChoose,
}: {
  readonly label: string;
  readonly onChoose: (row: number) => Promise<string | undefined>;
}) {
  const { project, details } = useOpenTask();
  const [text, setText] = useState('');
  const [matches, setMatches] = useState<readonly Match[]>();
  const [active, setActive] = useState(0);
  const id = useId();
  const own = details.task.id;
  useEffect(() => {
    if (text.trim() === '') {
      setMatches(undefined);
      return undefined;
    }
    let isOver = false;
    project.find(text, MOST + 1).then(
      (found) => {
        if (isOver) return;
        setMatches(found.filter((one) => one.id !== own).slice(0, MOST));
        setActive(0);
      },
      // A plan that was closed meanwhile answers nothing.
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [project, text, own]);
  const choose = async (match: Match | undefined) => {
    if (match === undefined) return;
    if ((await onChoose(match.row)) === undefined) setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = matches?.length ?? 0;
    if (step !== undefined && count > 0) {
      event.preventDefault();
      setActive((active + step + count) % count);
    }
    if (event.key === 'Enter') void choose(matches?.[active]);
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    }
  };
  return (
    <div className={styles.find}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        role="combobox"
        aria-expanded={matches !== undefined && matches.length > 0}
        aria-controls={`${id}-matches`}
        aria-activedescendant={matches?.[active] && `${id}-${active}`}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={say('placeholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-matches`} role="listbox" aria-label={label} className={styles.matches}>
        {matches?.map((match, place) => (
          <div
            key={match.id}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            className={styles.match}
            onPointerDown={(event) => {
              event.preventDefault();
              void choose(match);
            }}
          >
            <span className={styles.row}>{match.row}</span>
            <span>{match.name || say('noName')}</span>
          </div>
        ))}
      </div>
      {matches?.length === 0 && (
        <p className="faint" role="status">
          {say('none')}
        </p>
      )}
    </div>
  );
}
