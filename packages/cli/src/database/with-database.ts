import { readdir } from 'node:fs/promises';
import type { Reach } from '@throughline/server';
import type { Command } from 'commander';
import { refused } from '../plan-file/index.ts';
import type { Shell } from '../shell.ts';

export interface DatabaseOptions {
  readonly data?: string;
  readonly database?: string;
}

/** What a command needs to be there. */
export interface Needs {
  /** What the complaint is about. */
  readonly about?: string | undefined;
  /** It only reads: where nothing is, nothing is made. */
  readonly reads?: boolean;
}

/** The options of every command that works on a server's database. */
export function takesDatabase(command: Command): Command {
  return command
    .option(
      '--data <folder>',
      'where the server keeps everything; else THROUGHLINE_DATA, else a folder of this account',
    )
    .option('--database <url>', 'its PostgreSQL, where that is one of your own; else DATABASE_URL');
}

/**
 * Does the work on the database that a server runs on, or could: our own is started for it where nobody
 * runs it. Undefined where that could not be; why is said then.
 */
export async function withDatabase<T>(
  options: DatabaseOptions,
  { about, reads = false }: Needs = {},
  shell: Shell,
  work: (reach: Reach) => Promise<T>,
): Promise<T | undefined> {
  // Half a hundred files that commands about a plan's file do not need.
  const { dataFolder, reachStorage } = await import('@throughline/server');
  const { data = dataFolder(shell.env), database = shell.env.DATABASE_URL } = options;
  const databaseUrl = options.data === undefined ? database : options.database;
  if (reads && !databaseUrl && (await isNothingIn(data))) {
    const next = '--data or --database says where a server keeps its plans.';
    return refused({ about: data, why: 'No server has kept anything here.', next }, shell);
  }
  try {
    const storage = await reachStorage({ dataFolder: data, databaseUrl });
    try {
      return await work(storage.reach);
    } finally {
      await storage.stop();
    }
  } catch (error) {
    if (!isToldToPeople(error)) throw error;
    const { message, code } = error;
    const complaint = { why: sentence(message), code };
    return refused(about === undefined ? complaint : { about, ...complaint }, shell);
  }
}

async function isNothingIn(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : ['something that is in the way'],
  );
  return names.length === 0;
}

/** Errors whose message is written for whoever typed the command. */
const TOLD: ReadonlySet<string> = new Set([
  'StorageFault',
  'SchemaFault',
  'NewerSchema',
  'BackupFault',
]);

function isToldToPeople(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && TOLD.has(error.name) && 'code' in error;
}

function sentence(message: string): string {
  const capital = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?!]$/.test(capital) ? capital : `${capital}.`;
}
