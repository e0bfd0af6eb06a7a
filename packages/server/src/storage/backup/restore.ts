import { stat } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { Reach } from '../connect.ts';
import { lockSchema, type Migration, migrateWithin, migrations, schemaOf } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { BackupFault } from './backup-fault.ts';
import { tableNames } from './catalogue.ts';
import type { BackupHeader, Progress } from './header.ts';
import { type Loading, load } from './load.ts';
import { moveWorkspace } from './move-workspace.ts';
import { onOneConnection, prepare } from './one-connection.ts';
import { checkSeal, readHeader } from './read-backup.ts';
import { leftOut, tables } from './tables.ts';

export interface RestoreOptions {
  /** The id or name of the workspace to take out of a backup of everything; absent: all that it holds. */
  readonly workspace?: string;
  readonly progress?: (done: Progress) => void;
  /** The schema's files, where they are not this version's own. */
  readonly files?: readonly Migration[];
}

export interface RestoreReport {
  readonly header: BackupHeader;
  /** The schema it has now, which may be later than the backup's. */
  readonly schema: number;
  /** The workspaces that came, by id. */
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
  /** Of a workspace put beside others: people who were there already, by their id or email. */
  readonly known: number;
}

/**
 * Puts a backup back: all of it into a database without workspaces and people, or one workspace beside
 * others. A backup of an earlier schema is loaded as that and brought forward. Everything in one
 * transaction: rejects with a `BackupFault` or `SchemaFault`, or whatever the database failed with, and
 * nothing is stored then. The file is read twice, first to see whether it is whole.
 */
export async function restore(
  path: string,
  reach: Reach,
  { workspace: asked, progress, files = migrations() }: RestoreOptions = {},
): Promise<RestoreReport> {
  const header = await readHeader(path);
  if (header.schema > files.length) {
    throw new BackupFault('backup-newer', 'A later version of Throughline made this backup.');
  }
  await checkSeal(path);
  const { size } = await stat(path);
  try {
    return await onOneConnection(reach, ({ database, client }) =>
      database.transaction().execute(async (tx) => {
        await lockSchema(tx);
        await prepare(tx);
        const loading = { database: tx, client, path, header, files, size, progress };
        const workspace = chosenWorkspace(header, asked, await isInUse(tx, files));
        return workspace === undefined ? intoEmpty(loading) : intoOthers(loading, workspace);
      }),
    );
  } catch (error) {
    throw isDataFault(error)
      ? new BackupFault('backup-unfit', `The database refuses what it holds: ${error.message}`)
      : error;
  }
}

/** Whether somebody has a workspace or an account there; a server that was only started has neither. */
async function isInUse(tx: Kysely<Schema>, files: readonly Migration[]): Promise<boolean> {
  const schema = await schemaOf(tx, files);
  if (schema === 0) {
    const foreign = (await tableNames(tx)).find((name) => OURS.has(name));
    if (foreign === undefined) return false;
    const why = `The database has a table ${foreign}, which is not Throughline's.`;
    throw new BackupFault('database-not-empty', why);
  }
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from workspace) or exists (select from person) as used`.execute(tx);
  if (rows[0]?.used !== true) return false;
  if (schema === files.length) return true;
  const why = 'The database has an older schema: start the server on it once.';
  throw new BackupFault('database-older', why);
}

const OURS: ReadonlySet<string> = new Set([
  ...tables.map(({ name }) => name),
  ...Object.keys(leftOut),
]);

/** The one workspace that is to come; undefined for all that the backup holds, into an empty database. */
function chosenWorkspace(
  { scope }: BackupHeader,
  asked: string | undefined,
  isUsed: boolean,
): string | undefined {
  if (scope.kind === 'workspace') {
    if (asked !== undefined && ![scope.id, scope.name].includes(asked)) {
      throw new BackupFault('workspace-unknown', `The backup has no workspace ${asked}.`);
    }
    return isUsed ? scope.id : undefined;
  }
  if (asked !== undefined) return asked;
  if (isUsed) throw notEmpty();
  return undefined;
}

async function intoEmpty(loading: Loading): Promise<RestoreReport> {
  const { database: tx, header, files } = loading;
  await clear(tx, files);
  await load(loading);
  const { rows: workspaces } = await sql<{ id: string; name: string }>`
    select id, name from workspace order by name, id`.execute(tx);
  return { header, schema: files.length, workspaces, known: 0 };
}

/** Takes away the empty tables of a server that was started and not used, to make them as they were. */
async function clear(tx: Kysely<Schema>, files: readonly Migration[]): Promise<void> {
  if ((await schemaOf(tx, files)) === 0) return;
  await migrateWithin(tx, files.length, files);
  // Whoever was let in a moment ago must not be lost with them.
  await sql`lock table workspace, person`.execute(tx);
  if (await isInUse(tx, files)) throw notEmpty();
  const old = (await tableNames(tx)).filter((name) => OURS.has(name));
  await sql`drop table ${sql.join(old.map((name) => sql.table(name)))}`.execute(tx);
}

/** Beside what is there: loaded in a schema of its own, and moved from there. */
async function intoOthers(loading: Loading, workspace: string): Promise<RestoreReport> {
  const { database: tx, header, files } = loading;
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(tx);
  const there = rows[0]?.schema ?? 'public';
  await migrateWithin(tx, files.length, files);
  await sql`create schema throughline_restore`.execute(tx);
  await sql`set local search_path = throughline_restore`.execute(tx);
  await load(loading);
  const { known, ...moved } = await moveWorkspace(tx, workspace, there);
  await sql`select set_config('search_path', ${there}, true)`.execute(tx);
  await sql`drop schema throughline_restore cascade`.execute(tx);
  return { header, schema: files.length, workspaces: [moved], known };
}

function notEmpty(): BackupFault {
  const why = 'There are workspaces or people in the database already.';
  return new BackupFault('database-not-empty', why);
}

/** Whether the database refused rows: their form, or a constraint. */
function isDataFault(error: unknown): error is pg.DatabaseError {
  if (!(error instanceof pg.DatabaseError)) return false;
  const kind = error.code?.slice(0, 2);
  return kind === '22' || kind === '23';
}
