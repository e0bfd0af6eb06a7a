import { Link } from '@tanstack/react-router';
import { useProjectPlace } from '../project/index.ts';
import { messages } from '../words/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { Mark } from './mark.tsx';
import { type Screen, ScreenLink } from './screen-link.tsx';
import styles from './shell.module.css';

const say = messages({
  project: 'Project',
  'on-track': 'On track?',
  plan: 'Plan',
  week: 'This week',
  'my-work': 'My work',
  'what-if': 'What-if',
  history: 'History',
  control: 'Control',
  promises: 'Promises',
  events: 'Events and causes',
  baselines: 'Baselines',
  calendars: 'Calendars',
  people: 'People',
  tell: 'Tell',
  steering: 'Steering page',
  files: 'Files in and out',
  projects: 'All projects',
  settings: 'Settings',
});

/** The project's screens, group by group. Guests see what is shared; the server decides what that is. */
const GROUPS = [
  { group: undefined, screens: ['on-track', 'plan', 'week', 'my-work', 'what-if', 'history'] },
  { group: 'control', screens: ['promises', 'events', 'baselines', 'calendars', 'people'] },
  { group: 'tell', screens: ['steering', 'files'] },
] as const satisfies readonly { group: string | undefined; screens: readonly Screen[] }[];
const FOR_GUESTS: readonly string[] = ['on-track', 'plan', 'promises'];

export function screenName(screen: Screen): string {
  return say(screen);
}

export function Rail({ onChosen }: { readonly onChosen?: () => void }) {
  const { role } = useProjectPlace();
  return (
    <nav
      className={styles.rail}
      aria-label={say('project')}
      {...(onChosen && { onClick: onChosen })}
    >
      <Mark />
      {GROUPS.map(({ group, screens }) => (
        <div key={group ?? ''} className={styles.group}>
          {group && <div className={styles.groupName}>{say(group)}</div>}
          {screens.map((screen) =>
            role === 'guest' && !FOR_GUESTS.includes(screen) ? null : (
              <ScreenLink key={screen} screen={screen} activeClass={styles.here}>
                {say(screen)}
              </ScreenLink>
            ),
          )}
        </div>
      ))}
      <span className={styles.grow} />
      <Link to="/">{say('projects')}</Link>
      <Link to="/settings">{say('settings')}</Link>
      <AccountMenu />
    </nav>
  );
}
