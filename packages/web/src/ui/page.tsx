import type { ReactNode } from 'react';
import { messages } from '../words/index.ts';
import { Button } from './button.tsx';
import styles from './page.module.css';

const say = messages({ loading: 'Loading …', again: 'Try again' });

/** A screen's main part: begins with the sentence that answers its question. */
export function Page({
  children,
  narrow,
}: {
  readonly children: ReactNode;
  readonly narrow?: boolean;
}) {
  return (
    <main id="main" className={`${styles.page} ${narrow ? styles.narrow : ''}`}>
      {children}
    </main>
  );
}

/** A part with its heading, and what it counts in at the end of the heading. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <header className={styles.heading}>
        <h2>{title}</h2>
        <span className="faint">{aside}</span>
      </header>
      {children}
    </section>
  );
}

/** In place of what is not there yet: says so without moving anything. */
export function Loading() {
  return (
    <p className={`faint ${styles.loading}`} role="status">
      {say('loading')}
    </p>
  );
}

/** Nothing is here: what that means, and the first step. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <div className="muted">{children}</div>
    </div>
  );
}

/** Something could not be fetched: what happened, and a way to try again. */
export function Failed({
  text,
  onRetry,
}: {
  readonly text: string;
  readonly onRetry?: () => void;
}) {
  return (
    <div className={styles.failed} role="alert">
      <p>{text}</p>
      {onRetry && <Button onClick={onRetry}>{say('again')}</Button>}
    </div>
  );
}
