import { Logger } from 'graphile-worker';

export type Log = (level: 'warn' | 'error', message: string) => void;

/** What the queue has to say of itself, without what jobs are about. */
export function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log('error', message);
    else if (level === 'warning') log('warn', message);
  });
}
