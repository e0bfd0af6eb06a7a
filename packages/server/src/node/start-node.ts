import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import {
  buildServer,
  type Context,
  carefulLog,
  type Settings,
  thisWorld,
  type World,
} from '../http/index.ts';
import {
  type HeavyOptions,
  startHeavy,
  startWorker,
  tasksBy,
  type WorkerOptions,
} from '../jobs/index.ts';
import { Live, type LiveSettings } from '../live/index.ts';
import { type Committed, ComputedCache, ProjectStore } from '../projects/index.ts';
import { connect, migrate, type Reach } from '../storage/index.ts';
import { drainable } from './drain.ts';
import { keepHouse } from './keep-house.ts';

/** In milliseconds. */
const LAST_WAIT = 5_000;

export interface NodeOptions {
  readonly reach: Reach;
  readonly settings: Settings;
  readonly log: Logger;
  /** This machine's, unless told. */
  readonly world?: World;
  /** Where to listen; port 0 is any free one. Absent: nowhere, for whoever asks the app directly. */
  readonly listen?: { readonly port: number; readonly host: string };
  readonly live?: Partial<LiveSettings>;
  readonly heavy?: Omit<HeavyOptions, 'url'>;
  readonly jobs?: Partial<WorkerOptions>;
  /** For how long an answer is waited for, in milliseconds; a minute unless told. */
  readonly patience?: number;
}

export interface Node {
  readonly app: FastifyInstance;
  readonly context: Context;
  /** Where it listens: `http://127.0.0.1:8080`; empty where it does not. */
  readonly address: string;
  /** Finishes what has begun and lets go of everything; the database stays. */
  stop(): Promise<void>;
}

/** One server: everything started in order. Rejects, with nothing left running, where a part does not start. */
export async function startNode(options: NodeOptions): Promise<Node> {
  const { reach, settings, world = thisWorld } = options;
  const log = carefulLog(options.log);
  const endings = new Endings(log);
  try {
    const { database, pool } = connect(reach);
    endings.add('connections', () => inTime(database.destroy()));
    const { from, to } = await migrate(database);
    if (from !== to) log.info({ from, to }, 'the schema was brought up to date');

    const heavy = startHeavy({ url: reach.url, ...options.heavy });
    endings.add('threads', () => heavy.stop());
    const store = new ProjectStore(database, (projectId, head) => {
      live.tell(projectId, head);
      computed.tell(projectId, head);
    });
    const committedInThread: Committed = (projectId, head) => {
      live.tell(projectId, head);
      computed.tell(projectId, head, false);
    };
    const computed = new ComputedCache({
      database,
      store,
      now: () => world.local(),
      inThread: (asked) => heavy.run('computed.write', asked),
      failed: (error, projectId) => log.warn({ err: error, projectId }, 'dates are not kept'),
    });
    endings.add('computed dates', () => computed.stop());
    const live: Live = new Live({
      database,
      store,
      world,
      log,
      settings: { listenUrl: reach.url, ...options.live },
    });
    const say = (level: 'warn' | 'error', message: string) => log[level](message);
    const worker = await startWorker(
      { database, url: reach.url, log: say, ...options.jobs },
      tasksBy(heavy, committedInThread),
    );
    endings.add('jobs', () => worker.stop());

    const context: Context = { database, store, live, heavy, world, settings };
    const { patience = 60_000 } = options;
    const app = await buildServer(context, { log, pool, patience });
    endings.add('requests', drainable(app));
    endings.add('streams', () => live.stop());
    endings.add('housekeeping', keepHouse(context, log));
    live.start();
    computed.start();
    const address = options.listen === undefined ? '' : await app.listen({ ...options.listen });
    return { app, context, address, stop: () => endings.run() };
  } catch (error) {
    await endings.run();
    throw error;
  }
}

/** What was started, and how each of it is ended: the last one first, whatever becomes of the others. */
class Endings {
  readonly #log: Logger;
  readonly #endings: { readonly name: string; readonly end: () => unknown }[] = [];

  constructor(log: Logger) {
    this.#log = log;
  }

  add(name: string, end: () => unknown): void {
    this.#endings.push({ name, end });
  }

  async run(): Promise<void> {
    for (const { name, end } of this.#endings.splice(0).toReversed()) {
      try {
        await end();
      } catch (error) {
        this.#log.warn({ err: error }, `${name} did not end well`);
      }
    }
  }
}

/** A connection that hangs is not waited for. */
async function inTime(ending: Promise<void>): Promise<void> {
  const tooLong = new AbortController();
  await Promise.race([ending, pause(LAST_WAIT, undefined, { signal: tooLong.signal })]);
  tooLong.abort();
}
