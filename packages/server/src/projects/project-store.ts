import type { Database } from '../storage/index.ts';
import { commitWorks, type Outcome, type Work } from './commit-works.ts';
import type { HotProject } from './hot-project.ts';
import { catchUp, type Head, inSnapshot, lockHead, readProject } from './project-rows.ts';

/** So many waiting edits of one project go into one transaction; each is still accepted or refused alone. */
const EDITS_PER_COMMIT = 64;

/** Told after each commit of this node; it may not throw. */
export type Committed = (projectId: string, head: Head) => void;

/**
 * The projects of one database. Reads see what is committed, never less than the revision asked for;
 * edits of one project are made one after the other, by this node and any other.
 */
export class ProjectStore {
  readonly #database: Database;
  readonly #committed: Committed;
  readonly #laneById = new Map<string, Lane>();
  /** Counts up with each use of a project: a clock that nobody sets. */
  #uses = 0;

  constructor(database: Database, committed: Committed = () => {}) {
    this.#database = database;
    this.#committed = committed;
  }

  /** So many projects are in memory. */
  get size(): number {
    return this.#laneById.size;
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
    if (lane.project !== undefined && lane.project.revision >= revision) return use(lane.project);
    return alone(lane, async () => {
      try {
        await inSnapshot(this.#database, async (tx) => {
          if (lane.project === undefined) lane.project = await readProject(tx, projectId);
          else await catchUp(tx, lane.project);
        });
      } catch (error) {
        lane.project = undefined;
        throw error;
      }
      this.#leaveIfEmpty(lane);
      return lane.project && use(lane.project);
    });
  }

  /**
   * Does the work on the newest state and commits it. What the promise gives is durable. Rejects where
   * the commit failed or nobody knows whether it did: the same edit ids can be sent again.
   */
  change<T>(projectId: string, work: Work<T>): Promise<T> {
    const lane = this.#lane(projectId);
    return new Promise<T>((resolve, reject) => {
      const tell = (outcome: Outcome) =>
        'error' in outcome ? reject(outcome.error) : resolve(outcome.value as T);
      lane.waiting.push({ work, tell });
      void this.#drain(lane);
    });
  }

  /** Forgets a project that nobody reads or writes just now, to give its memory back. */
  forget(projectId: string): void {
    const lane = this.#laneById.get(projectId);
    if (lane === undefined || lane.busy !== undefined) return;
    lane.project = undefined;
    this.#leaveIfEmpty(lane);
  }

  /**
   * Forgets what nobody used for so many sweeps, and what was unused longest while all together are too
   * much. What is kept, or in use just now, stays.
   */
  sweep({ sweeps, mostRows, isKept }: Sweeping): void {
    let rows = 0;
    const unused: Lane[] = [];
    for (const lane of this.#laneById.values()) {
      rows += rowsOf(lane);
      if (!isKept(lane.id)) unused.push(lane);
    }
    unused.sort((a, b) => a.usedAt - b.usedAt);
    for (const lane of unused) {
      if (++lane.sweeps <= sweeps && rows <= mostRows) continue;
      rows -= rowsOf(lane);
      this.forget(lane.id);
    }
  }

  async #drain(lane: Lane): Promise<void> {
    if (lane.draining) return;
    lane.draining = true;
    while (lane.waiting.length > 0) {
      while (lane.busy !== undefined) await lane.busy.catch(() => {});
      const batch = lane.waiting.splice(0, EDITS_PER_COMMIT);
      const outcomes = await alone(lane, () => this.#commit(lane, batch));
      for (const [index, outcome] of outcomes.entries()) batch[index]?.tell(outcome);
    }
    lane.draining = false;
    this.#leaveIfEmpty(lane);
  }

  /** One transaction for all of the batch. What its works came to is told only once it is committed. */
  async #commit(lane: Lane, batch: readonly Waiting[]): Promise<readonly Outcome[]> {
    try {
      const { outcomes, head } = await this.#database.transaction().execute(async (tx) => {
        const project = await this.#newest(tx, lane);
        return commitWorks(
          tx,
          project,
          batch.map(({ work }) => work),
        );
      });
      if (head !== undefined) {
        lane.project?.reached(head.revision);
        this.#committed(lane.id, head);
      }
      return outcomes;
    } catch (error) {
      // What is in memory may not be in the database, or the other way round: it is read again.
      lane.project = undefined;
      return batch.map(() => ({ error }));
    }
  }

  /** The project with its head locked, and all that others committed. */
  async #newest(tx: Parameters<typeof lockHead>[0], lane: Lane): Promise<HotProject> {
    const head = await lockHead(tx, lane.id);
    if (head !== undefined) lane.project ??= await readProject(tx, lane.id);
    const { project } = lane;
    if (head === undefined || project === undefined) throw new NoSuchProject(lane.id);
    if (project.revision < head.revision) await catchUp(tx, project);
    return project;
  }

  #lane(projectId: string): Lane {
    const lane = this.#laneById.get(projectId) ?? {
      id: projectId,
      waiting: [],
      draining: false,
      usedAt: 0,
      sweeps: 0,
    };
    this.#laneById.set(projectId, lane);
    lane.usedAt = ++this.#uses;
    lane.sweeps = 0;
    return lane;
  }

  #leaveIfEmpty(lane: Lane): void {
    const isEmpty = lane.project === undefined && lane.waiting.length === 0 && !lane.draining;
    if (isEmpty) this.#laneById.delete(lane.id);
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
  /** When it was used last, in uses of all projects. */
  usedAt: number;
  /** So many sweeps ago. */
  sweeps: number;
}

export interface Sweeping {
  readonly sweeps: number;
  /** Records and changes of all projects in memory. */
  readonly mostRows: number;
  readonly isKept: (projectId: string) => boolean;
}

function rowsOf({ project }: Lane): number {
  return project === undefined ? 0 : project.history.records.size + project.history.head;
}

interface Waiting {
  readonly work: Work<unknown>;
  readonly tell: (outcome: Outcome) => void;
}

async function alone<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  const running = work();
  lane.busy = running;
  try {
    return await running;
  } finally {
    lane.busy = undefined;
  }
}
