import {
  type Branch,
  type BranchMeta,
  type Change,
  canonicalJson,
  History,
  type PlanRecord,
  type RecordId,
  type Records,
} from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/index.ts';
import { HotProject } from './hot-project.ts';
import { type ChangeRow, changeOf, rowOf } from './log-rows.ts';

/**
 * A statement takes up to so many rows, and so many characters of the log; more go in several. What an
 * import brings is put into text one statement at a time, so that the transaction is never long idle.
 */
const ROWS_AT_ONCE = 4_000;
const TEXT_AT_ONCE = 8_000_000;

export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly revision: number;
}

/** The project's place, locked until the transaction ends: nobody else writes to it meanwhile. */
export async function lockHead(tx: Kysely<Schema>, projectId: string): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select seq, hash, revision from project_head where project_id = ${projectId} for update`.execute(
    tx,
  );
  return rows[0];
}

/** Reads of one project that belong together see one state of the database. */
export function inSnapshot<T>(
  database: Kysely<Schema>,
  read: (tx: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(read);
}

/** The whole project; undefined where there is none. In a snapshot, or with its head locked. */
export async function readProject(
  tx: Kysely<Schema>,
  projectId: string,
): Promise<HotProject | undefined> {
  const head = await readHead(tx, projectId);
  if (head === undefined) return undefined;
  const changes = await readChanges(tx, projectId, 0);
  const branches = await readBranches(tx, projectId, 0);
  // Replayed, not read from the records' table: what the log holds already is not held twice.
  return new HotProject(projectId, History.replay(changes), branches, head.revision);
}

/** Takes up what others committed since. In a snapshot, or with the project's head locked. */
export async function catchUp(tx: Kysely<Schema>, project: HotProject): Promise<void> {
  const { id, history, revision } = project;
  const head = await readHead(tx, id);
  if (head === undefined || head.revision <= revision) return;
  const changes = await readChanges(tx, id, history.head);
  const branches = await readBranches(tx, id, revision);
  history.append(changes);
  for (const branch of branches) project.putBranch(branch);
  project.reached(head.revision);
}

async function readHead(tx: Kysely<Schema>, projectId: string): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select seq, hash, revision from project_head where project_id = ${projectId}`.execute(tx);
  return rows[0];
}

/** The changes of the log after this one, oldest first. */
export async function readChanges(
  database: Kysely<Schema>,
  projectId: string,
  after: number,
): Promise<Change[]> {
  const { rows } = await sql<{ meta: string; payload: string; salt: string | null }>`
    select meta, payload, salt from change
    where project_id = ${projectId} and branch = '' and seq > ${after} order by seq`.execute(
    database,
  );
  return rows.map(changeOf);
}

/** The branches that changed after this revision, whole. */
export async function readBranches(
  database: Kysely<Schema>,
  projectId: string,
  after: number,
): Promise<Branch[]> {
  const { rows } = await sql<{ id: string; meta: string }>`
    select id, meta from branch where project_id = ${projectId} and revision > ${after}`.execute(
    database,
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { rows: changes } = await sql<{
    branch: string;
    meta: string;
    payload: string;
    salt: string | null;
  }>`
    select branch, meta, payload, salt from change
    where project_id = ${projectId} and branch = any(${ids}) order by branch, seq`.execute(
    database,
  );
  const changesByBranch = new Map<string, Change[]>(ids.map((id) => [id, []]));
  for (const row of changes) changesByBranch.get(row.branch)?.push(changeOf(row));
  return rows.map(({ id, meta }) => ({
    ...(JSON.parse(meta) as BranchMeta),
    changes: changesByBranch.get(id) ?? [],
  }));
}

/** What one commit adds to a project. */
export interface Written {
  readonly history: History;
  /** The last change that the database has already. */
  readonly after: number;
  readonly branches: readonly { readonly branch: Branch; readonly after: number }[];
  readonly revision: number;
}

/** Appends to the logs and brings the records and the head along: one statement for a usual edit. */
export async function write(
  tx: Kysely<Schema>,
  projectId: string,
  written: Written,
): Promise<void> {
  const { history, after, branches, revision } = written;
  const changes = history.changes.slice(after);
  if (changes.length > 0) await writeLog(tx, projectId, changes, history, revision);
  else {
    await sql`update project_head set revision = ${revision} where project_id = ${projectId}`.execute(
      tx,
    );
  }
  for (const { branch, after: known } of branches) {
    const { changes: own, ...meta } = branch;
    await appendChanges(tx, projectId, branch.id, own.slice(known));
    await sql`
      insert into branch (project_id, id, revision, seq, hash, meta)
      values (${projectId}, ${branch.id}, ${revision}, ${branch.base + own.length},
        ${own.at(-1)?.hash ?? branch.baseHash}, ${canonicalJson(meta)})
      on conflict (project_id, id) do update set
        revision = excluded.revision, seq = excluded.seq, hash = excluded.hash, meta = excluded.meta`.execute(
      tx,
    );
  }
}

async function writeLog(
  tx: Kysely<Schema>,
  projectId: string,
  changes: readonly Change[],
  history: History,
  revision: number,
): Promise<void> {
  const { kept, gone } = touched(changes, history.records);
  for (const { log, records, isFirst } of parts(changes, kept)) {
    await sql`
      with logged as (
        insert into change (project_id, branch, seq, edit_id, author, at, meta, payload, salt)
        select ${projectId}, '', * from unnest(
          ${log.map(({ seq }) => seq)}::integer[], ${log.map(({ edit_id }) => edit_id)}::text[],
          ${log.map(({ author }) => author)}::text[], ${log.map(({ at }) => at)}::timestamptz[],
          ${log.map(({ meta }) => meta)}::text[], ${log.map(({ payload }) => payload)}::text[],
          ${log.map(({ salt }) => salt)}::text[])),
      gone as (
        delete from record where project_id = ${projectId} and id = any(${isFirst ? gone : []}::text[])),
      kept as (
        insert into record (project_id, id, kind, body)
        select ${projectId}, * from unnest(
          ${records.map(({ id }) => id)}::text[], ${records.map(({ kind }) => kind)}::text[],
          ${records.map((record) => canonicalJson(record))}::text[])
        on conflict (project_id, id) do update set kind = excluded.kind, body = excluded.body)
      update project_head set seq = ${history.head}, hash = ${history.headHash}, revision = ${revision}
      where project_id = ${projectId}`.execute(tx);
  }
}

async function appendChanges(
  tx: Kysely<Schema>,
  projectId: string,
  branch: string,
  changes: readonly Change[],
): Promise<void> {
  for (let from = 0; from < changes.length; from += ROWS_AT_ONCE) {
    const rows = changes.slice(from, from + ROWS_AT_ONCE).map(rowOf);
    await tx
      .insertInto('change')
      .values(rows.map((row) => ({ ...row, at: new Date(row.at), project_id: projectId, branch })))
      .execute();
  }
}

/** What one statement after the other writes; the first even where it has nothing but the head to write. */
function* parts(changes: readonly Change[], kept: readonly PlanRecord[]) {
  let next = 0;
  let from = 0;
  do {
    const isFirst = next === 0 && from === 0;
    const log: ChangeRow[] = [];
    for (let length = 0; next < changes.length; next++) {
      if (log.length === ROWS_AT_ONCE || length > TEXT_AT_ONCE) break;
      const row = rowOf(changes[next] as Change);
      log.push(row);
      length += row.payload.length;
    }
    const records = kept.slice(from, from + ROWS_AT_ONCE);
    from += ROWS_AT_ONCE;
    yield { log, records, isFirst };
  } while (next < changes.length || from < kept.length);
}

/** The records that the changes touched: those that are there after them, and the ids of those that are not. */
function touched(
  changes: readonly Change[],
  records: Records,
): { kept: PlanRecord[]; gone: RecordId[] } {
  const ids = new Set<RecordId>();
  for (const { diff } of changes) {
    for (const part of [diff.added, diff.updated, diff.removed]) {
      for (const id of Object.keys(part)) ids.add(id as RecordId);
    }
  }
  const kept: PlanRecord[] = [];
  const gone: RecordId[] = [];
  for (const id of ids) {
    const record = records.get(id);
    if (record === undefined) gone.push(id);
    else kept.push(record);
  }
  return { kept, gone };
}
