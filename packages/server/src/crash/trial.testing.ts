import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../storage/index.ts';
import type { ServerProcess } from './cluster.testing.ts';
import { Dice } from './dice.testing.ts';
import type { Ground } from './ground.testing.ts';
import { judge, type Verdict } from './judge.testing.ts';
import { Writer } from './writer.testing.ts';

const CLIENTS = 16;

/** What is killed, without a warning. */
export type Victim = 'server' | 'postgres' | 'both';

export interface TrialOptions {
  readonly seed: number;
  readonly kills: number;
  readonly victims: readonly Victim[];
  readonly servers: readonly ServerProcess[];
  /** The data folder of the PostgreSQL that may be killed. */
  readonly postgresFolder: string;
  readonly ground: Ground;
  readonly tasks: number;
  /** Connects anew: after a kill nobody's old connection works. */
  readonly open: () => { database: Database; close: () => Promise<void> };
}

export interface TrialReport extends Verdict {
  /** Milliseconds until every server answered that it was ready, by what was killed. */
  readonly restarts: readonly { readonly victim: Victim; readonly took: number }[];
  readonly retries: number;
}

/** Clients write all the time; again and again something is killed and comes back. Then everything is counted. */
export async function trial(options: TrialOptions): Promise<TrialReport> {
  const { seed, kills, victims, servers, ground, tasks } = options;
  const dice = new Dice(seed);
  const writers = Array.from(
    { length: CLIENTS },
    (_, n) =>
      new Writer({
        ...ground,
        name: `s${seed}w${n}`,
        tasks,
        dice: new Dice(seed * 1_000 + n),
        urls: () => servers.map(({ url }) => url),
      }),
  );
  const writing = Promise.all(writers.map((writer) => writer.run()));
  const restarts: TrialReport['restarts'][number][] = [];
  try {
    for (let n = 0; n < kills; n++) {
      await pause(100 + dice.below(500));
      const victim = dice.oneOf(victims);
      restarts.push({ victim, took: await killAndWait(victim, dice, options) });
    }
    await pause(200);
  } finally {
    for (const writer of writers) writer.stop();
    await writing;
  }
  const { database, close } = options.open();
  try {
    const told = writers.flatMap((writer) => writer.told);
    const verdict = await judge(database, ground.projectIds, told);
    return {
      ...verdict,
      restarts,
      retries: writers.reduce((sum, { retries }) => sum + retries, 0),
    };
  } finally {
    await close();
  }
}

async function killAndWait(
  victim: Victim,
  dice: Dice,
  { servers, postgresFolder }: TrialOptions,
): Promise<number> {
  const begin = performance.now();
  if (victim !== 'server') killPostgres(postgresFolder);
  if (victim !== 'postgres') {
    const server = dice.oneOf(servers);
    await server.kill();
    server.spawn();
  }
  // Until it noticed, a server may still say that it is ready.
  if (victim === 'postgres') await pause(50);
  await Promise.all(servers.map((server) => server.ready()));
  return performance.now() - begin;
}

function killPostgres(folder: string): void {
  try {
    const [pid] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It was not up again yet.
  }
}
