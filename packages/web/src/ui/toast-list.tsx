import { Toast } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { messages } from '../words/index.ts';
import styles from './toasts.module.css';

const say = messages({ dismiss: 'Dismiss', notes: 'Notes' });
const manager = Toast.createToastManager();

export interface Note {
  readonly text: string;
  /** Stays until it is dismissed. */
  readonly bad: boolean;
  readonly action?: { readonly label: string; readonly onChoose: () => void };
}

interface ToastListProps {
  /** Told how a note is shown; returns what ends it. */
  readonly onShow: (show: (note: Note) => void) => () => void;
}

/** The corner where notes appear: fetched with the first of them. */
export default function ToastList({ onShow }: ToastListProps) {
  useEffect(
    () =>
      onShow(({ text, bad, action }) => {
        manager.add({
          description: text,
          type: bad ? 'bad' : 'note',
          priority: bad ? 'high' : 'low',
          timeout: bad ? 0 : 6_000,
          ...(action && { actionProps: { children: action.label, onClick: action.onChoose } }),
        });
      }),
    [onShow],
  );
  return (
    <Toast.Provider toastManager={manager}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={say('notes')}>
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((each) => (
    <Toast.Root
      key={each.id}
      toast={each}
      className={`${styles.toast} ${each.type === 'bad' ? styles.bad : ''}`}
    >
      <Toast.Content className={styles.content}>
        <Toast.Description className={styles.text} />
        <Toast.Action className={styles.action} />
        <Toast.Close className={styles.close} aria-label={say('dismiss')}>
          ×
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
