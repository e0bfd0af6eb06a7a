import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

/** How to reach PostgreSQL: `DATABASE_URL`, or the socket of the server we run ourselves. */
export interface Reach {
  readonly url: string;
  /** At most so many connections of this process; 10 unless told. */
  readonly connections?: number;
}

/** Connections, opened when they are needed. A statement that takes longer than 30 s is given up. */
export function connect(reach: Reach): { database: Database; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: reach.url,
    max: reach.connections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    // A node that hangs in the middle of a transaction must not keep a project's head.
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'throughline',
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced by the next query; without a listener it ends the process.
  pool.on('error', () => {});
  // So does one that breaks between two statements of a transaction: the next statement says it.
  pool.on('connect', (client) => client.on('error', () => {}));
  return { database: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), pool };
}

const BIGINT = 20;
const TIMESTAMP_WITHOUT_ZONE = 1114;

/** Counters fit a number; civil time has no zone and stays the text it is, as `YYYY-MM-DDTHH:mm`. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (format !== 'binary' && oid === BIGINT) return Number;
  if (format !== 'binary' && oid === TIMESTAMP_WITHOUT_ZONE) return civil;
  return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
}

function civil(text: string): string {
  return text.replace(' ', 'T').slice(0, 16);
}
