import { runMigrations } from 'graphile-worker';
import { ADVISORY_LOCK } from '../storage/index.ts';
import { queueLogger } from './queue-logger.ts';
import { queuePool } from './queue-pool.ts';

/** Makes the queue's own tables or brings them up to date; nodes that start at once take turns. */
export async function prepareQueue(url: string): Promise<void> {
  const pool = queuePool(url, 3);
  try {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK.queue]);
      await runMigrations({ pgPool: pool, logger: queueLogger(() => {}) });
    } finally {
      // Its session holds the lock: it ends with it.
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}
