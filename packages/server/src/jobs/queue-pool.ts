import pg from 'pg';

/** Connections of the queue alone; one that breaks is replaced by the next that is needed. */
export function queuePool(url: string, most: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: 15_000,
    application_name: 'throughline-queue',
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
