import type { Database } from '../storage/index.ts';
import { failed } from './failure.ts';
import { OutOfMemory, TookTooLong } from './heavy/index.ts';
import {
  type Begun,
  beat,
  begin,
  endCancelled,
  fail,
  finish,
  postpone,
  putBack,
  Superseded,
} from './job-rows.ts';
import type { Log } from './queue-logger.ts';
import type { JobTask, JobTasks } from './tasks.ts';

const CANCELLED = 'cancelled';
const STOPPING = 'stopping';

/** What this node runs just now. */
export class RunningJobs {
  readonly #database: Database;
  readonly #tasks: JobTasks;
  readonly #beatMs: number;
  readonly #log: Log;
  readonly #ends = new Set<AbortController>();

  constructor(
    database: Database,
    tasks: JobTasks,
    { beatMs, log }: { readonly beatMs: number; readonly log: Log },
  ) {
    this.#database = database;
    this.#tasks = tasks;
    this.#beatMs = beatMs;
    this.#log = log;
  }

  /** Runs the job to its end. Throws only where it is to be tried again. */
  async run(jobId: string): Promise<void> {
    const job = await begin(this.#database, jobId);
    if (job === undefined) return;
    const ending = new AbortController();
    this.#ends.add(ending);
    const beating = this.#beat(job, ending);
    try {
      const task: JobTask = this.#tasks[job.kind];
      const outcome = await task({ ...job, signal: ending.signal, progress: beating.progress });
      if ('finished' in outcome) return;
      if ('failure' in outcome) await fail(this.#database, job, outcome.failure);
      else await finish(this.#database, job, outcome.answer);
    } catch (error) {
      await this.#wentWrong(job, ending.signal, error);
    } finally {
      beating.stop();
      this.#ends.delete(ending);
    }
  }

  /** What runs is ended and tried again elsewhere. */
  stop(): void {
    for (const ending of this.#ends) ending.abort(STOPPING);
  }

  async #wentWrong(job: Begun, signal: AbortSignal, error: unknown): Promise<void> {
    if (error instanceof Superseded || signal.reason instanceof Superseded) return;
    if (signal.reason === CANCELLED) return endCancelled(this.#database, job);
    if (signal.reason === STOPPING) {
      await putBack(this.#database, job);
      throw new TriedAgain(job.kind);
    }
    if (error instanceof OutOfMemory) {
      const { failure } = failed('too-large', {
        detail: 'It takes more memory than a job may have.',
      });
      return fail(this.#database, job, failure);
    }
    if (error instanceof TookTooLong) {
      const { failure } = failed('too-large', { detail: 'It takes longer than a job may.' });
      return fail(this.#database, job, failure);
    }
    this.#log(
      'error',
      `${job.kind} ${job.jobId}: ${error instanceof Error ? error.stack : 'unknown'}`,
    );
    if (job.isLast) return fail(this.#database, job, failed('internal').failure);
    await postpone(this.#database, job);
    // The queue waits longer after every attempt.
    throw new TriedAgain(job.kind);
  }

  /** Signs of life, each with how far it is; they bring back whether somebody wants it ended. */
  #beat(job: Begun, ending: AbortController) {
    let reached = 0;
    const beating = setInterval(async () => {
      try {
        const { cancelAsked } = await beat(this.#database, job, reached);
        if (cancelAsked) ending.abort(CANCELLED);
      } catch (error) {
        // A database that cannot be reached for a moment is no reason to end the work.
        if (error instanceof Superseded) ending.abort(error);
      }
    }, this.#beatMs);
    return {
      progress: (fraction: number) => {
        reached = Math.max(reached, fraction);
      },
      stop: () => clearInterval(beating),
    };
  }
}

/** Says no more than what the queue keeps of it. */
class TriedAgain extends Error {
  override readonly name = 'TriedAgain';
}
