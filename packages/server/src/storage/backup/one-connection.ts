import { once } from 'node:events';
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { connect, type Reach } from '../connect.ts';
import type { Schema } from '../schema.ts';

/** One connection, for statements and for COPY, which only the client underneath can do. */
export interface OneConnection {
  readonly database: Kysely<Schema>;
  readonly client: pg.PoolClient;
}

/** Does the work on a connection of its own, which ends with it. */
export async function onOneConnection<T>(
  reach: Reach,
  work: (connection: OneConnection) => Promise<T>,
): Promise<T> {
  const { database, pool } = connect({ ...reach, connections: 1 });
  const opened = once(pool, 'connect') as Promise<[pg.PoolClient]>;
  opened.catch(() => {});
  try {
    return await database.connection().execute(async (one) => {
      const [client] = await opened;
      return work({ database: one, client });
    });
  } finally {
    await database.destroy();
  }
}

/** Of this transaction alone: values as text that any server reads alike, and no hurry. */
export async function prepare(tx: Kysely<Schema>): Promise<void> {
  await sql`
    select set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
      set_config('IntervalStyle', 'postgres', true), set_config('bytea_output', 'hex', true),
      set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true),
      set_config('lock_timeout', '0', true),
      set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx);
}
