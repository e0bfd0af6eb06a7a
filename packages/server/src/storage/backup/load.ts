import { pipeline } from 'node:stream/promises';
import { type Kysely, sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import { type Migration, migrateWithin } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { BackupFault } from './backup-fault.ts';
import { columnsOf, tableNames } from './catalogue.ts';
import type { BackupHeader, Progress } from './header.ts';
import { type OneConnection, prepare } from './one-connection.ts';
import { type ReadTable, readTables } from './read-backup.ts';
import { tables } from './tables.ts';

/** A backup on its way into a database, in the transaction of the connection. */
export interface Loading extends OneConnection {
  readonly path: string;
  readonly header: BackupHeader;
  readonly files: readonly Migration[];
  /** Of the file, in bytes. */
  readonly size: number;
  readonly progress: ((done: Progress) => void) | undefined;
}

/** Makes the backup's schema where there is none, fills it, and brings it forward. */
export async function load(loading: Loading): Promise<void> {
  const { database: tx, path, header, files, size, progress } = loading;
  await migrateWithin(tx, header.schema, files);
  await prepare(tx);
  const done = { table: '', bytes: 0, of: size };
  const read = (bytes: number) => {
    done.bytes = bytes;
    progress?.({ ...done });
  };
  for await (const table of readTables(path, read)) {
    done.table = table.name;
    await fill(loading, table);
  }
  await goOnCounting(tx);
  // Their queue was not backed up: nobody would ever take them up again.
  await sql`
    update job set state = 'cancelled', ended_at = now() where state in ('waiting', 'running')`.execute(
    tx,
  );
  await migrateWithin(tx, files.length, files);
  await prepare(tx);
}

async function fill({ database: tx, client }: Loading, table: ReadTable): Promise<void> {
  const { name, columns, copy, rows } = table;
  const known = new Set((await columnsOf(tx, name)).map((column) => column.name));
  const isBackedUp = tables.some((one) => one.name === name);
  const foreign = columns.find((column) => !isBackedUp || !known.has(column));
  if (foreign !== undefined) {
    const why = `It holds ${name}.${foreign}, which its schema has not.`;
    throw new BackupFault('backup-unfit', why);
  }
  const listed = sql.join(columns.map((column) => sql.ref(column)));
  const statement = sql`copy ${sql.table(name)} (${listed}) from stdin`.compile(tx);
  const filled = client.query(copyFrom(statement.sql));
  await pipeline(copy, filled);
  if (filled.rowCount !== rows) {
    throw new BackupFault('backup-damaged', `The rows of ${name} are not as many as it says.`);
  }
}

/** What numbers itself goes on after the last that came. */
async function goOnCounting(tx: Kysely<Schema>): Promise<void> {
  for (const table of await tableNames(tx)) {
    for (const { name, isIdentity } of await columnsOf(tx, table)) {
      if (!isIdentity) continue;
      await sql`
        select setval(pg_get_serial_sequence(${table}, ${name}), max(${sql.ref(name)}))
        from ${sql.table(table)}`.execute(tx);
    }
  }
}
