import { Menu as Base } from '@base-ui/react/menu';
import { messages } from '../words/index.ts';
import { PLAN_COMMANDS } from './commands.ts';
import type { PlanDesk } from './desk.ts';
import styles from './plan.module.css';

const say = messages({ label: 'Menu of the task' });

/** What can be done with the selected tasks, where it was asked for. */
export function TaskMenu({
  desk,
  at,
}: {
  readonly desk: PlanDesk;
  readonly at: { readonly x: number; readonly y: number };
}) {
  const anchor = {
    getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0),
  };
  const close = () => {
    desk.put({ menuAt: undefined });
    desk.focus();
  };
  const items = PLAN_COMMANDS.filter(({ inMenu, edits }) => inMenu && (!edits || desk.canEdit));
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side="bottom" align="start" className={styles.menuPlace}>
          <Base.Popup className={styles.menu} aria-label={say('label')}>
            {items.map(({ label, keys, run }) => (
              <Base.Item
                key={label}
                className={styles.menuItem}
                onClick={() => {
                  close();
                  run(desk);
                }}
              >
                <span>{label}</span>
                <kbd className={styles.keys}>{keys[0]}</kbd>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
