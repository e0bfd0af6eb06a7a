import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/index.ts';
import type { Failure } from './failure.ts';
import type { JobKind } from './kinds.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** One attempt at a job. Whoever began a later one has taken it over. */
export interface Run {
  readonly jobId: string;
  readonly attempt: number;
}

export interface Begun extends Run {
  readonly kind: JobKind;
  readonly input: unknown;
  /** It is given up if it does not end this time. */
  readonly isLast: boolean;
}

/** Somebody else runs the job by now, or it has ended: what this attempt came to counts no more. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/**
 * Takes the job, whoever had it before; undefined where it has ended or is to be cancelled.
 * The database's clock decides who is alive, since all nodes have it in common.
 */
export async function begin(database: Kysely<Schema>, jobId: string): Promise<Begun | undefined> {
  const { rows } = await sql<{
    attempt: number;
    last_attempt: number;
    kind: JobKind;
    input: string;
  }>`
    update job set state = 'running', attempt = attempt + 1, seen_at = now(),
      started_at = coalesce(started_at, now())
    where id = ${jobId} and state in ('waiting', 'running') and not cancel_asked
    returning attempt, last_attempt, kind, input`.execute(database);
  const [row] = rows;
  if (row === undefined) {
    await cancelIfAsked(database, jobId);
    return undefined;
  }
  const { attempt, kind } = row;
  const isLast = attempt >= row.last_attempt;
  return { jobId, attempt, isLast, kind, input: JSON.parse(row.input) };
}

/** A sign of life, and how far it is. Throws where the attempt counts no more. */
export async function beat(
  database: Kysely<Schema>,
  { jobId, attempt }: Run,
  progress: number,
): Promise<{ cancelAsked: boolean }> {
  const { rows } = await sql<{ cancel_asked: boolean }>`
    update job set seen_at = now(), progress = greatest(progress, ${progress}::real)
    where id = ${jobId} and attempt = ${attempt} and state = 'running'
    returning cancel_asked`.execute(database);
  const [row] = rows;
  if (row === undefined) throw new Superseded(jobId);
  return { cancelAsked: row.cancel_asked };
}

/**
 * The answer. In the transaction of what the job did, so that both are there or neither;
 * throws, and with that undoes it, where the attempt counts no more.
 */
export async function finish(tx: Kysely<Schema>, run: Run, answer: unknown): Promise<void> {
  await end(tx, run, 'done', { answer });
}

export async function fail(tx: Kysely<Schema>, run: Run, failure: Failure): Promise<void> {
  await end(tx, run, 'failed', { failure });
}

export async function endCancelled(tx: Kysely<Schema>, run: Run): Promise<void> {
  await end(tx, run, 'cancelled', undefined);
}

async function end(
  tx: Kysely<Schema>,
  { jobId, attempt }: Run,
  state: JobState,
  outcome: object | undefined,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update job set state = ${state}, ended_at = now(), outcome = ${outcome === undefined ? null : JSON.stringify(outcome)},
      progress = case when ${state} = 'done' then 1 else progress end
    where id = ${jobId} and attempt = ${attempt} and state = 'running'`.execute(tx);
  if (numAffectedRows !== 1n) throw new Superseded(jobId);
}

/** It is tried again later. */
export async function postpone(database: Kysely<Schema>, { jobId, attempt }: Run): Promise<void> {
  await sql`update job set state = 'waiting', seen_at = now()
    where id = ${jobId} and attempt = ${attempt} and state = 'running'`.execute(database);
}

/** Its node stops: that was no failure of the job, and it may be tried as often as before. */
export async function putBack(database: Kysely<Schema>, { jobId, attempt }: Run): Promise<void> {
  await sql`update job set state = 'waiting', seen_at = now(), last_attempt = last_attempt + 1
    where id = ${jobId} and attempt = ${attempt} and state = 'running'`.execute(database);
}

async function cancelIfAsked(database: Kysely<Schema>, jobId: string): Promise<void> {
  await sql`update job set state = 'cancelled', ended_at = now()
    where id = ${jobId} and state in ('waiting', 'running') and cancel_asked`.execute(database);
}
