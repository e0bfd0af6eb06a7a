import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { ADVISORY_LOCK } from './advisory-locks.ts';
import type { Database } from './connect.ts';
import type { Schema } from './schema.ts';

const OURS = new URL('../../sql/', import.meta.url);

/** One numbered file of statements. */
export interface Migration {
  readonly number: number;
  /** `0002-log-and-records.sql` */
  readonly name: string;
  readonly statements: string;
  /** Of its text, in hexadecimal: a file that was released is never changed again. */
  readonly sha256: string;
}

/** Why the schema cannot be brought up to date. Nothing was changed. */
export class SchemaFault extends Error {
  override readonly name: string = 'SchemaFault';
  constructor(
    readonly code: 'schema-newer' | 'migration-changed' | 'migration-missing',
    message: string,
  ) {
    super(message);
  }
}

/** The database was made by a newer version of the program, which alone can use it. */
export class NewerSchema extends SchemaFault {
  override readonly name = 'NewerSchema';
  constructor(
    readonly found: number,
    readonly known: number,
  ) {
    super(
      'schema-newer',
      `the database has schema ${found}, and this version of Throughline knows ${known}: run the version that made it, or a later one`,
    );
  }
}

/**
 * Brings the schema up to date, one numbered file after the other, each in a transaction of its own: what
 * was done stays done when the program is killed in between, and the next start goes on from there.
 *
 * Nodes that start at once take turns by an advisory lock that ends with each transaction. One of the
 * session would be lost, or kept by a stranger, behind a pooler that gives every transaction another
 * connection; and where advisory locks do nothing at all, the number's primary key still lets one in.
 */
export async function migrate(
  database: Database,
  files: readonly Migration[] = migrations(),
): Promise<{ from: number; to: number }> {
  let from: number | undefined;
  for (;;) {
    const found = await database.transaction().execute(async (step) => {
      const at = await lockedSchema(step, files);
      const next = files[at];
      if (next !== undefined) await run(step, next);
      return at;
    });
    from ??= found;
    if (found >= files.length) return { from, to: files.length };
  }
}

/** The same within the caller's transaction, up to this number: all of it is done when that is committed. */
export async function migrateWithin(
  step: Kysely<Schema>,
  to: number,
  files: readonly Migration[] = migrations(),
): Promise<void> {
  const at = await lockedSchema(step, files);
  for (const file of files.slice(at, to)) await run(step, file);
}

/** The schema's number in the database, 0 where there is none. Throws where it is not one of ours. */
export async function schemaOf(
  step: Kysely<Schema>,
  files: readonly Migration[] = migrations(),
): Promise<number> {
  const { rows: there } = await sql<{ there: boolean }>`
    select to_regclass('schema_version') is not null as there`.execute(step);
  if (there[0]?.there !== true) return 0;
  const { rows } = await sql<{ number: number; name: string; sha256: string }>`
    select number, name, sha256 from schema_version order by number`.execute(step);
  const newest = rows.at(-1)?.number ?? 0;
  if (newest > files.length) throw new NewerSchema(newest, files.length);
  for (const [index, file] of files.slice(0, newest).entries()) {
    const row = rows[index];
    if (row?.number !== file.number) {
      throw new SchemaFault('migration-missing', `the database was never given ${file.name}`);
    }
    if (row.sha256 !== file.sha256) {
      throw new SchemaFault(
        'migration-changed',
        `${row.name} was run on this database and is now another file: ${file.name}`,
      );
    }
  }
  return newest;
}

/** The numbered files in order, the first `0001-…`. Throws where a number is missing or there twice. */
export function migrations(folder: URL = OURS): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const number = Number(/^(\d{4})-/.exec(name)?.[1]);
    if (number !== index + 1) {
      const expected = String(index + 1).padStart(4, '0');
      throw new SchemaFault('migration-missing', `where ${expected}-… belongs, there is ${name}`);
    }
    // A checkout with other line ends is the same file.
    const statements = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
    return { number, name, statements, sha256: sha256Of(statements) };
  });
}

/** Nobody else changes the schema before this transaction ends. */
export async function lockSchema(step: Kysely<Schema>): Promise<void> {
  // Whoever waits here waits for a migration, which may take long.
  await sql`set local lock_timeout = 0`.execute(step);
  await sql`set local statement_timeout = 0`.execute(step);
  await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.migration})`.execute(step);
  // A table that others use is not waited for without end: they would all stand behind us.
  await sql`reset lock_timeout`.execute(step);
}

/** The schema's number, and a table that keeps it. */
async function lockedSchema(step: Kysely<Schema>, files: readonly Migration[]): Promise<number> {
  await lockSchema(step);
  await sql`
    create table if not exists schema_version (
      number integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`.execute(step);
  return schemaOf(step, files);
}

async function run(step: Kysely<Schema>, { number, name, statements, sha256 }: Migration) {
  await sql`insert into schema_version (number, name, sha256) values (${number}, ${name}, ${sha256})`.execute(
    step,
  );
  await sql.raw(statements).execute(step);
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
