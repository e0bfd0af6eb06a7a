import { Link } from '@tanstack/react-router';
import styles from './shell.module.css';

/** The name with its sign: a line that goes through. */
export function Mark() {
  return (
    <Link to="/" className={styles.mark ?? ''}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <path d="M2 13h4l3-8h7" fill="none" stroke="var(--ink)" strokeWidth="2" />
        <circle cx="2.5" cy="13" r="1.6" fill="var(--ink)" />
        <circle cx="15.5" cy="5" r="1.6" fill="var(--bad)" />
      </svg>
      Throughline
    </Link>
  );
}
