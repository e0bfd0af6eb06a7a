import type { LocalDateTime, RecordId } from '@throughline/model';
import type { request } from '../../connection/index.ts';
import type { KeptEdits } from './kept-edits.ts';
import type { FromWorker } from './messages.ts';

/** Everything that a held plan needs of the world around it. */
export interface Ports {
  /** Asks the server, as `request` does. */
  readonly ask: typeof request;
  /** To the page; the arrays named are moved there. */
  readonly post: (message: FromWorker, moved?: ArrayBuffer[]) => void;
  readonly kept: KeptEdits;
  readonly newId: () => RecordId;
  /** The clock's, local civil time. */
  readonly now: () => LocalDateTime;
  /** Lets others have their turn: what waits in the queue comes first. */
  readonly turn: () => Promise<void>;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}
