import { chmodSync, chownSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ADVISORY_LOCK } from '../advisory-locks.ts';
import { StorageFault, type StorageLog, silentLog } from '../storage-fault.ts';
import { keepWatch, openWatch, type StorageState, type Watch } from '../watch.ts';
import { majorOf, packageFolder, removeOtherVersions, stageBinaries } from './binaries.ts';
import { DATABASE_USER, ensureCluster, refuseOtherVersions } from './cluster.ts';
import { type FolderLock, type Holder, lockFolder } from './folder-lock.ts';
import { bringUp, type Cluster, type Running, stopPostmaster } from './postmaster.ts';
import { reachableFor, type ShortFolder, shortFolder } from './reachable-folder.ts';
import { runAs, type User } from './run-as.ts';
import { rotateServerLog } from './server-log.ts';

/** A PostgreSQL that runs. */
export interface RunningPostgres {
  readonly url: string;
  state(): StorageState;
  /** Called each time PostgreSQL is there again after it was gone; returns how to be called no more. */
  onReturn(listener: () => void): () => void;
  /** Lets go of it; who started it ends it, and gives the folder free. Close your connections first. */
  stop(): Promise<void>;
}

/** A PostgreSQL of our own, in a folder of ours. */
export interface EmbeddedPostgres extends RunningPostgres {
  /** The postmaster's process number; another one after it was restarted. */
  readonly pid: number;
  /** It ran already: the one who started it was killed. */
  readonly adopted: boolean;
}

export interface EmbeddedOptions {
  readonly log?: StorageLog;
  /** A server has the folder for itself; a command makes room for one, and for other commands. */
  readonly purpose?: Holder['purpose'];
  /** Where the package with the programs lies; the one for this machine unless told. */
  readonly programs?: string;
  /** For how long a live server may stay silent before it is stopped: milliseconds, 20,000 unless told. */
  readonly patience?: number;
}

/**
 * Starts the PostgreSQL that came with the packages, with its data in the folder, or adopts the one
 * that runs there; keeps it running until it is stopped. Throws `StorageFault`.
 */
export async function startEmbedded(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const { log = silentLog, purpose = 'server' } = options;
  const programs = options.programs ?? packageFolder();
  const place = settleIn(folder);
  const who = runAs(place.data);
  const user = who.user;
  if (user !== undefined) reachableFor(user, place.folder);
  const short = shortFolder(place.folder, user);
  let lock: FolderLock | undefined;
  try {
    lock = await holdFolder(short, place.folder, purpose, log);
    refuseOtherVersions(place.data, majorOf(programs));
    const binaries = stageBinaries(programs, place.binaries);
    await ensureCluster(place.data, binaries, who);
    makePrivate(place.run, user);
    const cluster: Cluster = {
      data: place.data,
      socketFolder: join(short.path, 'run'),
      logFile: place.logFile,
      url: socketUrl(join(short.path, 'run')),
      binaries,
      user,
      log,
      patience: options.patience ?? 20_000,
    };
    return await supervise(cluster, short, lock, purpose);
  } catch (error) {
    await lock?.release();
    short.remove();
    throw error;
  }
}

/** How to reach the PostgreSQL whose socket is in the folder. */
export function socketUrl(socketFolder: string): string {
  return `postgresql:///postgres?host=${encodeURIComponent(socketFolder)}&user=${DATABASE_USER}&sslmode=disable`;
}

export interface Place {
  readonly folder: string;
  readonly data: string;
  readonly run: string;
  readonly binaries: string;
  readonly logFile: string;
}

/** What lies where in the data folder; makes the folder when it is not there. */
export function settleIn(given: string): Place {
  mkdirSync(given, { recursive: true });
  // Links on the way are followed once, so that all who come say the same path.
  const folder = realpathSync(given);
  return {
    folder,
    data: join(folder, 'postgres'),
    run: join(folder, 'run'),
    binaries: join(folder, 'binaries'),
    logFile: join(folder, 'postgres.log'),
  };
}

/** A command has the folder for a short while only: a server waits for it. */
const PATIENCE_WITH_COMMANDS = 60_000;

async function holdFolder(
  short: ShortFolder,
  folder: string,
  purpose: Holder['purpose'],
  log: StorageLog,
): Promise<FolderLock> {
  const me = { pid: process.pid, purpose, since: new Date().toISOString() };
  const until = performance.now() + PATIENCE_WITH_COMMANDS;
  for (let tries = 0; ; tries++) {
    const taken = await takeLock(short.path, folder, me);
    if ('lock' in taken) return taken.lock;
    const { holder } = taken;
    const passing = purpose === 'server' && holder !== 'silent' && holder.purpose === 'command';
    if (!passing || performance.now() > until) throw inUse(folder, holder);
    if (tries === 0)
      log.info({ pid: holder.pid }, 'waiting for a command that uses the data folder');
    await pause(100);
  }
}

async function takeLock(path: string, folder: string, me: Holder) {
  try {
    return await lockFolder(lockIn(path), me);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageFault(
      'data-folder',
      `${folder} cannot be locked (${why}): its file system has to allow sockets and links, which one that is shared over a network may not. Choose another folder with THROUGHLINE_DATA`,
    );
  }
}

/** Where the lock of a data folder lies. */
export function lockIn(folder: string): string {
  return join(folder, 'lock');
}

export function inUse(folder: string, holder: Holder | 'silent'): StorageFault {
  const who =
    holder === 'silent'
      ? 'a process that does not answer'
      : `a ${holder.purpose} (process ${holder.pid}, since ${holder.since})`;
  return new StorageFault(
    'data-folder-in-use',
    `${folder} is in use by ${who}: one server works with a data folder at a time. Stop that one, or choose another folder with THROUGHLINE_DATA`,
  );
}

function makePrivate(folder: string, user: User | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
}

const TIDY_EVERY = 60_000;

async function supervise(
  cluster: Cluster,
  short: ShortFolder,
  lock: FolderLock,
  purpose: Holder['purpose'],
): Promise<EmbeddedPostgres> {
  const { log } = cluster;
  let running: Running = await bringUp(cluster, () => {}, new AbortController().signal);
  const adopted = running.adopted;
  log.info({ pid: running.pid, adopted }, adopted ? 'PostgreSQL adopted' : 'PostgreSQL started');
  removeOtherVersions(cluster.binaries);
  const first = await watchAlone(cluster);
  const keeper = keepWatch(
    first,
    async (say, signal) => {
      short.renew();
      running = await bringUp(cluster, say, signal);
      log.info({ pid: running.pid }, 'PostgreSQL runs again');
      return watchAlone(cluster);
    },
    log,
  );
  const tidying = setInterval(() => {
    short.renew();
    rotateServerLog(cluster.logFile);
  }, TIDY_EVERY);
  tidying.unref();

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    clearInterval(tidying);
    await keeper.close();
    // A command that came second still works: it ends PostgreSQL when it is done.
    if (purpose === 'server' || !(await isWatched(cluster))) await stopPostmaster(cluster);
    await lock.release();
    short.remove();
    log.info({}, 'PostgreSQL stopped');
  };
  return {
    url: cluster.url,
    get pid() {
      return running.pid;
    },
    adopted,
    state: keeper.state,
    onReturn: keeper.onReturn,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** A watch that nobody else has: the last word on there being one server, told by the database itself. */
async function watchAlone(cluster: Cluster): Promise<Watch> {
  const watch = await openWatch(cluster.url, watchName());
  try {
    // The one before us may have been killed this moment: its session ends when PostgreSQL notices.
    const until = performance.now() + Math.min(5_000, cluster.patience);
    while (performance.now() < until) {
      const { rows } = await watch.client.query<{ mine: boolean }>(
        'select pg_try_advisory_lock($1) as mine',
        [ADVISORY_LOCK.folder],
      );
      if (rows[0]?.mine === true) return watch;
      await pause(50);
    }
    const { rows } = await watch.client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and ((l.classid::bigint << 32) | l.objid::bigint) = $1`,
      [ADVISORY_LOCK.folder],
    );
    throw new StorageFault(
      'data-folder-in-use',
      `another server works with this PostgreSQL: ${rows[0]?.name ?? 'it gives no name'}`,
    );
  } catch (error) {
    await watch.close();
    throw error;
  }
}

const WATCH = 'throughline watch of process';

export function watchName(): string {
  return `${WATCH} ${process.pid}`;
}

async function isWatched(cluster: Cluster): Promise<boolean> {
  const watch = await openWatch(cluster.url, 'throughline asking');
  try {
    const { rows } = await watch.client.query(
      'select 1 from pg_stat_activity where starts_with(application_name, $1)',
      [WATCH],
    );
    return rows.length > 0;
  } finally {
    await watch.close();
  }
}
