import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StorageFault, type StorageLog } from '../storage-fault.ts';
import { type Binaries, environmentFor } from './binaries.ts';
import { knock } from './knock.ts';
import { isPostmaster, type Process, processesIn } from './processes.ts';
import type { User } from './run-as.ts';
import { endOf, lastLines, openServerLog } from './server-log.ts';
import { fingerprint, settingsFor } from './settings.ts';

/** All that is needed to run one cluster. */
export interface Cluster {
  readonly data: string;
  readonly socketFolder: string;
  readonly logFile: string;
  readonly url: string;
  readonly binaries: Binaries;
  readonly user: User | undefined;
  readonly log: StorageLog;
  /** For how long a live server may stay silent before it is stopped: milliseconds. */
  readonly patience: number;
}

export interface Running {
  readonly pid: number;
  /** It ran before we came: its starter was killed. */
  readonly adopted: boolean;
}

/**
 * Brings the cluster to where it answers: what runs is adopted, what is ending or silent is waited
 * for or stopped, and only what is dead is cleared away and started anew.
 */
export async function bringUp(
  cluster: Cluster,
  say: (state: 'starting' | 'down') => void,
  signal: AbortSignal,
): Promise<Running> {
  const running = await settle(cluster, say, signal);
  if (running !== undefined) return running;
  for (let attempt = 0; ; attempt++) {
    clearTheDead(cluster);
    say('starting');
    const result = await start(cluster, signal);
    if ('pid' in result) return { pid: result.pid, adopted: false };
    // What is left of the server before (its shared memory) goes by itself, in a moment.
    const passing = /pre-existing shared memory block|lock file ".*" already exists/;
    if (!passing.test(result.said) || attempt >= 8) {
      throw new StorageFault(
        'postgres-start',
        `PostgreSQL did not start. It said (all of it is in ${cluster.logFile}):\n${result.said}`,
      );
    }
    await pause(Math.min(5_000, 100 * 2 ** attempt), undefined, { signal });
  }
}

/** The one that runs and may stay; undefined when nothing runs any more. */
async function settle(
  cluster: Cluster,
  say: (state: 'starting' | 'down') => void,
  signal: AbortSignal,
): Promise<Running | undefined> {
  let wordless: number | undefined;
  for (;;) {
    signal.throwIfAborted();
    const found = processesIn(cluster.data);
    const postmaster = postmasterAmong(found, cluster.data);
    if (found.length === 0) {
      await refuseWhatIsOutOfSight(cluster);
      return undefined;
    }
    if (postmaster === undefined) {
      await endOrphans(cluster, found);
      continue;
    }
    const answer = await knock(cluster.url, cluster.patience);
    if (answer.is === 'open') {
      if (answer.settings === fingerprint(cluster.binaries)) {
        return { pid: postmaster.pid, adopted: true };
      }
      cluster.log.info({ pid: postmaster.pid }, 'restarting a PostgreSQL of an earlier version');
      await stopPostmaster(cluster);
      continue;
    }
    if (answer.is === 'busy') {
      wordless = undefined;
      say('starting');
    } else {
      // Somebody else's start let only them in: it reads anew whom to let in.
      if (answer.is === 'refused') tell(postmaster.pid, 'SIGHUP');
      wordless ??= performance.now();
      if (performance.now() - wordless >= cluster.patience) {
        const { pid } = postmaster;
        cluster.log.warn({ pid, why: answer.why }, 'PostgreSQL does not let us in: stopping it');
        await stopPostmaster(cluster);
        wordless = undefined;
      }
    }
    await pause(20, undefined, { signal });
  }
}

/** Another container that has the same folder shows none of its processes, but its socket is here. */
async function refuseWhatIsOutOfSight(cluster: Cluster): Promise<void> {
  const answer = await knock(cluster.url, cluster.patience);
  // Its end may have come between our looking and our knocking.
  if (answer.is === 'nobody' || processesIn(cluster.data).length > 0) return;
  throw new StorageFault(
    'data-folder-in-use',
    `a PostgreSQL that this process cannot see (in another container?) works in ${cluster.data}: stop it first`,
  );
}

/** Its number is in its file; where the file is lost or empty, its name tells it from its children. */
function postmasterAmong(found: readonly Process[], data: string): Process | undefined {
  const written = readPidFile(data);
  return found.find(({ pid }) => pid === written) ?? found.find(isPostmaster);
}

function readPidFile(data: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
  } catch {
    return undefined;
  }
}

/** Nothing runs: a file that names a process names a dead one, a stranger or nobody. */
function clearTheDead(cluster: Cluster): void {
  rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
  for (const name of readdirSync(cluster.socketFolder)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(cluster.socketFolder, name), { force: true });
  }
}

async function start(
  cluster: Cluster,
  signal: AbortSignal,
): Promise<{ pid: number } | { said: string }> {
  const { binaries, data, logFile, user } = cluster;
  const since = endOf(logFile);
  const log = openServerLog(logFile);
  let postmaster: ChildProcess;
  try {
    postmaster = spawn(
      join(binaries.folder, 'bin/postgres'),
      ['-D', data, ...settingsFor(binaries, cluster.socketFolder).flatMap((one) => ['-c', one])],
      {
        env: environmentFor(binaries),
        cwd: data,
        // It outlives us: whoever comes next adopts it.
        detached: true,
        stdio: ['ignore', log, log],
        ...user,
      },
    );
  } finally {
    closeSync(log);
  }
  postmaster.unref();
  let ended: string | undefined;
  postmaster.once('error', (error) => {
    ended = error.message;
  });
  postmaster.once('exit', (code, by) => {
    ended = `it ended (${by ?? code})`;
  });
  for (;;) {
    signal.throwIfAborted();
    if (ended !== undefined) return { said: lastLines(logFile, since) || ended };
    const answer = await knock(cluster.url, cluster.patience);
    if (answer.is === 'open' && postmaster.pid !== undefined) return { pid: postmaster.pid };
    if (answer.is === 'refused') {
      await stopPostmaster(cluster);
      return { said: answer.why };
    }
    await pause(15, undefined, { signal });
  }
}

const FAST = 'SIGINT';
const IMMEDIATE = 'SIGQUIT';

/** Ends it as PostgreSQL likes to be ended; at once, where it does not follow. Never with SIGKILL. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  for (const [by, patience] of [
    [FAST, 60_000],
    [IMMEDIATE, 20_000],
  ] as const) {
    const found = processesIn(cluster.data);
    const postmaster = postmasterAmong(found, cluster.data);
    if (found.length === 0) return;
    if (postmaster === undefined) return endOrphans(cluster, found);
    tell(postmaster.pid, by);
    // One that was stopped in its tracks hears nothing before it goes on.
    tell(postmaster.pid, 'SIGCONT');
    if (await areGone(cluster.data, patience)) return;
  }
  throw new StorageFault(
    'postgres-start',
    `PostgreSQL does not end: processes ${numbersOf(cluster.data)} work in ${cluster.data}`,
  );
}

/** Without their postmaster they end by themselves; a new server beside them would ruin the data. */
async function endOrphans(cluster: Cluster, orphans: readonly Process[]): Promise<void> {
  cluster.log.info({ pids: orphans.map(({ pid }) => pid) }, 'waiting for what the server left');
  if (await areGone(cluster.data, Math.min(3_000, cluster.patience))) return;
  for (const by of ['SIGTERM', IMMEDIATE] as const) {
    for (const { pid } of processesIn(cluster.data)) {
      tell(pid, by);
      tell(pid, 'SIGCONT');
    }
    if (await areGone(cluster.data, 5_000)) return;
  }
  throw new StorageFault(
    'postgres-start',
    `processes ${numbersOf(cluster.data)} of a PostgreSQL that was killed do not end: they work in ${cluster.data}`,
  );
}

async function areGone(data: string, patience: number): Promise<boolean> {
  const until = performance.now() + patience;
  while (processesIn(data).length > 0) {
    if (performance.now() > until) return false;
    await pause(15);
  }
  return true;
}

function numbersOf(data: string): string {
  return processesIn(data)
    .map(({ pid }) => pid)
    .join(', ');
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone in the meantime.
  }
}
