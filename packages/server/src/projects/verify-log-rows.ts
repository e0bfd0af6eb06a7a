import { hash } from 'node:crypto';
import {
  applyDiff,
  type Change,
  canonicalJson,
  type LogBounds,
  LogCheck,
  type Records,
} from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/index.ts';
import { changeOf } from './log-rows.ts';
import type { ProjectFault } from './verify-faults.ts';

/** So many changes are in memory at once. */
const ROWS_AT_ONCE = 1_000;

/** A log, or that of a branch, as it is read from its rows. */
export interface LogRows {
  readonly projectId: string;
  /** Empty for the log itself. */
  readonly branch: string;
  /** What it goes on from; absent: it begins with change 1. */
  readonly from?: { readonly seq: number; readonly hash: string };
  readonly end: { readonly seq: number; readonly hash: string };
  /** The state before it, into which every change is put. */
  readonly records: Records;
}

export interface LogRowsReport {
  readonly changes: number;
  /** Of how many something was erased. */
  readonly erased: number;
  readonly fault?: ProjectFault;
}

/**
 * Reads a log row by row, the last in the order of seq: its columns, its text, its chain, and whether what
 * each change did fits what was there.
 * @param after called after each change, with the hash that it has
 */
export async function verifyLogRows(
  tx: Kysely<Schema>,
  log: LogRows,
  after: (seq: number, hash: string) => Promise<ProjectFault | undefined> = async () => undefined,
): Promise<LogRowsReport> {
  const { projectId, branch, from, end, records } = log;
  const check = new LogCheck({ ...(from && { from }), sha256 });
  let changes = 0;
  const report = (fault: ProjectFault | undefined): LogRowsReport => ({
    changes,
    erased: check.report(undefined).erased.length,
    ...(fault !== undefined && { fault: branch === '' ? fault : { branch, ...fault } }),
  });
  for await (const row of rowsOf(tx, projectId, branch)) {
    const change = readRow(row);
    if ('code' in change) return report(change);
    const { seq } = change;
    const code = check.take(change);
    if (code !== undefined) return report({ code, seq: check.head + 1 });
    if (applyDiff(records, change.diff) !== undefined) return report({ code: 'diff-unfit', seq });
    changes++;
    const fault = await after(seq, check.headHash);
    if (fault !== undefined) return report(fault);
  }
  const code = check.endFault(end);
  return report(code === undefined ? undefined : { code, seq: check.head + 1 });
}

interface Row {
  readonly seq: number;
  readonly edit_id: string;
  readonly author: string;
  readonly at: string;
  readonly meta: string;
  readonly payload: string;
  readonly salt: string | null;
}

async function* rowsOf(tx: Kysely<Schema>, projectId: string, branch: string): AsyncGenerator<Row> {
  // A page at a time, in the caller's snapshot.
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`
      select seq, edit_id, author, meta, payload, salt,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at
      from change where project_id = ${projectId} and branch = ${branch} and seq > ${after}
      order by seq limit ${ROWS_AT_ONCE}`.execute(tx);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = last.seq;
  }
}

/** The change that the row holds, where the columns beside it say the same of it. */
function readRow(row: Row): Change | ProjectFault {
  const { seq } = row;
  let change: Change;
  try {
    if (!isCanonical(row.meta) || !isCanonical(row.payload)) return { code: 'row-altered', seq };
    change = changeOf(row);
  } catch (error) {
    const isLater = error instanceof Error && error.message.startsWith('schema-unknown');
    return { code: isLater ? 'schema-unknown' : 'row-unreadable', seq };
  }
  const isSame =
    change.seq === seq &&
    change.editId === row.edit_id &&
    change.author === row.author &&
    change.at === `${row.at.slice(0, 23)}Z` &&
    row.at.endsWith('000');
  return isSame ? change : { code: 'row-altered', seq };
}

/** Most texts are written again as they were; keys that look like numbers come out in another order. */
function isCanonical(text: string): boolean {
  const value: unknown = JSON.parse(text);
  return JSON.stringify(value) === text || canonicalJson(value) === text;
}

/** Faster than the model's own, which runs anywhere. */
const sha256: NonNullable<LogBounds['sha256']> = (text) => hash('sha256', text);
