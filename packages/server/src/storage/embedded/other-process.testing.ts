import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { processesIn } from './processes.ts';
import { startEmbedded } from './start-embedded.ts';

/** A process of its own that runs a module of ours from its source, to be killed. */
export interface OtherProcess {
  readonly child: ChildProcess;
  /** The next line that it says, as JSON. */
  said(): Promise<Record<string, unknown>>;
  /** SIGKILL, and its end awaited. */
  kill(): Promise<void>;
}

const root = fileURLToPath(new URL('../../../../..', import.meta.url));

/** `code` finds the module as `it`, its arguments as `given`, and answers by `say(value)`. */
export function otherProcess(
  module: string,
  given: unknown,
  code: string,
  options: { uid?: number; gid?: number } = {},
): OtherProcess {
  const source = `
    import { runnerImport } from 'vite';
    const path = ${JSON.stringify(fileURLToPath(new URL(module, import.meta.url)))};
    const quiet = { configFile: false, logLevel: 'silent', cacheDir: '/nonexistent' };
    const { module: it } = await runnerImport(path, quiet);
    const given = ${JSON.stringify(given)};
    const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
    try { ${code} } catch (error) { say({ code: error.code, message: error.message }); }
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    child,
    said: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error('it ended without a word');
      return JSON.parse(value) as Record<string, unknown>;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A server in a process of its own: says `{pid, adopted}`, or the fault's `{code, message}`. */
export function otherServer(folder: string, options: { uid?: number; gid?: number } = {}) {
  return otherProcess(
    './start-embedded.ts',
    { folder },
    'const { pid, adopted } = await it.startEmbedded(given.folder); say({ pid, adopted });',
    options,
  );
}

/**
 * A folder with a PostgreSQL that was begun and ended well, for tests that leave it so: one for all
 * tests of a file, since what takes time is the disk.
 */
export async function folderWithPostgres() {
  const home = mkdtempSync(join(tmpdir(), 'throughline-'));
  // PostgreSQL's user must get to what lies in it.
  chmodSync(home, 0o711);
  const folder = join(home, 'data');
  const first = await startEmbedded(folder);
  await query(first.url, 'create table kept (id integer primary key)');
  await first.stop();
  return {
    home,
    folder,
    data: join(folder, 'postgres'),
    remove: async () => {
      // A test that failed may have left it running.
      if (processesIn(join(folder, 'postgres')).length > 0) {
        const left = await startEmbedded(folder);
        await left.stop();
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export async function query(url: string, statement: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
