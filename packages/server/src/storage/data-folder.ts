import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { StorageFault } from './storage-fault.ts';

/** What the default folder depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** The user's number; undefined where there are none. */
  readonly uid: number | undefined;
  readonly home: string;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  uid: process.getuid?.(),
  home: homedir(),
});

/**
 * Where the server keeps what it keeps: `THROUGHLINE_DATA`, else where programs of this platform keep
 * a user's data. Root's is not below its home, which PostgreSQL's user could not enter.
 */
export function dataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  machine: Machine = thisMachine(),
): string {
  const given = environment.THROUGHLINE_DATA;
  if (given) return resolve(given);
  if (machine.platform === 'win32') {
    return join(environment.LOCALAPPDATA || join(machine.home, 'AppData', 'Local'), 'Throughline');
  }
  if (machine.uid === 0) return '/var/lib/throughline';
  if (machine.platform === 'darwin') {
    return join(machine.home, 'Library', 'Application Support', 'Throughline');
  }
  const xdg = environment.XDG_DATA_HOME;
  // The specification has relative ones ignored.
  return join(xdg?.startsWith('/') ? xdg : join(machine.home, '.local', 'share'), 'throughline');
}

/** Makes the folder where it is missing; a fault when it cannot be used. */
export function prepareDataFolder(folder: string): void {
  try {
    // As it is, it may be a file, or lie below one.
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unusable(folder, `cannot be made (${codeOf(error)})`);
  }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(folder, `cannot be read and written by this user (${codeOf(error)})`);
  }
}

function unusable(folder: string, why: string): StorageFault {
  return new StorageFault(
    'data-folder',
    `the data folder ${folder} ${why}: name another one with THROUGHLINE_DATA`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
