import { may, type Role } from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/index.ts';
import type { Failure } from './failure.ts';
import type { JobState } from './job-rows.ts';
import { actionByKind, type JobKind } from './kinds.ts';

/** A job as whoever asked for it sees it. */
export interface SeenJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  /** 0 to 1 */
  readonly progress: number;
  readonly projectId: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly answer: object | null;
  readonly failure: Failure | null;
}

/** Who looks, and where: jobs about a project are looked at there, with the role that one has there. */
export interface Looker {
  readonly id: string;
  readonly role: Role;
  readonly workspaceId: string;
  readonly projectId?: string;
}

interface Row extends Omit<SeenJob, 'answer' | 'failure'> {
  readonly outcome: string | null;
}

/** The newest first. Everybody sees what they asked for; owners see what anybody did. */
export async function listJobs(
  database: Kysely<Schema>,
  looker: Looker,
  most: number,
): Promise<SeenJob[]> {
  const { rows } =
    await sql<Row>`${select(looker)} order by created_at desc, id desc limit ${most}`.execute(
      database,
    );
  return rows.map(seen);
}

/** Undefined where there is none, or none that they may see. */
export async function findJob(
  database: Kysely<Schema>,
  looker: Looker,
  jobId: string,
): Promise<SeenJob | undefined> {
  const { rows } = await sql<Row>`${select(looker)} and id = ${jobId}`.execute(database);
  return rows[0] && seen(rows[0]);
}

function select({ id, role, workspaceId, projectId }: Looker) {
  const kinds = Object.keys(actionByKind).filter((kind) =>
    may(role, actionByKind[kind as JobKind]),
  );
  const anybodys = role === 'owner';
  // An owner is one in every project.
  const place =
    projectId !== undefined
      ? sql`project_id = ${projectId}`
      : anybodys
        ? sql`true`
        : sql`project_id is null`;
  return sql`
    select id, kind, state, progress, project_id as "projectId", created_at as "createdAt",
      started_at as "startedAt", ended_at as "endedAt", outcome
    from job where workspace_id = ${workspaceId} and ${place} and kind = any(${kinds})
      and (${anybodys} or asked_by = ${id})`;
}

function seen({ outcome, ...row }: Row): SeenJob {
  const said: { answer?: object; failure?: Failure } = outcome === null ? {} : JSON.parse(outcome);
  return { ...row, answer: said.answer ?? null, failure: said.failure ?? null };
}
