import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from './connect.ts';

/** The lock that whoever changes the schema holds: any number, the same for every node. */
const MIGRATION_LOCK = 7_411_226_583;
const folder = new URL('../../sql/', import.meta.url);

/** The database was made by a newer version of the program, which alone can use it. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
  constructor(
    readonly found: number,
    readonly known: number,
  ) {
    super(`the database has schema ${found}; this version knows ${known}`);
  }
}

/** Brings the schema up to date, one numbered file after the other, each in a transaction of its own. */
export async function migrate(database: Database): Promise<{ from: number; to: number }> {
  return database.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(one);
    try {
      await sql`create table if not exists schema_version (number integer primary key, applied_at timestamptz not null default now())`.execute(
        one,
      );
      const { rows } = await sql<{ number: number | null }>`
        select max(number) as number from schema_version`.execute(one);
      const from = rows[0]?.number ?? 0;
      const files = migrations();
      const known = files.length;
      if (from > known) throw new NewerSchema(from, known);
      for (const [index, statements] of files.entries()) {
        const number = index + 1;
        if (number <= from) continue;
        await one.transaction().execute(async (step) => {
          await sql.raw(statements).execute(step);
          await sql`insert into schema_version (number) values (${number})`.execute(step);
        });
      }
      return { from, to: known };
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(one);
    }
  });
}

/** The numbered files, in order: `0001-…` is the first. */
function migrations(): string[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name) => readFileSync(new URL(name, folder), 'utf8'));
}
