import { Outlet } from '@tanstack/react-router';
import { Mark } from './mark.tsx';
import styles from './shell.module.css';

/** The frame of screens that are about no project. */
export function PlainFrame() {
  return (
    <div>
      <header className={styles.top}>
        <Mark />
        <span className={styles.grow} />
        <div id="top-bar" className={styles.slot} />
      </header>
      <Outlet />
    </div>
  );
}
