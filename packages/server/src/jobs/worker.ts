import { EventEmitter } from 'node:events';
import { parseCronItems, type Runner, run } from 'graphile-worker';
import type pg from 'pg';
import type { Database } from '../storage/index.ts';
import { freeDeadRuns } from './dead-runs.ts';
import { jobKinds } from './kinds.ts';
import { prepareQueue } from './prepare-queue.ts';
import { type Log, queueLogger } from './queue-logger.ts';
import { queuePool } from './queue-pool.ts';
import { RunningJobs } from './running-jobs.ts';
import type { JobTasks } from './tasks.ts';
import { tidy } from './tidy.ts';

export interface WorkerOptions {
  readonly database: Database;
  /** For connections of its own: the queue listens on one, and must not wait behind requests. */
  readonly url: string;
  /** How many jobs this node runs at once; 2 unless told. */
  readonly atOnce?: number;
  /** How often the queue is looked at though nothing was heard from it; 2,000 ms unless told. */
  readonly lookMs?: number;
  /** Between two signs of life; 1,000 ms unless told. */
  readonly beatMs?: number;
  /** Without a sign of life for so long somebody counts as dead; 30 s unless told. */
  readonly deadAfterSeconds?: number;
  readonly log?: Log;
}

export interface JobWorker {
  /** Ends what it runs, for another node or a later start to take up, and gives its connections back. */
  stop(): Promise<void>;
}

/** Takes jobs from the queue that all nodes share and runs them, until it is stopped. */
export async function startWorker(options: WorkerOptions, tasks: JobTasks): Promise<JobWorker> {
  const { database, url, deadAfterSeconds = 30, log = () => {} } = options;
  await prepareQueue(url);
  const running = new RunningJobs(database, tasks, { beatMs: options.beatMs ?? 1_000, log });
  const free = () =>
    freeDeadRuns(database, deadAfterSeconds).catch((error: unknown) =>
      log('warn', `jobs of dead nodes: ${nameOf(error)}`),
    );
  await free();
  const sweeping = setInterval(free, (deadAfterSeconds * 1_000) / 2);
  sweeping.unref();
  const queue = await keepTaking(options, running, log);
  return {
    stop: async () => {
      clearInterval(sweeping);
      running.stop();
      await queue.stop();
    },
  };
}

/** The queue gives up after some time without a database: then it is begun again. */
async function keepTaking(
  { url, database, atOnce = 2, lookMs = 2_000 }: WorkerOptions,
  running: RunningJobs,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  let wake = () => {};
  const taskList = Object.fromEntries([
    ...jobKinds.map((kind) => [kind, (payload: unknown) => running.run(idIn(payload))] as const),
    ['tidy', () => tidy(database)] as const,
  ]);
  const begin = async (): Promise<{ runner: Runner; pool: pg.Pool }> => {
    const pool = queuePool(url, atOnce + 2);
    const events = new EventEmitter();
    try {
      const runner = await run({
        pgPool: pool,
        taskList,
        parsedCronItems: parseCronItems([
          { task: 'tidy', match: '17 * * * *', options: { jobKey: 'tidy', maxAttempts: 1 } },
        ]),
        concurrency: atOnce,
        pollInterval: lookMs,
        noHandleSignals: true,
        logger: queueLogger(log),
        events,
        // One by one, a job that cannot be reported as ended rejects where nobody listens.
        preset: {
          worker: {
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
            gracefulShutdownAbortTimeout: 2_000,
          },
        },
      });
      endWhenDeaf(runner, events);
      return { runner, pool };
    } catch (error) {
      await pool.end();
      throw error;
    }
  };
  let current = await begin();
  const taking = (async () => {
    while (!stopping) {
      await current.runner.promise.catch((error: unknown) =>
        log('error', `queue: ${nameOf(error)}`),
      );
      await current.pool.end().catch(() => {});
      while (!stopping) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 2 * lookMs).unref();
        });
        if (stopping) return;
        const again = await begin().catch((error: unknown) =>
          log('warn', `queue: ${nameOf(error)}`),
        );
        if (again === undefined) continue;
        current = again;
        break;
      }
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      wake();
      await current.runner.stop().catch(() => {});
      await taking;
    },
  };
}

const DEAF_AFTER = 4;

/**
 * A queue that could not reach the database in its first moment keeps that failure and never asks again:
 * one that fails several times in a row is ended, to be begun anew.
 */
function endWhenDeaf(runner: Runner, events: EventEmitter): void {
  let failures = 0;
  const heard = () => {
    failures = 0;
  };
  events.on('worker:getJob:empty', heard);
  events.on('job:start', heard);
  events.on('worker:getJob:error', () => {
    failures++;
    if (failures === DEAF_AFTER) runner.stop('it gets no jobs').catch(() => {});
  });
}

function idIn(payload: unknown): string {
  const { id } = payload as { id: string };
  return id;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
