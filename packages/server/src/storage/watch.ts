import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { StorageLog } from './storage-fault.ts';

/** Whether there is a database just now: it answers, it is coming up, or it is not there. */
export type StorageState = 'ready' | 'starting' | 'down';

/** One connection that is kept only to learn that it broke. */
export interface Watch {
  readonly client: pg.Client;
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

const PING_EVERY = 10_000;
const PATIENCE = 10_000;

export async function openWatch(url: string, name: string): Promise<Watch> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    application_name: name,
  });
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
    // A network that swallows everything breaks no connection.
    let unanswered = false;
    const ping = () => {
      if (unanswered) return resolve();
      unanswered = true;
      const answered = () => {
        unanswered = false;
      };
      client.query('select 1').then(answered, () => {});
    };
    // After what has come is read: a process that was busy with itself must not blame the network.
    timer = setInterval(() => setImmediate(ping), PING_EVERY);
    timer.unref();
  });
  void lost.then(() => clearInterval(timer));
  try {
    await client.connect();
  } catch (error) {
    clearInterval(timer);
    client.end().catch(() => {});
    throw error;
  }
  const close = async () => {
    clearInterval(timer);
    await Promise.race([client.end().catch(() => {}), pause(1_000, undefined, { ref: false })]);
  };
  return { client, lost, close };
}

/** Keeps a watch, and opens the next one when it is lost. */
export interface Keeper {
  state(): StorageState;
  /** Called each time the database is there again after it was gone; returns how to be called no more. */
  onReturn(listener: () => void): () => void;
  /** Ends the watch; resolves when no attempt is under way. */
  close(): Promise<void>;
}

export type OpenWatch = (
  say: (state: 'starting' | 'down') => void,
  signal: AbortSignal,
) => Promise<Watch>;

const LONGEST_PAUSE = 10_000;
/** One that stayed so long is met without a pause when it is lost; one that comes and goes is not. */
const STAYED = 1_000;

export function keepWatch(first: Watch, open: OpenWatch, log: StorageLog): Keeper {
  let state: StorageState = 'ready';
  let watch = first;
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  const closed = new Promise<void>((resolve) => {
    closing.signal.addEventListener('abort', () => resolve());
  });
  const kept = keep();

  async function keep(): Promise<void> {
    let losses = 0;
    for (;;) {
      const since = performance.now();
      await Promise.race([watch.lost, closed]);
      if (closing.signal.aborted) return;
      state = 'down';
      await watch.close();
      losses = performance.now() - since > STAYED ? 0 : losses + 1;
      log.warn({}, 'the database is gone');
      const next = await comeBack(losses);
      if (next === undefined) return;
      watch = next;
      state = 'ready';
      log.info({}, 'the database is back');
      for (const listener of listeners) tell(listener);
    }
  }

  function tell(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      log.error({ why: String(error) }, 'whoever was told that the database is back failed');
    }
  }

  async function comeBack(losses: number): Promise<Watch | undefined> {
    for (let attempt = losses; !closing.signal.aborted; attempt++) {
      try {
        if (attempt > 0) {
          const wait = Math.min(LONGEST_PAUSE, 100 * 2 ** Math.min(attempt - 1, 20));
          await pause(wait, undefined, { signal: closing.signal });
        }
        const next = await open((said) => {
          state = said;
        }, closing.signal);
        if (!closing.signal.aborted) return next;
        await next.close();
      } catch (error) {
        state = 'down';
        if (!closing.signal.aborted) {
          const why = error instanceof Error ? error.message : String(error);
          log.error({ why, attempt }, 'the database does not come back; trying again');
        }
      }
    }
    return undefined;
  }

  return {
    state: () => state,
    onReturn: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing.abort();
      await kept;
      await watch.close();
      state = 'down';
    },
  };
}
