import { open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { partOf, unwritable } from './write-whole.ts';

/** How long a second writer waits for the first, and how often it looks, in milliseconds. */
export interface Patience {
  readonly most: number;
  readonly every: number;
}

const PATIENCE: Patience = { most: 3000, every: 25 };
/** A lock of which nothing is known but its age is left behind after this long, in milliseconds. */
const LEFT_BEHIND = 10 * 60_000;
/** What is held for the blink of removing a lock that was left behind, in milliseconds. */
const BLINK = 10_000;

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

export type Locked<T> =
  | { readonly done: T }
  /** Who holds it. */
  | { readonly heldBy: string }
  /** Why no lock file can be made, as a sentence. */
  | { readonly problem: string };

/**
 * Does something while nobody else who asks the same way does it to the same file: a lock file stands
 * beside it. One that its process left behind is removed. Answers with who holds it where the wait was
 * in vain.
 */
export async function whileLocked<T>(
  path: string,
  work: () => Promise<T>,
  patience = PATIENCE,
): Promise<Locked<T>> {
  const lock = `${path}.lock`;
  const until = Date.now() + patience.most;
  for (;;) {
    const outcome = await taken(lock);
    if (typeof outcome === 'string') return { problem: outcome };
    if (outcome) break;
    if (await removedAsLeftBehind(lock, path)) continue;
    if (Date.now() >= until) return { heldBy: heldWords(await holderOf(lock)) };
    await setTimeout(patience.every);
  }
  try {
    return { done: await work() };
  } finally {
    await rm(lock, { force: true });
  }
}

/** Whether the lock was free and is now this process's own; a sentence where no file can be made. */
async function taken(lock: string): Promise<boolean | string> {
  try {
    const file = await open(lock, 'wx');
    try {
      await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    const fault = error as NodeJS.ErrnoException;
    return fault.code === 'EEXIST' ? false : unwritable(fault);
  }
}

/**
 * Two processes may find the same lock left behind: the one that removed it and took its own must not
 * lose that to the other. Only who holds a second lock looks again and removes the first.
 */
async function removedAsLeftBehind(lock: string, path: string): Promise<boolean> {
  if (!(await isLeftBehind(lock))) return false;
  const second = `${lock}.remove`;
  if ((await taken(second)) !== true) {
    if ((await ageOf(second)) > BLINK) await rm(second, { force: true });
    return false;
  }
  try {
    if (!(await isLeftBehind(lock))) return false;
    const holder = await holderOf(lock);
    if (holder !== undefined) await rm(partOf(path, holder.pid), { force: true });
    await rm(lock, { force: true });
    return true;
  } finally {
    await rm(second, { force: true });
  }
}

async function isLeftBehind(lock: string): Promise<boolean> {
  const holder = await holderOf(lock);
  if (holder?.host === hostname()) return !isRunning(holder.pid);
  return (await ageOf(lock)) > LEFT_BEHIND;
}

/** Undefined where there is no lock, or one that does not say: it may just be being written. */
async function holderOf(lock: string): Promise<Holder | undefined> {
  try {
    const said: unknown = JSON.parse(await readFile(lock, 'utf8'));
    if (typeof said !== 'object' || said === null) return undefined;
    if (!('pid' in said) || !('host' in said)) return undefined;
    const { pid, host } = said;
    return Number.isInteger(pid) && typeof pid === 'number' && typeof host === 'string'
      ? { pid, host }
      : undefined;
  } catch {
    return undefined;
  }
}

/** In milliseconds; 0 where it is gone. */
async function ageOf(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function heldWords(holder: Holder | undefined): string {
  if (holder === undefined) return 'another program';
  const { pid, host } = holder;
  return host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
}
