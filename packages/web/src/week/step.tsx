import type { ReactNode } from 'react';
import { Status } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './week.module.css';

const say = messages({ done: 'Done', open: 'Open' });

interface StepProps {
  readonly number: number;
  readonly title: string;
  /** Undefined where there is nothing by which to tell. */
  readonly isDone: boolean | undefined;
  /** What is there to do, or was done, in one sentence. */
  readonly sentence: ReactNode;
  readonly children?: ReactNode;
}

/** One step of the cycle: whether it is done is read from the plan, never remembered. */
export function Step({ number, title, isDone, sentence, children }: StepProps) {
  return (
    <section className={styles.step} aria-label={title}>
      <div className={styles.number} aria-hidden="true">
        {number}
      </div>
      <div className={styles.body}>
        <header className={styles.title}>
          <h2>{title}</h2>
          {isDone !== undefined && (
            <Status tone={isDone ? 'good' : 'none'}>{say(isDone ? 'done' : 'open')}</Status>
          )}
        </header>
        <p className="muted">{sentence}</p>
        {children}
      </div>
    </section>
  );
}
