import type { LocalDateTime } from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import type { Database, Schema } from '../storage/index.ts';
import { type Computed, type ComputedRow, computedOf, hourOf } from './computed-cache-rows.ts';
import type { HotProject } from './hot-project.ts';
import type { ProjectStore } from './project-store.ts';

/** What was computed by other rules is computed again: one more when what is in the cache changes its meaning. */
export const COMPUTED_VERSION = '2';

/** A statement takes up to so many rows. */
const ROWS_AT_ONCE = 2_000;

/** What this thread wrote last of a project it holds: the next time only what differs is written. */
interface Written {
  readonly revision: number;
  readonly asOf: string;
  readonly textById: ReadonlyMap<string, string>;
}
const writtenByProject = new WeakMap<HotProject, Written>();

export interface ToCompute {
  readonly projectId: string;
  /** As of this revision or later. */
  readonly revision: number;
  /** The clock's moment, local. */
  readonly now: LocalDateTime;
}

/**
 * Brings the cache of one project up to its present revision. An older revision never replaces a newer
 * one: where somebody else was faster, nothing is written.
 */
export async function writeComputed(
  { database, store }: { readonly database: Database; readonly store: ProjectStore },
  { projectId, revision, now }: ToCompute,
): Promise<void> {
  const made = await store.read(projectId, revision, (project) => {
    const written = writtenByProject.get(project);
    if (written?.revision === project.revision && written.asOf === hourOf(now)) return undefined;
    return { project, written, computed: computedOf(project, now) };
  });
  if (made === undefined) return;
  const { project, written, computed } = made;
  const textById = new Map(computed.rows.map((row) => [row.task_id, JSON.stringify(row)]));
  const done = await database.transaction().execute(async (tx) => {
    const before = await lockCache(tx, projectId, computed);
    if (before === undefined || before.revision > computed.revision) return false;
    const isOurs = before.revision === written?.revision && before.as_of === written.asOf;
    await (isOurs
      ? writeDifference(tx, projectId, computed.rows, textById, written.textById)
      : writeAll(tx, projectId, computed.rows));
    await tx
      .updateTable('computed_head')
      .set({ ...computed.head, revision: computed.revision, engine_version: COMPUTED_VERSION })
      .where('project_id', '=', projectId)
      .execute();
    return true;
  });
  if (!done) return;
  const { revision: at, head } = computed;
  writtenByProject.set(project, { revision: at, asOf: head.as_of, textById });
}

/** The project that this thread did last; it keeps no other. */
let last: string | undefined;

/** The same in a thread of its own, which has little memory. */
export async function writeComputedInThread(
  desk: { readonly database: Database; readonly store: ProjectStore },
  asked: ToCompute,
): Promise<void> {
  if (last !== undefined && last !== asked.projectId) desk.store.forget(last);
  last = asked.projectId;
  await writeComputed(desk, asked);
}

/** The cache's own place, locked: who writes waits for who writes. Undefined where the project is gone. */
async function lockCache(
  tx: Kysely<Schema>,
  projectId: string,
  { head }: Computed,
): Promise<{ revision: number; as_of: string } | undefined> {
  const nothing = { ...head, revision: 0, engine_version: '' };
  const { rows: known } = await sql`
    select 1 from project where id = ${projectId} for key share`.execute(tx);
  if (known.length === 0) return undefined;
  await tx
    .insertInto('computed_head')
    .values({ project_id: projectId, ...nothing })
    .onConflict((conflict) => conflict.column('project_id').doNothing())
    .execute();
  return tx
    .selectFrom('computed_head')
    .select(['revision', 'as_of'])
    .where('project_id', '=', projectId)
    .forUpdate()
    .executeTakeFirst();
}

async function writeDifference(
  tx: Kysely<Schema>,
  projectId: string,
  rows: readonly ComputedRow[],
  textById: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const gone = [...before.keys()].filter((id) => !textById.has(id));
  await putRows(
    tx,
    projectId,
    rows.filter(({ task_id }) => before.get(task_id) !== textById.get(task_id)),
  );
  if (gone.length === 0) return;
  await sql`
    delete from computed_task where project_id = ${projectId} and task_id = any(${gone}::text[])`.execute(
    tx,
  );
}

/** Whoever wrote it before, it is as it should be; rows that were right already stay untouched. */
async function writeAll(
  tx: Kysely<Schema>,
  projectId: string,
  rows: readonly ComputedRow[],
): Promise<void> {
  const ids = rows.map(({ task_id }) => task_id);
  await sql`
    delete from computed_task t where project_id = ${projectId}
      and not exists (select 1 from unnest(${ids}::text[]) as kept(id) where kept.id = t.task_id)`.execute(
    tx,
  );
  await putRows(tx, projectId, rows);
}

async function putRows(
  tx: Kysely<Schema>,
  projectId: string,
  all: readonly ComputedRow[],
): Promise<void> {
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
    const rows = all.slice(from, from + ROWS_AT_ONCE);
    const column = <K extends keyof ComputedRow>(name: K) => rows.map((row) => row[name]);
    await sql`
      insert into computed_task as t (project_id, task_id, name, is_summary, is_finished, start, finish,
        forecast_start, forecast_finish, total_float, is_critical, percent_complete)
      select ${projectId}::uuid, * from unnest(
        ${column('task_id')}::text[], ${column('name')}::text[],
        ${column('is_summary')}::boolean[], ${column('is_finished')}::boolean[],
        ${column('start')}::timestamp[], ${column('finish')}::timestamp[],
        ${column('forecast_start')}::timestamp[], ${column('forecast_finish')}::timestamp[],
        ${column('total_float')}::integer[], ${column('is_critical')}::boolean[],
        ${column('percent_complete')}::real[])
      on conflict (project_id, task_id) do update set
        name = excluded.name, is_summary = excluded.is_summary, is_finished = excluded.is_finished,
        start = excluded.start, finish = excluded.finish,
        forecast_start = excluded.forecast_start, forecast_finish = excluded.forecast_finish,
        total_float = excluded.total_float, is_critical = excluded.is_critical,
        percent_complete = excluded.percent_complete
      where (t.name, t.is_summary, t.is_finished, t.start, t.finish, t.forecast_start,
          t.forecast_finish, t.total_float, t.is_critical, t.percent_complete)
        is distinct from (excluded.name, excluded.is_summary, excluded.is_finished, excluded.start,
          excluded.finish, excluded.forecast_start, excluded.forecast_finish, excluded.total_float,
          excluded.is_critical, excluded.percent_complete)`.execute(tx);
  }
}
