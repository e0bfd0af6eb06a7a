import type { RecordId } from '@throughline/model';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { openAbove } from './actions/opening.ts';
import type { PlanDesk } from './desk.ts';
import styles from './plan.module.css';

const say = messages({
  find: 'Find in the plan',
  placeholder: 'Name or row number',
  none: 'Nothing found',
  count: { one: '{at} of {count} task', other: '{at} of {all} tasks' },
  most: 'The first {all}',
  previous: 'Previous',
  next: 'Next',
  close: 'Close',
  hidden: 'Row {row} is hidden by the filter: {name}.',
});

/** No more than so many are walked through. */
const MOST = 1_000;

/** Ctrl+F: Enter goes to the next task that has the text, Shift+Enter to the one before. */
export function FindBar({ desk }: { readonly desk: PlanDesk }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly { id: RecordId; name: string; row: number }[]>([]);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  // Enter may come before what was typed is looked for: it goes to the first one then.
  const wanted = useRef(false);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    let isOver = false;
    const asked = text.trim();
    if (asked === '') {
      setFound([]);
      return undefined;
    }
    desk.project.find(asked, MOST).then((tasks) => {
      if (isOver) return;
      const [first] = tasks;
      const isWanted = wanted.current && first !== undefined;
      wanted.current = false;
      setFound(tasks);
      setAt(isWanted ? 0 : -1);
      if (isWanted) {
        show(desk, first);
        input.current?.focus();
      }
    });
    return () => {
      isOver = true;
    };
  }, [desk, text]);
  const close = () => {
    desk.put({ isFinding: false });
    desk.focus();
  };
  const go = (step: 1 | -1) => {
    if (found.length === 0) {
      wanted.current = true;
      return;
    }
    const next =
      at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length;
    setAt(next);
    show(desk, found[next] as (typeof found)[number]);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const all = format.number(found.length);
  return (
    <search className={styles.bar}>
      <input
        ref={input}
        className={styles.find}
        aria-label={say('find')}
        placeholder={say('placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setFound([]);
          wanted.current = false;
        }}
        onKeyDown={onKeyDown}
      />
      <output className="faint">
        {text.trim() !== '' &&
          (found.length === 0
            ? say('none')
            : say('count', { count: found.length, at: format.number(at + 1), all }))}
        {found.length === MOST && ` · ${say('most', { all })}`}
      </output>
      <Button look="quiet" disabled={found.length === 0} onClick={() => go(-1)}>
        {say('previous')}
      </Button>
      <Button look="quiet" disabled={found.length === 0} onClick={() => go(1)}>
        {say('next')}
      </Button>
      <span className={styles.grow} />
      <Button look="quiet" onClick={close}>
        {say('close')}
      </Button>
    </search>
  );
}

/** Opens what the task lies in, and goes to its row once it is there. */
function show(
  desk: PlanDesk,
  { id, name, row }: { readonly id: RecordId; readonly name: string; readonly row: number },
): void {
  if (desk.rows.rowOf(id) >= 0) {
    desk.goTo(id);
    return;
  }
  openAbove(desk, id);
  const stop = desk.project.watch(() => {
    if (desk.rows.rowOf(id) < 0) return;
    stop();
    desk.goTo(id);
  });
  if ((desk.screen?.planView.filter.length ?? 0) > 0) {
    stop();
    desk.screen?.say(say('hidden', { row: format.number(row), name }));
  }
}
