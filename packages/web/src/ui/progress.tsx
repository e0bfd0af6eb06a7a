import { useId } from 'react';
import { format } from '../words/index.ts';
import styles from './progress.module.css';

/** Long work: what is being done, and how far it is, 0 to 1. */
export function Progress({ label, share }: { readonly label: string; readonly share: number }) {
  const id = useId();
  return (
    <div className={styles.progress} role="status">
      <label className={styles.said} htmlFor={id}>
        <span>{label}</span>
        <span className="num faint">{format.percent(share * 100)}</span>
      </label>
      <progress id={id} className={styles.track} max={1} value={share} />
    </div>
  );
}
