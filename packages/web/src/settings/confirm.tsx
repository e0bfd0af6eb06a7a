import { Button, Dialog } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ cancel: 'Cancel' });

/** Asks before something that cannot be taken back. */
export function Confirm({
  title,
  what,
  does,
  onDo,
  onClose,
}: {
  readonly title: string;
  readonly what: string;
  readonly does: string;
  readonly onDo: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button
            look="danger"
            onClick={() => {
              onClose();
              onDo();
            }}
          >
            {does}
          </Button>
        </>
      }
    >
      <p>{what}</p>
    </Dialog>
  );
}
