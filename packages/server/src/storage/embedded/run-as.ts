import { createHash } from 'node:crypto';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StorageFault } from '../storage-fault.ts';

export interface RunAs {
  /** Who runs PostgreSQL and owns its files; undefined for this process's own user. */
  readonly user: User | undefined;
  /** Who runs initdb, which refuses a user that the system has no name for. */
  readonly first: User | undefined;
  /** The system's name of this process's user, the one whom PostgreSQL lets in. */
  readonly me: string;
}

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Root gives it to `postgres`; where there is none, to a number of
 * its own that nobody else on the machine uses. `nobody` only makes the files and hands them over:
 * any other process that runs as `nobody` could read them. Files that exist keep their owner.
 */
export function runAs(data: string, passwd = '/etc/passwd'): RunAs {
  const uid = process.getuid?.() ?? -1;
  const me = nameOf(uid);
  const owner = statSync(data, { throwIfNoEntry: false });
  if (uid !== 0) {
    if (owner === undefined || owner.uid === uid) return { user: undefined, first: undefined, me };
    throw new StorageFault(
      'postgres-user',
      `${data} belongs to user ${owner.uid}, and this is user ${uid}: run as the user who made it (root, if root did)`,
    );
  }
  if (owner !== undefined && owner.uid !== 0) {
    const user = { uid: owner.uid, gid: owner.gid };
    return { user, first: user, me };
  }
  const users = usersIn(passwd);
  const postgres = users.find(({ name }) => name === 'postgres');
  if (postgres !== undefined) return { user: postgres, first: postgres, me };
  const nobody = users.find(({ name }) => name === 'nobody');
  if (nobody === undefined) {
    throw new StorageFault(
      'postgres-user',
      'root may not run PostgreSQL, and this machine has neither a user postgres nor a user nobody: run as an ordinary user, add one of them, or give a database with DATABASE_URL',
    );
  }
  return { user: aNumberOfItsOwn(data, users), first: nobody, me };
}

/** What root makes in the folder of another, they can use and remove. */
export function leaveToOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  if (uid !== 0) chownSync(path, uid, gid);
}

function nameOf(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    throw new StorageFault(
      'postgres-user',
      `the system has no name for user ${uid}, and PostgreSQL needs one: add it to /etc/passwd, run as another user, or give a database with DATABASE_URL`,
    );
  }
}

interface NamedUser extends User {
  readonly name: string;
}

/** The local users. `id` would know those of a directory too, but is not on every machine. */
function usersIn(passwd: string): NamedUser[] {
  return readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Of the numbers that systemd keeps for users without a name. */
const FIRST = 61_184;
const LAST = 65_519;

function aNumberOfItsOwn(data: string, users: readonly User[]): User {
  const taken = new Set(users.map(({ uid }) => uid));
  const span = LAST - FIRST + 1;
  const start = createHash('sha256').update(data).digest().readUInt32BE() % span;
  for (let step = 0; step < span; step++) {
    const uid = FIRST + ((start + step) % span);
    if (!taken.has(uid)) return { uid, gid: uid };
  }
  throw new StorageFault('postgres-user', 'no user number is free for PostgreSQL');
}
