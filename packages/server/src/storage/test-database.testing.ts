import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connect } from './connect.ts';

export const TEMPLATE = 'throughline_template';

/** An empty database with the present schema, for one test file. */
export function testDatabase() {
  return databaseFrom(TEMPLATE);
}

/** A database without any schema. */
export function emptyDatabase() {
  return databaseFrom('template0');
}

async function databaseFrom(template: string) {
  const url = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await inAdmin(url, `create database ${name} template ${template}`);
  const own = databaseUrl(url, name);
  const connected = connect({ url: own });
  return {
    ...connected,
    url: own,
    drop: async () => {
      await connected.database.destroy();
      await inAdmin(url, `drop database ${name} with (force)`);
    },
  };
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  return url.replace(/\/[^/?]*\?/, `/${database}?`);
}

/** Copying the template takes nobody else in it: two files that begin at once take turns. */
async function inAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
