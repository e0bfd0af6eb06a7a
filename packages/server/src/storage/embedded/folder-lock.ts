import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { leaveToOwner } from './run-as.ts';

/** Who works with the data folder. */
export interface Holder {
  readonly pid: number;
  readonly purpose: 'server' | 'command';
  /** When it took the folder: ISO 8601. */
  readonly since: string;
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process, or says who has it; `silent` is a live process that does not answer.
 *
 * Node knows no file locks, so the lock is a socket that listens: it dies with its process, whatever
 * killed it, it says who listens, a process number used again is no holder, and it holds between
 * containers that share a volume. A dead socket must not be removed by two newcomers at once, each of
 * which then binds its own: so sockets are numbered and the newest one counts. Number n + 1 appears
 * only when n is seen dead, the dead stay dead, and appearing is one atomic link of a socket that
 * listens already. The last number is never removed, thus numbers only rise; who finds a higher one
 * after its own appeared came late and steps back.
 */
export async function lockFolder(
  folder: string,
  me: Holder,
): Promise<{ lock: FolderLock } | { holder: Holder | 'silent' }> {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) leaveToOwner(folder);
  for (;;) {
    const newest = newestNumber(folder);
    if (newest > 0) {
      const answer = await askHolder(join(folder, String(newest)));
      if (answer === 'superseded') continue;
      if (answer !== 'dead') return { holder: answer };
    }
    const lock = await appear(folder, newest + 1, me);
    if (lock !== undefined) return { lock };
  }
}

/** Who has the folder just now, without taking it. */
export async function holderOf(folder: string): Promise<Holder | 'silent' | undefined> {
  for (;;) {
    const newest = newestNumber(folder);
    if (newest === 0) return undefined;
    const answer = await askHolder(join(folder, String(newest)));
    if (answer === 'superseded') continue;
    return answer === 'dead' ? undefined : answer;
  }
}

async function appear(folder: string, number: number, me: Holder): Promise<FolderLock | undefined> {
  const server = net.createServer((asking) => {
    asking.on('error', () => {});
    asking.end(JSON.stringify(me));
  });
  const unnumbered = join(folder, `new-${randomBytes(4).toString('hex')}`);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(unnumbered, resolve);
  });
  server.unref();
  const release = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const path = join(folder, String(number));
  try {
    leaveToOwner(unnumbered);
    linkSync(unnumbered, path);
  } catch (error) {
    await release();
    if (isCode(error, 'EEXIST')) return undefined;
    throw error;
  } finally {
    rmSync(unnumbered, { force: true });
  }
  if (newestNumber(folder) > number) {
    rmSync(path, { force: true });
    await release();
    return undefined;
  }
  for (const name of numbersIn(folder)) {
    if (name < number) rmSync(join(folder, String(name)), { force: true });
  }
  return { release };
}

const PATIENCE = 2_000;

function askHolder(path: string): Promise<Holder | 'silent' | 'dead' | 'superseded'> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(path);
    socket.setTimeout(PATIENCE, () => {
      socket.destroy();
      resolve('silent');
    });
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('end', () => resolve(holderFrom(text)));
    socket.on('error', (error) => {
      if (isCode(error, 'ECONNREFUSED')) resolve('dead');
      // It was there a moment ago; or it died while we spoke.
      else if (isCode(error, 'ENOENT') || isCode(error, 'ECONNRESET')) resolve('superseded');
      // Too many ask at once: somebody listens.
      else if (isCode(error, 'EAGAIN')) resolve('silent');
      else reject(error);
    });
  });
}

function holderFrom(text: string): Holder | 'silent' {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null) return 'silent';
    if (!('pid' in said && 'purpose' in said && 'since' in said)) return 'silent';
    return {
      pid: Number(said.pid),
      purpose: said.purpose === 'command' ? 'command' : 'server',
      since: String(said.since),
    };
  } catch {
    return 'silent';
  }
}

function newestNumber(folder: string): number {
  return Math.max(0, ...numbersIn(folder));
}

function numbersIn(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
