import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/index.ts';
import { MOST_ATTEMPTS, queue, unqueue } from './enqueue.ts';
import type { JobState } from './job-rows.ts';

/**
 * Ends a job that waits, or asks whoever runs it to end it, which they do within a second or so. Nothing that
 * a job does is in effect before it is done, so nothing has to be taken back. False for one that has ended.
 */
export async function cancelJob(database: Kysely<Schema>, jobId: string): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    const state = await lockJob(tx, jobId);
    if (state === 'waiting') {
      await sql`update job set state = 'cancelled', ended_at = now() where id = ${jobId}`.execute(
        tx,
      );
      await unqueue(tx, jobId);
    } else if (state === 'running') {
      await sql`update job set cancel_asked = true where id = ${jobId}`.execute(tx);
    }
    return state === 'waiting' || state === 'running';
  });
}

/** Tries a job again that failed or was cancelled. False for any other. */
export async function retryJob(database: Kysely<Schema>, jobId: string): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    const state = await lockJob(tx, jobId);
    if (state !== 'failed' && state !== 'cancelled') return false;
    const { rows } = await sql<{ kind: string }>`
      update job set state = 'waiting', cancel_asked = false, outcome = null, progress = 0,
        ended_at = null, seen_at = null, last_attempt = attempt + ${MOST_ATTEMPTS}::integer
      where id = ${jobId} returning kind`.execute(tx);
    for (const { kind } of rows) await queue(tx, jobId, kind);
    return true;
  });
}

async function lockJob(tx: Kysely<Schema>, jobId: string): Promise<JobState | undefined> {
  const { rows } = await sql<{ state: JobState }>`
    select state from job where id = ${jobId} for update`.execute(tx);
  return rows[0]?.state;
}
