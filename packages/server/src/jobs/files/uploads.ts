import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../storage/index.ts';
import { enqueue, type NewJob } from '../enqueue.ts';
import type { Looker } from '../list-jobs.ts';
import { type ReadingOptions, storeParts } from './file-rows.ts';

export interface NewUpload {
  readonly id: string;
  readonly workspaceId: string;
  /** The project that it is an update of. */
  readonly projectId?: string;
  readonly askedBy: string;
  readonly name: string;
  readonly options: ReadingOptions;
  readonly at: Date;
  readonly expiresAt: Date;
}

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly options: ReadingOptions;
  readonly expiresAt: Date;
  readonly jobId: string;
  readonly confirmJobId: string | null;
}

/**
 * Takes a file in as it comes, and has it read once all of it is there. Nothing of it is left behind where
 * it breaks off or is too long.
 * @throws TooLarge
 */
export async function takeUpload(
  database: Kysely<Schema>,
  upload: NewUpload,
  chunks: AsyncIterable<Uint8Array>,
  most: number,
  reading: NewJob,
): Promise<void> {
  const { id } = upload;
  await database
    .insertInto('file')
    .values({
      id,
      workspace_id: upload.workspaceId,
      project_id: upload.projectId ?? null,
      asked_by: upload.askedBy,
      purpose: upload.projectId === undefined ? 'import' : 'update',
      name: upload.name,
      options: JSON.stringify(upload.options),
      size: null,
      sha256: null,
      job_id: null,
      confirm_job_id: null,
      created_at: upload.at,
      expires_at: upload.expiresAt,
    })
    .execute();
  try {
    const stored = await storeParts(database, id, chunks, most);
    await database.transaction().execute(async (tx) => {
      await tx
        .updateTable('file')
        .set({ ...stored, job_id: reading.id })
        .where('id', '=', id)
        .execute();
      await enqueue(tx, reading);
    });
  } catch (error) {
    await database.deleteFrom('file').where('id', '=', id).execute();
    throw error;
  }
}

/** Bytes that wait in the workspace, of whomever. */
export async function waitingBytes(database: Kysely<Schema>, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(octet_length(part.bytes)), 0)::bigint as bytes
    from file join file_part part on part.file_id = file.id
    where file.workspace_id = ${workspaceId}`.execute(database);
  return rows[0]?.bytes ?? 0;
}

/** Where jobs of the same place are seen. Undefined where there is none, or not all of it came. */
export async function findUpload(
  database: Kysely<Schema>,
  looker: Looker,
  id: string,
): Promise<Upload | undefined> {
  const { rows } = await select(looker, id).execute(database);
  return rows[0] && uploadOf(rows[0]);
}

/** Reads it once more, in another way. Undefined where there is none; false where it was confirmed. */
export async function readAgain(
  database: Kysely<Schema>,
  looker: Looker,
  id: string,
  options: ReadingOptions,
  reading: NewJob,
): Promise<boolean | undefined> {
  return database.transaction().execute(async (tx) => {
    const found = await lockUpload(tx, looker, id);
    if (found === undefined) return undefined;
    if (found.confirmJobId !== null) return false;
    await tx
      .updateTable('file')
      .set({ options: JSON.stringify(options), job_id: reading.id })
      .where('id', '=', id)
      .execute();
    await enqueue(tx, reading);
    return true;
  });
}

/**
 * Has it brought in, once: whoever confirms again gets the first job, unless that came to nothing.
 * Undefined where there is no such upload; false where it is not read yet, or could not be.
 */
export async function confirmUpload(
  database: Kysely<Schema>,
  looker: Looker,
  id: string,
  bringIn: NewJob,
): Promise<string | false | undefined> {
  return database.transaction().execute(async (tx) => {
    const found = await lockUpload(tx, looker, id);
    if (found === undefined) return undefined;
    const state = async (jobId: string | null) => {
      const { rows } = await sql<{
        state: string;
      }>`select state from job where id = ${jobId}`.execute(tx);
      return rows[0]?.state;
    };
    const before = await state(found.confirmJobId);
    if (found.confirmJobId !== null && before !== 'failed' && before !== 'cancelled') {
      return found.confirmJobId;
    }
    if ((await state(found.jobId)) !== 'done') return false;
    await enqueue(tx, bringIn);
    await tx.updateTable('file').set({ confirm_job_id: bringIn.id }).where('id', '=', id).execute();
    return bringIn.id;
  });
}

/** False where there is none. */
export async function dropUpload(
  database: Kysely<Schema>,
  looker: Looker,
  id: string,
): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    if ((await lockUpload(tx, looker, id)) === undefined) return false;
    await tx.deleteFrom('file').where('id', '=', id).execute();
    return true;
  });
}

interface Row extends Omit<Upload, 'options'> {
  readonly options: string;
}

function select(looker: Looker, id: string, forUpdate = false) {
  const { workspaceId, projectId } = looker;
  return sql<Row>`
    select id, name, size, sha256, options, expires_at as "expiresAt", job_id as "jobId",
      confirm_job_id as "confirmJobId"
    from file
    where id = ${id} and workspace_id = ${workspaceId} and size is not null and expires_at > now()
      and purpose = ${projectId === undefined ? 'import' : 'update'}
      and ${projectId === undefined ? sql`project_id is null` : sql`project_id = ${projectId}`}
      and (${looker.role === 'owner'} or asked_by = ${looker.id})
    ${forUpdate ? sql`for update` : sql``}`;
}

async function lockUpload(
  tx: Kysely<Schema>,
  looker: Looker,
  id: string,
): Promise<Upload | undefined> {
  const { rows } = await select(looker, id, true).execute(tx);
  return rows[0] && uploadOf(rows[0]);
}

function uploadOf({ options, ...row }: Row): Upload {
  return { ...row, options: JSON.parse(options) };
}
