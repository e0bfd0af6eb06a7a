import {
  BranchMeta,
  canonicalJson,
  checkReferences,
  GENESIS_HASH,
  type RecordId,
  Records,
} from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import type { Database, Schema } from '../storage/index.ts';
import { inSnapshot } from './project-rows.ts';
import type { ProjectFault } from './verify-faults.ts';
import { verifyLogRows } from './verify-log-rows.ts';

const RECORDS_AT_ONCE = 2_000;

/** What was found in one project. */
export interface ProjectReport {
  readonly workspaceId: string;
  readonly projectId: string;
  readonly name: string;
  /** How many changes were looked at, those of branches apart. */
  readonly changes: number;
  readonly branches: number;
  readonly branchChanges: number;
  readonly records: number;
  /** Changes of which something was erased: their place is proved, what they did is not. */
  readonly erased: number;
  /** The first thing that is wrong; what comes after it was not looked at. */
  readonly fault?: ProjectFault;
}

export interface VerifyOptions {
  /** The id of the only workspace, or project, to be looked at; absent: all of them. */
  readonly workspace?: string | undefined;
  readonly project?: string | undefined;
  /** Told now and then how far it is with a project. */
  readonly progress?: (name: string, changes: number, of: number) => void;
}

/**
 * Whether each project is what was written: every log and branch as one chain up to its known end, every
 * record what the changes come to, every reference to something. One project after the other, each in a
 * snapshot of its own; in memory are its records and a page of its log.
 */
export async function* verifyProjects(
  database: Database,
  options: VerifyOptions = {},
): AsyncGenerator<ProjectReport> {
  const { workspace = null, project = null, progress } = options;
  const { rows } = await sql<{ id: string }>`
    select id from project
    where (${workspace}::text is null or workspace_id::text = lower(${workspace}))
      and (${project}::text is null or id::text = lower(${project}))
    order by workspace_id, name, id`.execute(database);
  for (const { id } of rows) {
    const report = await inSnapshot(database, (tx) => new Verification(tx, id, progress).run());
    // Somebody may have deleted it meanwhile.
    if (report !== undefined) yield report;
  }
}

/** One project, in one snapshot. */
class Verification {
  readonly #tx: Kysely<Schema>;
  readonly #id: string;
  readonly #progress: VerifyOptions['progress'];
  readonly #records = new Records();
  #name = '';
  #head = { seq: 0, hash: GENESIS_HASH as string, revision: 0 };
  #branches: BranchRow[] = [];
  #branchChanges = 0;
  #erased = 0;
  #changes = 0;

  constructor(tx: Kysely<Schema>, id: string, progress: VerifyOptions['progress']) {
    this.#tx = tx;
    this.#id = id;
    this.#progress = progress;
  }

  async run(): Promise<ProjectReport | undefined> {
    const { rows } = await sql<{ workspace_id: string; name: string }>`
      select workspace_id, name from project where id = ${this.#id}`.execute(this.#tx);
    const [row] = rows;
    if (row === undefined) return undefined;
    this.#name = row.name;
    const fault =
      (await this.#readHead()) ??
      (await this.#readBranches()) ??
      (await this.#log()) ??
      (await this.#projection()) ??
      this.#references();
    return {
      workspaceId: row.workspace_id,
      projectId: this.#id,
      name: row.name,
      changes: this.#changes,
      branches: this.#branches.length,
      branchChanges: this.#branchChanges,
      records: this.#records.size,
      erased: this.#erased,
      ...(fault !== undefined && { fault }),
    };
  }

  async #readHead(): Promise<ProjectFault | undefined> {
    const { rows } = await sql<{ seq: number; hash: string; revision: number }>`
      select seq, hash, revision from project_head where project_id = ${this.#id}`.execute(
      this.#tx,
    );
    const [head] = rows;
    if (head === undefined) return { code: 'head-missing' };
    this.#head = head;
    return undefined;
  }

  async #readBranches(): Promise<ProjectFault | undefined> {
    const { rows } = await sql<StoredBranch>`
      select id, revision, seq, hash, meta from branch where project_id = ${this.#id}
      order by id`.execute(this.#tx);
    for (const { meta: text, ...row } of rows) {
      const meta = readMeta(text);
      const branch = row.id;
      if (meta?.id !== row.id) return { code: 'branch-unreadable', branch };
      if (meta.base > this.#head.seq) return { code: 'branch-baseless', branch };
      if (row.revision > this.#head.revision) return { code: 'branch-later', branch };
      this.#branches.push({ ...row, base: meta.base, baseHash: meta.baseHash });
    }
    const { rows: strays } = await sql<{ branch: string }>`
      select branch from change c where project_id = ${this.#id} and branch <> ''
        and not exists (select from branch b where b.project_id = c.project_id and b.id = c.branch)
      limit 1`.execute(this.#tx);
    return strays[0] && { code: 'branch-missing', branch: strays[0].branch };
  }

  /** The log, and where it passes the base of a branch, that branch. */
  async #log(): Promise<ProjectFault | undefined> {
    const early = await this.#branchesAt(0, GENESIS_HASH);
    if (early !== undefined) return early;
    const log = { projectId: this.#id, branch: '', end: this.#head, records: this.#records };
    const { changes, erased, fault } = await verifyLogRows(this.#tx, log, async (seq, hash) => {
      if (seq % 1_000 === 0) this.#progress?.(this.#name, seq, this.#head.seq);
      return this.#branchesAt(seq, hash);
    });
    this.#changes = changes;
    this.#erased += erased;
    return fault;
  }

  async #branchesAt(base: number, baseHash: string): Promise<ProjectFault | undefined> {
    for (const branch of this.#branches) {
      if (branch.base !== base) continue;
      if (branch.baseHash !== baseHash) return { code: 'branch-baseless', branch: branch.id };
      const { changes, erased, fault } = await verifyLogRows(this.#tx, {
        projectId: this.#id,
        branch: branch.id,
        from: { seq: base, hash: baseHash },
        end: branch,
        records: this.#records.clone(),
      });
      this.#branchChanges += changes;
      this.#erased += erased;
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** The rows of the records against what the changes came to, byte for byte. */
  async #projection(): Promise<ProjectFault | undefined> {
    const missing = new Set<string>([...this.#records].map(({ id }) => id));
    for (let after: string | null = null; ; ) {
      const { rows }: { rows: StoredRecord[] } = await sql<StoredRecord>`
        select id, kind, body from record
        where project_id = ${this.#id} and (${after}::text is null or id > ${after})
        order by id limit ${RECORDS_AT_ONCE}`.execute(this.#tx);
      for (const { id: recordId, kind, body } of rows) {
        const record = this.#records.get(recordId as RecordId);
        if (record === undefined) return { code: 'record-unknown', recordId };
        if (record.kind !== kind || canonicalJson(record) !== body) {
          return { code: 'record-altered', recordId };
        }
        missing.delete(recordId);
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < RECORDS_AT_ONCE) break;
      after = last.id;
    }
    const [recordId] = missing;
    return recordId === undefined ? undefined : { code: 'record-missing', recordId };
  }

  #references(): ProjectFault | undefined {
    // Nothing was ever planned in it.
    if (this.#records.size === 0) return undefined;
    const [first] = checkReferences(this.#records);
    if (first === undefined) return undefined;
    const { recordId, field } = first;
    if (first.code === 'project-missing') return { code: first.code };
    return {
      code: 'reference-broken',
      ...(recordId !== undefined && { recordId }),
      ...(field !== undefined && { field }),
    };
  }
}

interface StoredRecord {
  readonly id: string;
  readonly kind: string;
  readonly body: string;
}

interface StoredBranch {
  readonly id: string;
  readonly revision: number;
  readonly seq: number;
  readonly hash: string;
  readonly meta: string;
}

type BranchRow = Omit<StoredBranch, 'meta'> & Pick<BranchMeta, 'base' | 'baseHash'>;

/** Undefined where it is none, or not written in the one way that it is written. */
function readMeta(text: string): BranchMeta | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = BranchMeta.safeParse(value);
    return parsed.success && canonicalJson(value) === text ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
