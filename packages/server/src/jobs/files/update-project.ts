import {
  type EditId,
  type Instant,
  isEmptyDiff,
  isRefusal,
  type RecordId,
  type Refusal,
  type StatedCause,
  type Update,
} from '@throughline/model';
import { sql } from 'kysely';
import { type Head, type HotProject, NoSuchProject } from '../../projects/index.ts';
import { type Finished, failed, type Outcome } from '../failure.ts';
import type { Desk } from '../heavy/desk.ts';
import { finish, type Run } from '../job-rows.ts';
import { readStored } from './file-rows.ts';
import { newSalt } from './import-project.ts';
import { readUpdateFile, updateWith } from './read-update.ts';

/** What was confirmed: everything that is decided is decided here, so that every attempt does the same. */
export interface ProjectUpdateRequest {
  readonly run: Run;
  readonly input: {
    readonly fileId: string;
    readonly projectId: string;
    readonly revision: number;
    /** The last change that whoever confirmed had seen. */
    readonly base: number;
    readonly editId: EditId;
    readonly at: Instant;
    readonly author: RecordId;
    readonly cause?: StatedCause;
    readonly event?: RecordId;
  };
}

/** The changes that it became; none where the file said nothing new. */
export interface Updated {
  readonly changes: { readonly from: number; readonly to: number } | null;
}

/**
 * Brings the file in as one group of changes. What somebody else changed since the base refuses it; an
 * attempt after one that was committed gets its outcome, by the id of the edit.
 */
export async function updateProject(
  { database, store, progress }: Desk,
  { run, input }: ProjectUpdateRequest,
): Promise<Outcome<Updated> | Finished> {
  const { projectId, revision, fileId, base, editId, at, author, cause, event } = input;
  const stored = await readStored(database, fileId);
  if (stored === undefined) return failed('gone');
  progress(0.1);
  const file = readUpdateFile(stored);
  if ('failure' in file) return file;
  progress(0.4);
  const prepare = (project: HotProject) => ({
    head: project.history.head,
    update: updateWith(project, file, stored.options.sure ?? false),
  });
  // Worked out before the project's head is locked, so that nobody waits for it who edits meanwhile.
  const prepared = await store.read(projectId, revision, prepare);
  if (prepared === undefined) return failed('gone');
  progress(0.6);
  const bringIn = (project: HotProject): Outcome<Updated> => {
    const { history } = project;
    const isOld = history.head !== prepared.head;
    const update: Update | Refusal = isOld ? prepare(project).update : prepared.update;
    if (isRefusal(update)) return { failure: { refusal: update } };
    const { diff } = update;
    const source = { format: file.read.format, name: stored.name };
    const about = { ...(cause !== undefined && { cause }), ...(event !== undefined && { event }) };
    const isKnown = history.changes.some((change) => change.editId === editId);
    if (isEmptyDiff(diff) && !isKnown) return { answer: { changes: null } };
    const accepted = history.update(
      { base, at, author, via: 'import', editId, source, diff, ...about },
      newSalt,
    );
    if (isRefusal(accepted)) return { failure: { refusal: accepted } };
    const seqs = accepted.changes.map(({ seq }) => seq);
    return { answer: { changes: { from: Math.min(...seqs), to: Math.max(...seqs) } } };
  };
  try {
    const outcome = await store.change(projectId, bringIn);
    if ('failure' in outcome) return outcome;
    await database.transaction().execute(async (tx) => {
      await sql`delete from file_part where file_id = ${fileId}`.execute(tx);
      await finish(tx, run, outcome.answer);
    });
    const head = await store.read(projectId, revision, headOf);
    return { finished: true, ...(head !== undefined && { committed: { projectId, head } }) };
  } catch (error) {
    if (error instanceof NoSuchProject) return failed('gone');
    throw error;
  }
}

function headOf({ history, revision }: HotProject): Head {
  return { seq: history.head, hash: history.headHash, revision };
}
