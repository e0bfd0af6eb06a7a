import { Toast } from '@base-ui/react/toast';
import { messages } from '../words/index.ts';
import styles from './toasts.module.css';

const say = messages({ dismiss: 'Dismiss', notes: 'Notes' });
const manager = Toast.createToastManager();

/** Says in a corner what happened; `bad` stays until it is dismissed. */
export function toast(
  text: string,
  {
    bad = false,
    action,
  }: {
    readonly bad?: boolean;
    readonly action?: { readonly label: string; readonly onChoose: () => void };
  } = {},
): void {
  manager.add({
    description: text,
    type: bad ? 'bad' : 'note',
    priority: bad ? 'high' : 'low',
    timeout: bad ? 0 : 6_000,
    ...(action && { actionProps: { children: action.label, onClick: action.onChoose } }),
  });
}

export function Toasts() {
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
