import { Outlet, useLocation } from '@tanstack/react-router';
import { AccountMenu } from './account-menu.tsx';
import { Mark } from './mark.tsx';
import styles from './shell.module.css';

/** The frame of screens that are about no project. */
export function PlainFrame() {
  const { pathname } = useLocation();
  return (
    <div>
      <header className={styles.top}>
        <Mark />
        <span className={styles.grow} />
        <div id="top-bar" className={styles.slot} />
        {!FOR_STRANGERS.includes(pathname) && <AccountMenu />}
      </header>
      <Outlet />
    </div>
  );
}

/** Screens for whoever is not signed in. */
const FOR_STRANGERS = ['/sign-in', '/join', '/report', '/steering'];
