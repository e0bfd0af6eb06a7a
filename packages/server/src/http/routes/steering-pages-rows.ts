import { sql } from 'kysely';
import { z } from 'zod';
import { COMPUTED_VERSION } from '../../projects/index.ts';
import type { Database } from '../../storage/index.ts';
import type { Context } from '../context.ts';
import { newId } from '../world.ts';
import { Moment, Named } from './account-fields.ts';
import { SteeringContent } from './steering-pages-content.ts';

/** What somebody wrote on the page. */
export const SteeringText = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** Of which time it tells: `Week 47`, `November 2026`. */
  period: z.string().trim().max(200),
  notes: z.string().trim().max(4_000),
  /** Decisions wanted, in words; under them stand those of the plan. */
  decisionsWanted: z.string().trim().max(4_000),
  /** What the ledger is counted from, in words. */
  against: z.string().trim().max(200),
});
export type SteeringText = z.output<typeof SteeringText>;

/** A page in a list. */
export const SteeringLine = z.strictObject({
  id: z.string(),
  title: z.string(),
  period: z.string(),
  /** The last change of the log that it speaks of. */
  seq: z.int(),
  engineVersion: z.string(),
  createdBy: Named,
  createdAt: Moment,
});

/** A page as it was sent. */
export const SteeringPage = SteeringLine.extend({
  project: z.string(),
  text: SteeringText,
  content: SteeringContent,
});
export type SteeringPage = z.output<typeof SteeringPage>;

/** What of a page its kept text is: the rest stands in columns of its own. */
const Kept = z.object({ project: z.string(), text: SteeringText, content: SteeringContent });

interface NewPage {
  readonly projectId: string;
  readonly personId: string;
  readonly text: SteeringText;
  readonly content: SteeringContent;
}

/** Keeps the page as it is now, for good. */
export async function keepPage(
  { database, world }: Pick<Context, 'database' | 'world'>,
  { projectId, personId, text, content }: NewPage,
): Promise<string> {
  const id = newId(world);
  const { name: project } = await database
    .selectFrom('project')
    .select('name')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  await database
    .insertInto('steering_page')
    .values({
      id,
      project_id: projectId,
      seq: content.seq,
      engine_version: COMPUTED_VERSION,
      title: text.title,
      period: text.period,
      content: JSON.stringify({ project, text, content }),
      created_by: personId,
      created_at: world.now(),
    })
    .execute();
  return id;
}

/** The pages that were sent, the newest first; at most so many. */
export async function listPages(
  database: Database,
  projectId: string,
  limit: number,
): Promise<z.output<typeof SteeringLine>[]> {
  const { rows } = await sql<Row>`
    select s.id, s.title, s.period, s.seq, s.engine_version, s.created_by, p.name as maker, s.created_at
    from steering_page s join person p on p.id = s.created_by
    where s.project_id = ${projectId} order by s.created_at desc, s.id desc limit ${limit}`.execute(
    database,
  );
  return rows.map(lineOf);
}

/** Undefined where there is no such page, or not in this project. */
export async function readPage(
  database: Database,
  pageId: string,
  projectId?: string,
): Promise<SteeringPage | undefined> {
  const { rows } = await sql<Row & { content: string }>`
    select s.id, s.title, s.period, s.seq, s.engine_version, s.created_by, p.name as maker, s.created_at,
      s.content
    from steering_page s join person p on p.id = s.created_by
    where s.id = ${pageId} and s.project_id = coalesce(${projectId ?? null}::uuid, s.project_id)`.execute(
    database,
  );
  const [row] = rows;
  return row && { ...lineOf(row), ...Kept.parse(JSON.parse(row.content)) };
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  readonly seq: number;
  readonly engine_version: string;
  readonly created_by: string;
  readonly maker: string;
  readonly created_at: Date;
}

function lineOf(row: Row): z.output<typeof SteeringLine> {
  return {
    id: row.id,
    title: row.title,
    period: row.period,
    seq: row.seq,
    engineVersion: row.engine_version,
    createdBy: { id: row.created_by, name: row.maker },
    createdAt: row.created_at.toISOString(),
  };
}
