import { Fragment } from 'react';
import { Dialog, Key } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './command-list.module.css';
import { type Command, useOfferedCommands } from './commands.ts';

const say = messages({
  title: 'Keys',
  everywhere: 'Everywhere',
  commands: 'Commands, screens and tasks by name',
  keys: 'This list',
});

/** Every key that does something on this screen: `?`. */
export function KeyList({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const everywhere = [
    { label: say('commands'), keys: 'Ctrl+K', group: say('everywhere') },
    { label: say('keys'), keys: '?', group: say('everywhere') },
  ];
  const offered = useOfferedCommands().filter(({ keys }) => keys !== undefined);
  const groups = new Map<string, Command[]>();
  for (const command of [...everywhere, ...offered]) {
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return (
    <Dialog title={say('title')} open={open} onClose={onClose}>
      {[...groups].map(([group, commands]) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl className={styles.keys}>
            {commands.map(({ label, keys }) => (
              <Fragment key={label}>
                <dt>
                  <Key>{keys ?? ''}</Key>
                </dt>
                <dd className={styles.what}>{label}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
