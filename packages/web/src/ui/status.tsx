import type { ReactNode } from 'react';
import styles from './status.module.css';

/** What a colour may mean, always with a word or a shape beside it. */
export type Tone = 'bad' | 'warn' | 'good' | 'none';

/** A dot and a word. */
export function Status({
  tone,
  large,
  children,
}: {
  readonly tone: Tone;
  readonly large?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <span className={`${styles.status} ${tone === 'none' ? 'faint' : tone}`}>
      <span
        className={`${styles.dot} ${large ? styles.large : ''} ${styles[tone]}`}
        aria-hidden="true"
      />
      {children}
    </span>
  );
}
