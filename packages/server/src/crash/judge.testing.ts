import { createHash } from 'node:crypto';
import {
  type Change,
  canonicalJson,
  checkReferences,
  History,
  verifyLog,
} from '@throughline/model';
import { changeOf } from '../projects/log-rows.ts';
import type { Database } from '../storage/index.ts';
import type { Told } from './writer.testing.ts';

/** What was found wrong; nothing where every promise was kept. */
export interface Verdict {
  /** Acknowledged edits that are not in the log, or not as they were acknowledged. */
  readonly lost: string[];
  /** Edits that are in it more than once. */
  readonly doubled: string[];
  /** Edits that were refused, and are in it all the same. */
  readonly refusedButDone: string[];
  /** Chains, projections and heads that are not what the log says. */
  readonly broken: string[];
  readonly acknowledged: number;
  readonly changes: number;
}

/** Reads everything from the tables and holds it against what the clients were told. */
export async function judge(
  database: Database,
  projectIds: readonly string[],
  told: readonly Told[],
): Promise<Verdict> {
  const verdict = {
    lost: [] as string[],
    doubled: [] as string[],
    refusedButDone: [] as string[],
    broken: [] as string[],
    acknowledged: 0,
    changes: 0,
  };
  for (const projectId of projectIds) {
    const log = await logOf(database, projectId);
    verdict.changes += log.length;
    verdict.broken.push(...(await faultsOf(database, projectId, log)));
    const hashByEdit = new Map<string, string>();
    for (const { editId, seq, hash } of log) {
      if (hashByEdit.has(editId)) verdict.doubled.push(editId);
      hashByEdit.set(editId, `${seq} ${hash}`);
    }
    for (const { changes, editIds } of told.filter((one) => one.projectId === projectId)) {
      if (changes === undefined) {
        verdict.refusedButDone.push(...editIds.filter((id) => hashByEdit.has(id)));
        continue;
      }
      for (const { editId, seq, hash } of changes) {
        verdict.acknowledged++;
        if (hashByEdit.get(editId) !== `${seq} ${hash}`) verdict.lost.push(editId);
      }
    }
  }
  return verdict;
}

async function logOf(database: Database, projectId: string): Promise<Change[]> {
  const rows = await database
    .selectFrom('change')
    .select(['meta', 'payload', 'salt'])
    .where('project_id', '=', projectId)
    .where('branch', '=', '')
    .orderBy('seq')
    .execute();
  return rows.map(changeOf);
}

async function faultsOf(
  database: Database,
  projectId: string,
  log: readonly Change[],
): Promise<string[]> {
  const head = await database
    .selectFrom('project_head')
    .selectAll()
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow();
  const { fault } = verifyLog(log, { end: { seq: head.seq, hash: head.hash }, sha256 });
  if (fault !== undefined) return [`${projectId}: ${fault.code} at change ${fault.seq}`];

  const { records } = History.replay(log);
  const [reference] = checkReferences(records);
  if (reference !== undefined) return [`${projectId}: ${reference.code}`];
  const rows = await database
    .selectFrom('record')
    .select(['id', 'body'])
    .where('project_id', '=', projectId)
    .execute();
  const bodyById = new Map(rows.map(({ id, body }) => [id, body]));
  const isSame =
    rows.length === records.size &&
    [...records].every((record) => bodyById.get(record.id) === canonicalJson(record));
  return isSame ? [] : [`${projectId}: the records are not what the log comes to`];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
