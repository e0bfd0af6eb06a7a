import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildServer, type Context, type Settings, thisWorld, type World } from '../http/index.ts';
import {
  type HeavyOptions,
  type JobWorker,
  startHeavy,
  startWorker,
  tasksBy,
  type WorkerOptions,
} from '../jobs/index.ts';
import { Live, type LiveSettings } from '../live/index.ts';
import { ProjectStore } from '../projects/index.ts';
import { connect, migrate, type Reach } from '../storage/index.ts';
import { drainable } from './drain.ts';
import { giveBackMemory } from './give-back.ts';

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
  const { reach, settings, log, world = thisWorld } = options;
  const { database, pool } = connect(reach);
  const heavy = startHeavy({ url: reach.url, ...options.heavy });
  let worker: JobWorker | undefined;
  try {
    const { from, to } = await migrate(database);
    if (from !== to) log.info({ from, to }, 'the schema was brought up to date');
    const store = new ProjectStore(database, (projectId, head) => live.tell(projectId, head));
    const live: Live = new Live({
      database,
      store,
      world,
      log,
      settings: { listenUrl: reach.url, ...options.live },
    });
    const context: Context = { database, store, live, heavy, world, settings };
    const app = await buildServer(context, { log, pool });
    const drain = drainable(app);
    const say = (level: 'warn' | 'error', message: string) => log[level](message);
    worker = await startWorker(
      { database, url: reach.url, log: say, ...options.jobs },
      tasksBy(heavy),
    );
    live.start();
    const keepMemory = giveBackMemory(store, live);
    const address = options.listen === undefined ? '' : await app.listen({ ...options.listen });
    return {
      app,
      context,
      address,
      stop: async () => {
        keepMemory();
        await live.stop();
        await drain();
        await worker?.stop();
        await heavy.stop();
        await database.destroy();
      },
    };
  } catch (error) {
    await worker?.stop();
    await heavy.stop();
    await database.destroy();
    throw error;
  }
}
