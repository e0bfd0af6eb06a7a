import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { type Desk, openDesk } from './desk.ts';
import type { Asked, QuestionName, Questions } from './questions.ts';
import type { Errand } from './thread.ts';
import type { Given, Makes, WorkName } from './work.ts';

export interface HeavyOptions {
  /** The database, to which each thread has one connection of its own. */
  readonly url: string;
  /** Threads that answer questions; one less than there are processors unless told, and at least one. */
  readonly threads?: number;
  /** The heap of a thread in MiB; what needs more ends its thread, and nothing else. 1,536 unless told. */
  readonly memoryMb?: number;
  /** What takes longer is ended; 15 min unless told. */
  readonly mostMs?: number;
}

export interface Calling {
  readonly signal?: AbortSignal;
  /** Told how far the work is, 0 to 1. */
  readonly progress?: (fraction: number) => void;
}

export interface Heavy {
  /** Does the work in a thread. Rejects with {@link OutOfMemory} or {@link TookTooLong}, or where it was aborted. */
  run<N extends WorkName>(name: N, given: Given<N>, calling?: Calling): Promise<Makes<N>>;
  /**
   * Asks about a project as committed, at this revision or later; undefined where there is none. What is
   * asked with and answered goes from thread to thread: plain data.
   */
  ask<N extends QuestionName>(
    projectId: string,
    revision: number,
    question: N,
    options: Asked<N>,
    calling?: Pick<Calling, 'signal'>,
  ): Promise<ReturnType<Questions[N]> | undefined>;
  stop(): Promise<void>;
}

/** The work needed more memory than a thread may have: a larger file than can be read, or a bomb. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}

export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

const MOST_MS = 15 * 60_000;
/** What somebody waits for, or what is done with a plan that was just asked about. */
const ASKED: ReadonlySet<WorkName> = new Set(['ask', 'export', 'computed.write']);
/** A thread that nobody needed for so long gives its memory back. */
const IDLE_MS = 10_000;

/**
 * Threads for heavy work, begun when there is some. Questions and jobs have threads apart: nobody who
 * looks at a plan waits for somebody's import. From sources, as tests run, there are no threads.
 */
export function startHeavy(options: HeavyOptions): Heavy {
  const { mostMs = MOST_MS } = options;
  const isSource = import.meta.url.endsWith('.ts');
  const send = isSource ? inline(options) : inThreads(options);
  const run = async (
    name: WorkName,
    given: unknown,
    { signal, progress }: Calling = {},
  ): Promise<unknown> => {
    signal?.throwIfAborted();
    const tooLong = AbortSignal.timeout(mostMs);
    const either = signal === undefined ? tooLong : AbortSignal.any([signal, tooLong]);
    const { port1, port2 } = new MessageChannel();
    port1.unref();
    if (progress !== undefined) port1.on('message', progress);
    try {
      return await send.run({ name, given, port: port2 }, either);
    } catch (error) {
      if (tooLong.aborted) throw new TookTooLong(name);
      if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') throw new OutOfMemory(name);
      throw error;
    } finally {
      port1.close();
    }
  };
  return {
    run: run as Heavy['run'],
    ask: ((projectId, revision, question, asked, calling) => {
      return run('ask', { projectId, revision, question, options: asked }, calling);
    }) as Heavy['ask'],
    stop: send.stop,
  };
}

interface Sending {
  run(errand: Errand, signal: AbortSignal): Promise<unknown>;
  stop(): Promise<void>;
}

function inThreads({ url, threads, memoryMb = 1_536 }: HeavyOptions): Sending {
  const pool = (most: number) =>
    new Piscina({
      filename: new URL('./thread.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: most,
      idleTimeout: IDLE_MS,
      // A thread that waits for work sleeps in its event loop, where its connection is looked after.
      atomics: 'disabled',
      recordTiming: false,
      workerData: { url },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
  const questions = pool(threads ?? Math.max(1, availableParallelism() - 1));
  const jobs = pool(1);
  return {
    run: (errand, signal) => {
      return (ASKED.has(errand.name) ? questions : jobs).run(errand, {
        signal,
        transferList: [errand.port],
      });
    },
    stop: async () => {
      await Promise.all([questions.destroy(), jobs.destroy()]);
    },
  };
}

function inline({ url }: HeavyOptions): Sending {
  let desk: Desk | undefined;
  return {
    run: async ({ name, given, port }, signal) => {
      desk ??= openDesk(url);
      const { work } = await import('./work.ts');
      const task = work[name] as (desk: Desk, given: unknown) => Promise<unknown>;
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      aborted.catch(() => {});
      try {
        const progress = (fraction: number) => port.postMessage(fraction);
        return await Promise.race([task({ ...desk, progress }, given), aborted]);
      } finally {
        port.close();
      }
    },
    stop: async () => {
      await desk?.database.destroy();
      desk = undefined;
    },
  };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
