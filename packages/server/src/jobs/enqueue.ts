import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/index.ts';
import type { JobKind } from './kinds.ts';

/** A job that came to nothing so often is given up. */
export const MOST_ATTEMPTS = 3;

export interface NewJob {
  /** Decided by whoever asks, so that what the job makes can be named before it is there. */
  readonly id: string;
  readonly at: Date;
  readonly kind: JobKind;
  readonly workspaceId: string;
  readonly projectId?: string;
  /** The opaque id of a person or a service token. */
  readonly askedBy: string;
  /** JSON; all that the work needs to be the same at every attempt. */
  readonly input: object;
}

/** Work for whichever node is free, in the transaction of what it is about: both are there or neither. */
export async function enqueue(tx: Kysely<Schema>, job: NewJob): Promise<string> {
  await tx
    .insertInto('job')
    .values({
      id: job.id,
      workspace_id: job.workspaceId,
      project_id: job.projectId ?? null,
      asked_by: job.askedBy,
      kind: job.kind,
      state: 'waiting',
      last_attempt: MOST_ATTEMPTS,
      input: JSON.stringify(job.input),
      outcome: null,
      created_at: job.at,
      started_at: null,
      ended_at: null,
      seen_at: null,
    })
    .execute();
  await queue(tx, job.id, job.kind);
  return job.id;
}

/** Puts a waiting job into the queue, once: its id is its key there. */
export async function queue(tx: Kysely<Schema>, id: string, kind: string): Promise<void> {
  await sql`
    select graphile_worker.add_job(${kind}, payload := ${JSON.stringify({ id })}::json,
      job_key := ${id}, max_attempts := ${MOST_ATTEMPTS})`.execute(tx);
}

/** Takes it out of the queue, unless somebody runs it. */
export async function unqueue(tx: Kysely<Schema>, id: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${id})`.execute(tx);
}
