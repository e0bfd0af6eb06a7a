import type { LocalDateTime } from '@throughline/model';
import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';
import { COMPUTED_VERSION, type ToCompute, writeComputed } from './computed-cache-write.ts';
import type { Head } from './project-rows.ts';
import type { ProjectStore } from './project-store.ts';

/** Larger plans are computed where that holds nobody up. */
const MOST_TASKS_HERE = 5_000;
/** What is behind is looked for so often, so many projects at once: a node that died left it to others. */
const SWEEP_MS = 60_000;
const SWEPT_AT_ONCE = 20;
/** It takes a tenth of one processor's time, but nobody reads of a plan as it was longer ago than this. */
const REST_BY_WORK = 9;
const LONGEST_PAUSE_MS = 30_000;

export interface ComputedCacheOptions {
  readonly database: Database;
  readonly store: ProjectStore;
  /** The clock's moment, local. */
  readonly now: () => LocalDateTime;
  /** Does it in a thread: for a large plan, and for one that is not in memory here. */
  readonly inThread: (asked: ToCompute) => Promise<unknown>;
  /** Told of what failed; it is tried again at the next commit or sweep. */
  readonly failed?: (error: unknown, projectId: string) => void;
  /** Edits so close together are computed once; 300 ms unless told. */
  readonly pauseMs?: number;
}

/** Keeps dates and verdicts of all projects in SQL, a moment behind what was committed. */
export class ComputedCache {
  readonly #options: ComputedCacheOptions;
  readonly #pauseMs: number;
  readonly #waiting = new Map<string, Due>();
  #timer: NodeJS.Timeout | undefined;
  #sweeper: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: ComputedCacheOptions) {
    this.#options = options;
    this.#pauseMs = options.pauseMs ?? 300;
  }

  /** Begins to look for what is behind: what was committed while nobody computed it, or has aged. */
  start(): void {
    this.#sweeper = setInterval(() => void this.sweep(), SWEEP_MS).unref();
    void this.sweep();
  }

  /**
   * A project reached this revision: `ProjectStore` tells after each commit.
   * @param isHot whether this node has it in memory
   */
  tell(projectId: string, { revision }: Pick<Head, 'revision'>, isHot = true): void {
    this.#expect(projectId, { revision, isHot });
  }

  #expect(projectId: string, { revision, isHot }: Due): void {
    if (this.#stopped) return;
    const known = this.#waiting.get(projectId);
    this.#waiting.set(projectId, {
      revision: Math.max(revision, known?.revision ?? 0),
      isHot: isHot || known?.isHot === true,
    });
    if (this.#running === undefined) this.#timer ??= this.#after(this.#pauseMs);
  }

  /** Computes the projects that are behind: never computed, by other rules, or not today. */
  async sweep(): Promise<void> {
    const { database, now, failed } = this.#options;
    const today = `${now().slice(0, 10)}T00:00`;
    try {
      const { rows } = await sql<{ project_id: string; revision: number }>`
        select h.project_id, h.revision from project_head h
        left join computed_head c on c.project_id = h.project_id
        where h.seq > 0 and (c.revision is null or c.revision < h.revision
          or c.engine_version <> ${COMPUTED_VERSION} or c.as_of < ${today}::timestamp)
        order by random() limit ${SWEPT_AT_ONCE}`.execute(database);
      for (const { project_id, revision } of rows) {
        this.#expect(project_id, { revision, isHot: false });
      }
    } catch (error) {
      failed?.(error, '');
    }
  }

  /** When everything that it was told is computed. */
  async settled(): Promise<void> {
    while (this.#waiting.size > 0 || this.#running !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#running ??= this.#computeAll();
      await this.#running;
    }
  }

  /** Finishes what it is at and computes no more; whoever starts next finds what is left. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#sweeper);
    this.#waiting.clear();
    await this.#running;
  }

  #after(pause: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#timer = undefined;
      this.#running ??= this.#computeAll();
    }, pause).unref();
  }

  /** One project after the other: people's requests come first. */
  async #computeAll(): Promise<void> {
    const begun = performance.now();
    const due = [...this.#waiting];
    this.#waiting.clear();
    for (const [projectId, one] of due) {
      if (this.#stopped) break;
      try {
        await this.#compute(projectId, one);
      } catch (error) {
        this.#options.failed?.(error, projectId);
      }
    }
    this.#running = undefined;
    // What takes long is done less often, so that people's requests come between.
    const rest = Math.min(REST_BY_WORK * (performance.now() - begun), LONGEST_PAUSE_MS);
    const pause = Math.max(this.#pauseMs, rest);
    if (this.#waiting.size > 0 && !this.#stopped) this.#timer ??= this.#after(pause);
  }

  async #compute(projectId: string, { revision, isHot }: Due): Promise<void> {
    const { store, inThread, now } = this.#options;
    const asked = { projectId, revision, now: now() };
    const isSmall =
      isHot &&
      (await store.read(projectId, revision, ({ history }) => {
        return history.records.count('task') <= MOST_TASKS_HERE;
      }));
    await (isSmall ? writeComputed(this.#options, asked) : inThread(asked));
  }
}

/** A project that waits for its turn. */
interface Due {
  /** The newest that it reached. */
  readonly revision: number;
  /** Somebody just edited it here, so that it is in memory. */
  readonly isHot: boolean;
}
