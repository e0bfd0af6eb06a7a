import type { StatedCause } from '@throughline/model';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { CAUSES_OFFERED, sayCause } from '../causes/index.ts';
import { useMinutesPerDay } from '../moment/index.ts';
import type { Cascade, Moved } from '../project/index.ts';
import { Button, Key } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { Proposal } from './desk.ts';
import styles from './plan.module.css';

const say = messages({
  label: 'What this moves',
  moved: '{name} {change}',
  change: '{before} → {after}',
  left: { one: '{days} day left', other: '{days} days left' },
  late: { one: '{days} day late', other: '{days} days late' },
  finish: 'Project finish {change}',
  tasks: { one: '{tasks} task moves', other: '{tasks} tasks move' },
  more: { one: 'and 1 more milestone', other: 'and {milestones} more milestones' },
  why: 'Why',
  noCause: 'not said',
  enter: 'Enter',
  apply: 'apply',
  esc: 'Esc',
  cancel: 'cancel',
});

/** So many milestones are named. */
const MILESTONES = 2;

/** Old → new, before it is applied: Enter applies it with the cause that is chosen, Escape takes it back. */
export function CascadeBar({ proposal }: { readonly proposal: Proposal }) {
  const { cascade, apply, cancel } = proposal;
  const [cause, setCause] = useState<StatedCause | ''>(cascade.guess ?? '');
  const choice = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    // Whoever types on is not interrupted: Enter and Escape wait until they are done.
    if (!document.activeElement?.matches('input, textarea')) choice.current?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply(cause === '' ? undefined : cause);
  };
  return (
    <form
      className={styles.bar}
      aria-label={say('label')}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
        else if (event.key === 'Enter' && event.target === choice.current) submit(event);
        else return;
        event.preventDefault();
      }}
    >
      <Cascaded cascade={cascade} />
      <span className={styles.decide}>
        <label className={styles.why}>
          {say('why')}
          <select
            ref={choice}
            value={cause}
            className={styles.cause}
            onChange={(event) => setCause(event.target.value as StatedCause | '')}
          >
            <option value="">{say('noCause')}</option>
            {CAUSES_OFFERED.map((each) => (
              <option key={each} value={each}>
                {sayCause(each)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" look="quiet">
          <Key>{say('enter')}</Key> {say('apply')}
        </Button>
        <Button look="quiet" onClick={cancel}>
          <Key>{say('esc')}</Key> {say('cancel')}
        </Button>
      </span>
    </form>
  );
}

/** The same while a bar is dragged. */
export function DraggedBar({ cascade }: { readonly cascade: Cascade }) {
  return (
    <output className={styles.bar} aria-label={say('label')}>
      <Cascaded cascade={cascade} />
    </output>
  );
}

function Cascaded({ cascade }: { readonly cascade: Cascade }) {
  const perDay = useMinutesPerDay();
  const { said, milestones, promises, finish, tasksMoved } = cascade;
  const promised = promises.filter(isMoved);
  // What is promised of a milestone, and the project's finish, is often one and the same date.
  const told = new Set(promised.map(({ title }) => title));
  const moved = milestones.filter((each) => isMoved(each) && !told.has(each.name));
  const named = moved.slice(0, MILESTONES);
  const more = moved.length - named.length;
  const isFinishTold = [...named, ...promised].some(
    (each) => each.before === finish.before && each.after === finish.after,
  );
  return (
    <>
      {said.slice(0, 2).map((text) => (
        <span key={text} className={styles.what}>
          {text}
        </span>
      ))}
      {named.map(({ id, name, before, after }) => (
        <span key={id}>{say.rich('moved', { name, change: change({ before, after }) })}</span>
      ))}
      {more > 0 && (
        <span className="faint">
          {say('more', { count: more, milestones: format.number(more) })}
        </span>
      )}
      {promised.map(({ id, title, marginBefore, marginAfter, before, after }) => (
        <span key={id}>
          {say.rich('moved', { name: title, change: change({ before, after }) })}{' '}
          <span className={(marginAfter ?? 0) < 0 ? 'bad' : 'faint'}>
            {sayChange(margin(marginBefore, perDay), margin(marginAfter, perDay))}
          </span>
        </span>
      ))}
      {isMoved(finish) && !isFinishTold && (
        <span>{say.rich('finish', { change: change(finish) })}</span>
      )}
      {tasksMoved > 1 && (
        <span className="faint">
          {say('tasks', { count: tasksMoved, tasks: format.number(tasksMoved) })}
        </span>
      )}
    </>
  );
}

function isMoved({ before, after }: Moved): boolean {
  return before !== after;
}

function change({ before, after }: Moved): ReactNode {
  return <b>{sayChange(format.shortDay(before), format.shortDay(after))}</b>;
}

function sayChange(before: string, after: string): string {
  return say('change', { before, after });
}

function margin(minutes: number | null, perDay: number): string {
  if (minutes === null) return format.day(null);
  const count = Math.abs(minutes) / perDay;
  return say(minutes < 0 ? 'late' : 'left', { count, days: format.number(count, 1) });
}
