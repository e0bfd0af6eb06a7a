import type { Reach } from './connect.ts';
import { prepareDataFolder } from './data-folder.ts';
import { reachRunning } from './embedded/reach-running.ts';
import { type RunningPostgres, startEmbedded } from './embedded/start-embedded.ts';
import { checkExternal } from './external-database.ts';
import { type StorageLog, silentLog } from './storage-fault.ts';
import { keepWatch, openWatch, type StorageState } from './watch.ts';

/** A database to work with, ours or yours. */
export interface Storage {
  readonly reach: Reach;
  readonly kind: 'embedded' | 'external';
  /** For readiness: whether it answers just now. */
  state(): StorageState;
  /** Called each time the database is there again after it was gone; returns how to be called no more. */
  onReturn(listener: () => void): () => void;
  /** Ends what was started here; close your connections first. */
  stop(): Promise<void>;
}

export interface StorageOptions {
  /** Where our own PostgreSQL keeps its data; nothing is made there when a database is given. */
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  /** At most so many connections of this process. */
  readonly connections?: number;
  /** For how long to wait for a given database that is not up yet: milliseconds. */
  readonly patience?: number;
}

/** For a server: yours where `databaseUrl` names one, else our own, run from here. Throws `StorageFault`. */
export async function openStorage(
  options: StorageOptions,
  log: StorageLog = silentLog,
): Promise<Storage> {
  if (options.databaseUrl)
    return external(options.databaseUrl, options, options.patience ?? 30_000, log);
  prepareDataFolder(options.dataFolder);
  return embedded(await startEmbedded(options.dataFolder, { log }), options);
}

/**
 * For a command that runs beside a server, or without one: the same database, our own only started
 * where nobody runs it, and only for the time of the command. Throws `StorageFault`.
 */
export async function reachStorage(
  options: StorageOptions,
  log: StorageLog = silentLog,
): Promise<Storage> {
  if (options.databaseUrl)
    return external(options.databaseUrl, options, options.patience ?? 5_000, log);
  prepareDataFolder(options.dataFolder);
  return embedded(await reachRunning(options.dataFolder, { log }), options);
}

function embedded(postgres: RunningPostgres, options: StorageOptions): Storage {
  return {
    reach: reach(postgres.url, options),
    kind: 'embedded',
    state: postgres.state,
    onReturn: postgres.onReturn,
    stop: postgres.stop,
  };
}

async function external(
  url: string,
  options: StorageOptions,
  patience: number,
  log: StorageLog,
): Promise<Storage> {
  await checkExternal(url, patience);
  const open = () => openWatch(url, 'throughline watch');
  const keeper = keepWatch(await open(), open, log);
  return {
    reach: reach(url, options),
    kind: 'external',
    state: keeper.state,
    onReturn: keeper.onReturn,
    stop: keeper.close,
  };
}

function reach(url: string, { connections }: StorageOptions): Reach {
  return connections === undefined ? { url } : { url, connections };
}
