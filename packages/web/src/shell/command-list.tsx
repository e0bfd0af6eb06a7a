import { Dialog as Base } from '@base-ui/react/dialog';
import { type KeyboardEvent, useId, useState } from 'react';
import { useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './command-list.module.css';
import { type Command, useOfferedCommands } from './commands.ts';
import { matching } from './matching.ts';
import { screenName } from './rail.tsx';
import { SCREENS, useGoTo } from './screen-link.tsx';

const say = messages({
  title: 'Commands',
  search: 'A command, a screen or a task',
  goTo: 'Go to',
  tasks: 'Tasks',
  none: 'Nothing here has this name.',
});

/** So many tasks are offered at a time. */
const TASKS = 8;

interface FoundTasks {
  readonly records: readonly {
    readonly id: string;
    readonly name: string;
    readonly computed?: { readonly finish?: string | null };
  }[];
}

/** Everything that can be done, by typing a part of its name: Ctrl+K. */
export function CommandList({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} aria-label={say('title')}>
          <Choices onClose={onClose} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = useFound(text);
  const chosen = Math.min(at, found.length - 1);
  const choose = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') choose(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={say('search')}
        placeholder={say('search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={say('title')} className={styles.list}>
        {found.map((command, place) => (
          <div
            key={`${command.group} ${command.label} ${place.toString()}`}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            className={styles.choice}
            ref={(element) => {
              if (place === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => setAt(place)}
            onClick={() => choose(command)}
            onKeyDown={onKeyDown}
          >
            <span className={styles.label}>{command.label}</span>
            <span className="faint">{command.keys ?? command.group}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={`faint ${styles.none}`}>{say('none')}</p>}
    </>
  );
}

/** What is offered here and has the text in it, then screens, then tasks of the plan. */
function useFound(text: string): readonly Command[] {
  const { projectId } = useProjectPlace();
  const goTo = useGoTo();
  const offered = useOfferedCommands().filter(({ run }) => run !== undefined);
  const screens = SCREENS.map(
    (screen): Command => ({
      label: screenName(screen),
      group: say('goTo'),
      run: () => goTo(screen),
    }),
  );
  const asked = text.trim();
  const { data } = useAnswer<FoundTasks>(
    projectId,
    '/records',
    { kind: 'task', where: `name:contains:${asked}`, fields: 'name,computed/finish', limit: TASKS },
    asked.length > 1,
  );
  const tasks = (asked.length > 1 ? (data?.records ?? []) : []).map(
    ({ id, name, computed }): Command => ({
      label: name,
      group: computed?.finish ? format.day(computed.finish) : say('tasks'),
      run: () => goTo('plan', { task: id }),
    }),
  );
  return [...matching([...screens, ...offered], asked), ...tasks];
}
