import type { Branch, RecordId } from '@throughline/model';
import type { Database } from '../storage/index.ts';
import type { HotProject } from './hot-project.ts';
import { catchUp, type Head, inSnapshot, lockHead, readProject, write } from './project-rows.ts';

/** So many waiting edits of one project go into one transaction; each is still accepted or refused alone. */
const EDITS_PER_COMMIT = 64;

/** What an edit may do to a project: it runs in one go, and throws or refuses without a trace. */
export type Work<T> = (project: HotProject, writing: Writing) => T;

/** Where work says what it did to branches; what it did to the log, the history knows. */
export interface Writing {
  putBranch(branch: Branch): void;
}

/** Told after each commit of this node; a failure to tell is the listener's own affair. */
export type Committed = (projectId: string, head: Head) => void;

/**
 * The projects of one database. Reads see what is committed, never less than the revision asked for;
 * edits of one project are made one after the other, by this node and any other.
 */
export class ProjectStore {
  readonly #database: Database;
  readonly #committed: Committed;
  readonly #lanes = new Map<string, Lane>();

  constructor(database: Database, committed: Committed = () => {}) {
    this.#database = database;
    this.#committed = committed;
  }

  /**
   * Uses the project as committed, at this revision or later: in one go, so that nothing moves under it.
   * Undefined where there is no such project.
   */
  async read<T>(
    projectId: string,
    revision: number,
    use: (project: HotProject) => T,
  ): Promise<T | undefined> {
    const lane = this.#lane(projectId);
    // What is being committed is in memory already, and might still fail.
    while (lane.busy !== undefined) await lane.busy.catch(() => {});
    if (lane.project === undefined || lane.project.revision < revision) {
      return this.#alone(lane, async () => {
        await inSnapshot(this.#database, async (tx) => {
          if (lane.project === undefined) lane.project = await readProject(tx, projectId);
          else await catchUp(tx, lane.project);
        });
        if (lane.project === undefined) this.#lanes.delete(projectId);
        return lane.project && use(lane.project);
      });
    }
    return use(lane.project);
  }

  /**
   * Does the work on the newest state and commits it. What the promise gives is durable. Rejects where
   * the commit failed or nobody knows whether it did: the same edit ids can be sent again.
   */
  change<T>(projectId: string, work: Work<T>): Promise<T> {
    const lane = this.#lane(projectId);
    return new Promise<T>((resolve, reject) => {
      lane.waiting.push({
        work,
        resolve: resolve as (outcome: unknown) => void,
        reject,
      });
      void this.#drain(lane);
    });
  }

  /** Forgets what nobody asked for lately, to give its memory back. */
  forget(projectId: string): void {
    const lane = this.#lanes.get(projectId);
    if (lane !== undefined && lane.busy === undefined && lane.waiting.length === 0) {
      this.#lanes.delete(projectId);
    }
  }

  async #drain(lane: Lane): Promise<void> {
    if (lane.draining) return;
    lane.draining = true;
    try {
      while (lane.waiting.length > 0) {
        while (lane.busy !== undefined) await lane.busy.catch(() => {});
        const batch = lane.waiting.splice(0, EDITS_PER_COMMIT);
        const settle = await this.#alone(lane, () => this.#commit(lane, batch)).catch(
          (error: unknown) => {
            // What is in memory may not be in the database, or the other way round: it is read again.
            lane.project = undefined;
            return batch.map((one) => () => one.reject(error));
          },
        );
        for (const tell of settle) tell();
      }
    } finally {
      lane.draining = false;
    }
  }

  /** One transaction for all of the batch; returns what to tell whom once it is committed. */
  async #commit(lane: Lane, batch: readonly Waiting[]): Promise<(() => void)[]> {
    const settle: (() => void)[] = [];
    let reached: Head | undefined;
    await this.#database.transaction().execute(async (tx) => {
      const head = await lockHead(tx, lane.id);
      if (head === undefined) throw new NoSuchProject(lane.id);
      lane.project ??= await readProject(tx, lane.id);
      const project = lane.project;
      if (project === undefined) throw new NoSuchProject(lane.id);
      if (project.revision < head.revision) await catchUp(tx, project);
      const after = project.history.head;
      const knownByBranch = new Map<RecordId, number>();
      const changedBranches = new Map<RecordId, Branch>();
      const writing: Writing = {
        putBranch: (branch) => {
          if (!knownByBranch.has(branch.id)) {
            knownByBranch.set(branch.id, project.branches.get(branch.id)?.changes.length ?? 0);
          }
          changedBranches.set(branch.id, branch);
          project.putBranch(branch);
        },
      };
      for (const { work, resolve, reject } of batch) {
        try {
          const outcome = work(project, writing);
          settle.push(() => resolve(outcome));
        } catch (error) {
          settle.push(() => reject(error));
        }
      }
      if (project.history.head === after && changedBranches.size === 0) return;
      const revision = head.revision + 1;
      const branches = [...changedBranches.values()].map((branch) => ({
        branch,
        after: knownByBranch.get(branch.id) ?? 0,
      }));
      await write(tx, lane.id, { history: project.history, after, branches, revision });
      reached = { seq: project.history.head, hash: project.history.headHash, revision };
    });
    if (reached !== undefined) {
      lane.project?.reached(reached.revision);
      this.#committed(lane.id, reached);
    }
    return settle;
  }

  async #alone<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    const running = work();
    lane.busy = running;
    try {
      return await running;
    } finally {
      lane.busy = undefined;
    }
  }

  #lane(projectId: string): Lane {
    const known = this.#lanes.get(projectId);
    if (known !== undefined) return known;
    const lane: Lane = { id: projectId, waiting: [], draining: false };
    this.#lanes.set(projectId, lane);
    return lane;
  }
}

export class NoSuchProject extends Error {
  override readonly name = 'NoSuchProject';
  constructor(readonly projectId: string) {
    super(`no project ${projectId}`);
  }
}

/** One project's edits stand in one lane, first come, first served. */
interface Lane {
  readonly id: string;
  readonly waiting: Waiting[];
  project?: HotProject | undefined;
  /** Somebody reads from or writes to the database for this project: whoever else wants to waits. */
  busy?: Promise<unknown> | undefined;
  draining: boolean;
}

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (error: unknown) => void;
}
