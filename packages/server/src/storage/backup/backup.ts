import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { to as copyTo } from 'pg-copy-streams';
import type { Reach } from '../connect.ts';
import { migrations, schemaOf } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { BackupFault } from './backup-fault.ts';
import { columnsOf } from './catalogue.ts';
import { findWorkspace } from './find-workspace.ts';
import { BACKUP_VERSION, type BackupHeader, END_OF_ROWS, type Progress } from './header.ts';
import { type OneConnection, onOneConnection, prepare } from './one-connection.ts';
import { Sealing } from './seal.ts';
import { type BackedUpTable, rowsOf, tables, WORKSPACE_SETTING } from './tables.ts';

/** Packed for speed: a plan's text is a sixth of itself like this, and a seventh at three times the cost. */
const LEVEL = 2;

export interface BackupOptions {
  /** The id or name of the only workspace to be backed up; absent: everything. */
  readonly workspace?: string;
  /** By this machine's clock. */
  readonly madeAt: Date;
  readonly progress?: (done: Progress) => void;
}

/** What a backup holds. */
export interface BackupReport extends BackupHeader {
  /** Of the rows, before they were packed. */
  readonly bytes: number;
}

/**
 * Writes the database, or one workspace of it, as of one moment: a snapshot sees all of every commit or
 * nothing of it, and takes no lock that anybody who works would wait for. The rows are in the text form of
 * COPY: larger than the binary one, but every version of PostgreSQL reads it alike, and so does a person.
 * Holds a few chunks in memory, whatever the size. Rejects with a `BackupFault`, a `SchemaFault`, or
 * whatever the database or the sink failed with; the sink then has only a part of it.
 */
export async function backup(
  reach: Reach,
  sink: Writable,
  options: BackupOptions,
): Promise<BackupReport> {
  // Where it fails before anything is written to it, that is said when something is.
  sink.on('error', () => {});
  return onOneConnection(reach, ({ database, client }) =>
    database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await prepare(tx);
        const parts = await partsOf(tx, options);
        const counted = { bytes: 0 };
        await pipeline(
          Readable.from(written({ database: tx, client }, parts, counted, options)),
          createGzip({ level: LEVEL, chunkSize: 1 << 18 }),
          new Sealing(),
          sink,
        );
        return { ...parts.header, bytes: counted.bytes };
      }),
  );
}

interface Parts {
  readonly header: BackupHeader;
  readonly tables: readonly BackedUpTable[];
}

/** What there is to write, counted in the snapshot that it is written from. */
async function partsOf(tx: Kysely<Schema>, { workspace, madeAt }: BackupOptions): Promise<Parts> {
  const schema = await schemaOf(tx);
  if (schema < migrations().length) {
    throw new BackupFault(
      'database-older',
      schema === 0
        ? 'The database has no tables of Throughline.'
        : 'The database has an older schema: start the server on it once.',
    );
  }
  const scope = await scopeOf(tx, workspace);
  const kept = tables.filter((table) => rowsOf(table, scope.kind) !== undefined);
  const counts: BackupHeader['tables'] = [];
  for (const table of kept) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count ${rowsOf(table, scope.kind)}`.execute(tx);
    counts.push({ name: table.name, rows: rows[0]?.count ?? 0 });
  }
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(tx);
  const header: BackupHeader = {
    format: 'throughline-backup',
    version: BACKUP_VERSION,
    schema,
    madeAt: madeAt.toISOString(),
    postgres: rows[0]?.server_version ?? '',
    scope,
    tables: counts,
  };
  return { header, tables: kept };
}

async function scopeOf(
  tx: Kysely<Schema>,
  workspace: string | undefined,
): Promise<BackupHeader['scope']> {
  if (workspace === undefined) return { kind: 'everything' };
  const found = await findWorkspace(tx, workspace);
  await sql`select set_config(${WORKSPACE_SETTING}, ${found.id}, true)`.execute(tx);
  return { kind: 'workspace', ...found };
}

async function* written(
  { database, client }: OneConnection,
  { header, tables: kept }: Parts,
  counted: { bytes: number },
  { progress }: BackupOptions,
): AsyncGenerator<Buffer> {
  yield line(header);
  for (const [index, table] of kept.entries()) {
    const columns = (await columnsOf(database, table.name)).map(({ name }) => name);
    yield line({ table: table.name, columns });
    const hash = createHash('sha256');
    const before = counted.bytes;
    progress?.({ table: table.name, bytes: counted.bytes });
    const copy = sql`copy (select ${listOf(columns, table, header.scope.kind)}
      ${rowsOf(table, header.scope.kind)}) to stdout`.compile(database);
    for await (const chunk of client.query(copyTo(copy.sql)) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      counted.bytes += chunk.length;
      yield chunk;
      progress?.({ table: table.name, bytes: counted.bytes });
    }
    yield Buffer.from(END_OF_ROWS);
    const rows = header.tables[index]?.rows ?? 0;
    yield line({ rows, bytes: counted.bytes - before, sha256: hash.digest('hex') });
  }
}

function listOf(columns: readonly string[], { emptied = [] }: BackedUpTable, scope: string) {
  const isEmptied = (name: string) => scope === 'workspace' && emptied.includes(name);
  return sql.join(
    columns.map((name) => (isEmptied(name) ? sql`null as ${sql.ref(name)}` : sql.ref(name))),
  );
}

function line(content: object): Buffer {
  return Buffer.from(`${JSON.stringify(content)}\n`);
}
