import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly onChoose: () => void;
  /** The key that does the same. */
  readonly keys?: string;
  readonly isChosen?: boolean;
  readonly isDisabled?: boolean;
}

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly items: readonly (MenuItem | 'line')[];
  readonly children?: ReactNode;
}

/** The menu itself, fetched when one is opened for the first time; it is open from the start. */
export default function OpenedMenu({ trigger, items, children }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className={styles.place}>
          <Base.Popup className={styles.popup}>
            {children}
            {items.map((item, place) =>
              item === 'line' ? (
                <Base.Separator key={`line ${place.toString()}`} className={styles.line} />
              ) : (
                <Base.Item
                  key={item.label}
                  className={styles.item}
                  disabled={item.isDisabled ?? false}
                  onClick={item.onChoose}
                  {...(item.isChosen && { 'aria-current': true })}
                >
                  <span>{item.label}</span>
                  {item.keys && <kbd className={styles.keys}>{item.keys}</kbd>}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
