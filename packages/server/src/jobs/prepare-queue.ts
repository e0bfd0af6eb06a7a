import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { queueLogger } from './queue-logger.ts';

/** The lock that whoever makes the queue's tables holds: any number, the same for every node. */
const QUEUE_LOCK = 7_411_226_584;

/** Makes the queue's own tables or brings them up to date; nodes that start at once take turns. */
export async function prepareQueue(url: string): Promise<void> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 3,
    application_name: 'throughline-queue',
  });
  pool.on('error', () => {});
  try {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [QUEUE_LOCK]);
      await runMigrations({ pgPool: pool, logger: queueLogger(() => {}) });
    } finally {
      // Its session holds the lock: it ends with it.
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}
