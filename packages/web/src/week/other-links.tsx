import { Button, SelectField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { Link } from './links.tsx';
import type { Person } from './owners.ts';
import styles from './week.module.css';

const say = messages({
  title: { one: '{count} more link works', other: '{count} more links work' },
  made: 'made {day}, works until {until}',
  used: 'made {day}, used {used}, works until {until}',
  revoke: 'Take back …',
  forName: 'for {name}',
  ask: 'Make a link for somebody else',
  choose: 'Choose',
});

interface OtherLinksProps {
  readonly links: readonly Link[];
  readonly people: readonly Person[];
  readonly onAsk: (person: Person) => void;
  readonly onRevoke: (link: Link) => void;
}

/** Links beside those of people who owe a report, and a way to ask anybody. */
export function OtherLinks({ links, people, onAsk, onRevoke }: OtherLinksProps) {
  return (
    <>
      {links.length > 0 && (
        <details>
          <summary>{say('title', { count: links.length })}</summary>
          <ul className={styles.plain}>
            {links.map((link) => (
              <li key={link.id} className={styles.change}>
                <div>
                  {link.name} <span className="faint">{about(link)}</span>
                </div>
                <Button look="quiet" onClick={() => onRevoke(link)}>
                  {say('revoke')}
                  <span className="unseen"> {say('forName', { name: link.name })}</span>
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {people.length > 0 && (
        <div className={styles.ask}>
          <SelectField
            label={say('ask')}
            value=""
            onChange={(chosen) => {
              const person = people.find(({ id }) => id === chosen.target.value);
              if (person !== undefined) onAsk(person);
            }}
          >
            <option value="">{say('choose')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      )}
    </>
  );
}

function about({ createdAt, expiresAt, usedAt }: Link): string {
  const said = { day: format.instantDay(createdAt), until: format.instantDay(expiresAt) };
  return usedAt === null
    ? say('made', said)
    : say('used', { ...said, used: format.instantDay(usedAt) });
}
