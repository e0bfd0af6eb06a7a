import { randomBytes } from 'node:crypto';
import {
  type EditId,
  EMPTY_DIFF,
  History,
  type Instant,
  isRefusal,
  type PlanRecord,
  type RecordId,
  type Refusal,
} from '@throughline/model';
import { sql } from 'kysely';
import { createProject } from '../../projects/index.ts';
import { type Finished, failed, type Outcome } from '../failure.ts';
import type { Desk } from '../heavy/desk.ts';
import { finish, type Run } from '../job-rows.ts';
import { readStored, type StoredFile } from './file-rows.ts';
import { type FileRead, readFile } from './read-file.ts';
import { titleOf } from './read-new-plan.ts';

/** What was confirmed: everything that is decided is decided here, so that every attempt makes the same. */
export interface ImportRequest {
  readonly run: Run;
  readonly input: {
    readonly fileId: string;
    readonly projectId: string;
    readonly workspaceId: string;
    readonly programmeId?: string;
    readonly name?: string;
    readonly at: Instant;
    readonly author: RecordId;
  };
}

/**
 * Makes a project of an upload, whole or not at all, and ends the job in the same transaction. Record ids,
 * and the log where the file has one, are the file's own; the project's id is new.
 */
export async function importProject(
  { database, progress }: Desk,
  { run, input }: ImportRequest,
): Promise<Outcome<never> | Finished> {
  const stored = await readStored(database, input.fileId);
  if (stored === undefined) return failed('gone');
  progress(0.1);
  const file = readFile(stored);
  if ('failure' in file) return file;
  progress(0.5);
  const history = file.log?.history ?? begun(file, stored, input);
  if (isRefusal(history)) return { failure: { refusal: history } };
  progress(0.6);
  const { projectId: id, workspaceId, programmeId } = input;
  const name = input.name ?? titleOf(file);
  await database.transaction().execute(async (tx) => {
    // A large plan takes longer than a request's statements may.
    await sql`set local statement_timeout = '10min'`.execute(tx);
    await sql`set local idle_in_transaction_session_timeout = '5min'`.execute(tx);
    await createProject(tx, {
      id,
      workspaceId,
      ...(programmeId !== undefined && { programmeId }),
      name,
      at: new Date(input.at),
      history,
      branches: file.log?.branches ?? [],
      authors: file.log?.people ?? {},
    });
    await sql`delete from file_part where file_id = ${stored.id}`.execute(tx);
    await finish(tx, run, { projectId: id, name, seq: history.head, hash: history.headHash });
  });
  const head = { seq: history.head, hash: history.headHash, revision: 1 };
  return { finished: true, committed: { projectId: id, head } };
}

/** Another tool's file is the first change of a log. */
function begun(
  { read, records }: FileRead,
  { id, name }: StoredFile,
  { at, author }: ImportRequest['input'],
): History | Refusal {
  const added: Record<string, PlanRecord> = {};
  for (const record of records) added[record.id] = record;
  const history = new History();
  const outcome = history.update(
    {
      base: 0,
      at,
      author,
      via: 'import',
      editId: id as EditId,
      source: { format: read.format, name },
      diff: { ...EMPTY_DIFF, added },
    },
    newSalt,
  );
  return isRefusal(outcome) ? outcome : history;
}

/** 16 random bytes in hexadecimal. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}
