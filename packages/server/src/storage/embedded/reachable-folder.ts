import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StorageFault } from '../storage-fault.ts';
import type { User } from './run-as.ts';

/** Makes the data folder passable for PostgreSQL's user, or says which parent bars the way. */
export function reachableFor(user: User, folder: string): void {
  // Nothing lies in it yet: how it is kept is ours to say. Others may pass through it, not list it.
  if (readdirSync(folder).length === 0) chmodSync(folder, 0o711);
  const barrier = firstBarrier(user, folder);
  if (barrier === undefined) return;
  throw new StorageFault(
    'data-folder-unreachable',
    `PostgreSQL runs as user ${user.uid} and cannot pass through ${barrier}: choose another folder with THROUGHLINE_DATA (such as /var/lib/throughline), or allow it with: chmod o+x ${barrier}`,
  );
}

/** The nearest folder on the way up that the user may not pass through. */
function firstBarrier(user: User, folder: string): string | undefined {
  for (let path = folder; ; path = dirname(path)) {
    const { uid, gid, mode } = statSync(path);
    const passable = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & passable) === 0) return path;
    if (path === dirname(path)) return undefined;
  }
}

/** A folder under a name short enough for sockets in it. */
export interface ShortFolder {
  readonly path: string;
  /** Makes the short name again where somebody tidied it away. */
  renew(): void;
  remove(): void;
}

/** The system keeps a socket's path in 108 bytes, macOS in 104; the last is a zero. */
const LONGEST_SOCKET = 103;
const LONGEST_NAME = Buffer.byteLength('/run/.s.PGSQL.5432.lock');

/**
 * The folder itself, or a short name for it: a link in a folder that only this user (and PostgreSQL's)
 * can enter. The sockets stay where the data is, whatever name leads there, so that who comes with
 * another short name finds the same.
 */
export function shortFolder(folder: string, user: User | undefined): ShortFolder {
  if (fits(folder)) return { path: folder, renew: () => {}, remove: () => {} };
  const made = makeShort(user);
  const path = join(made, 'data');
  symlinkSync(folder, path);
  return {
    path,
    renew: () => {
      if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
      mkdirSync(made, { recursive: true, mode: 0o700 });
      if (user !== undefined) chownSync(made, user.uid, user.gid);
      rmSync(path, { force: true });
      symlinkSync(folder, path);
    },
    remove: () => rmSync(made, { recursive: true, force: true }),
  };
}

function makeShort(user: User | undefined): string {
  for (const parent of [process.env.XDG_RUNTIME_DIR, '/run', tmpdir(), '/tmp']) {
    if (parent === undefined || !fits(join(parent, 'throughline-123456', 'data'))) continue;
    try {
      if (user !== undefined && firstBarrier(user, parent) !== undefined) continue;
      const made = mkdtempSync(join(parent, 'throughline-'));
      if (user !== undefined) chownSync(made, user.uid, user.gid);
      return made;
    } catch {
      // Not ours to write: the next one.
    }
  }
  throw new StorageFault(
    'data-folder',
    'the path of the data folder is too long for a socket, and there is no short folder to write to: choose a shorter one with THROUGHLINE_DATA',
  );
}

function fits(folder: string): boolean {
  return Buffer.byteLength(folder) + LONGEST_NAME <= LONGEST_SOCKET;
}
