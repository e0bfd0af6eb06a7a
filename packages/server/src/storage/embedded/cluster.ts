import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StorageFault } from '../storage-fault.ts';
import { type Binaries, environmentFor } from './binaries.ts';
import type { RunAs, User } from './run-as.ts';

/** The one database user there is: this program. */
export const DATABASE_USER = 'throughline';

/** PostgreSQL's files, made when there are none yet. They appear under their name only when they are whole. */
export async function ensureCluster(data: string, binaries: Binaries, who: RunAs): Promise<void> {
  removeLeftovers(data);
  if (!holdsAnything(data)) await makeCluster(data, binaries, who);
  letIn(data, who);
}

/** A fault where the folder holds the data of another major version, or something that is no data at all. */
export function refuseOtherVersions(data: string, major: number): void {
  if (!holdsAnything(data)) return;
  const found = versionIn(data);
  if (found === major) return;
  throw new StorageFault(
    'postgres-version',
    `the data in ${data} is of PostgreSQL ${found}, and this version of Throughline brings ${major}: with the version you used before, write a backup (throughline backup), then restore it with this one into an empty data folder (throughline restore). Nothing was changed`,
  );
}

/** Whether there is a cluster to run at all: a folder that something lies in. */
function holdsAnything(data: string): boolean {
  if (statSync(data, { throwIfNoEntry: false }) === undefined) return false;
  return readdirSync(data).length > 0;
}

async function makeCluster(data: string, binaries: Binaries, who: RunAs): Promise<void> {
  // A name of its own: an initdb whose starter was killed may still write to the one before.
  const fresh = `${data}.new-${randomBytes(4).toString('hex')}`;
  mkdirSync(fresh, { mode: 0o700 });
  if (who.first !== undefined) chownSync(fresh, who.first.uid, who.first.gid);
  try {
    await promisify(execFile)(
      join(binaries.folder, 'bin/initdb'),
      initdbArguments(fresh, binaries),
      {
        env: environmentFor(binaries),
        cwd: fresh,
        ...who.first,
      },
    );
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    // A program that could not even be started said nothing.
    throw new StorageFault(
      'postgres-start',
      `PostgreSQL could not make its files: ${said || error}`,
    );
  }
  if (who.user !== undefined && who.user.uid !== who.first?.uid) giveAway(fresh, who.user);
  // initdb has brought all files to the disk.
  if (statSync(data, { throwIfNoEntry: false }) !== undefined) rmdirSync(data);
  renameSync(fresh, data);
  toDisk(dirname(data));
}

function initdbArguments(fresh: string, binaries: Binaries): string[] {
  return [
    ...['-D', fresh, '-U', DATABASE_USER, '--auth=peer', '-E', 'UTF8', '--data-checksums'],
    // Sorted by code point on every machine: no index depends on a library of the system.
    ...(binaries.major >= 17
      ? ['--locale-provider=builtin', '--locale=C.UTF-8']
      : ['--locale=C', '--lc-messages=C']),
  ];
}

function versionIn(data: string): number {
  try {
    const version = Number.parseInt(readFileSync(join(data, 'PG_VERSION'), 'utf8'), 10);
    if (Number.isInteger(version)) return version;
  } catch {}
  throw new StorageFault(
    'data-folder-damaged',
    `${data} holds files but no PostgreSQL cluster (PG_VERSION is missing): put back what was there, or choose another folder with THROUGHLINE_DATA. Nothing was changed`,
  );
}

/**
 * Who may connect: this process's user, whom the system itself names on the socket. So another
 * process of PostgreSQL's own user (`nobody`, say) is refused, and there is no password to keep.
 */
function letIn(data: string, { me, user }: RunAs): void {
  const files = {
    'pg_hba.conf': `local all ${DATABASE_USER} peer map=us\n`,
    'pg_ident.conf': `us ${JSON.stringify(me)} ${DATABASE_USER}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(data, name);
    if (readFileSync(path, 'utf8') === text) continue;
    // Renamed, so that no crash leaves the half of it.
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    if (user !== undefined) chownSync(`${path}.new`, user.uid, user.gid);
    renameSync(`${path}.new`, path);
  }
}

/** What an initdb that was killed midway left: it has a PG_VERSION and is of no use. */
function removeLeftovers(data: string): void {
  const folder = dirname(data);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!path.startsWith(`${data}.new-`)) continue;
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
    } catch {
      // An initdb without its starter still writes there: the next start removes it.
    }
  }
}

function giveAway(fresh: string, user: User): void {
  try {
    handOver(fresh, user);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw new StorageFault(
      'postgres-user',
      `root may not give files to user ${user.uid} here (${String(error)}): add a user postgres to the system, or run as an ordinary user`,
    );
  }
}

function handOver(path: string, user: User): void {
  lchownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) handOver(inside, user);
    else lchownSync(inside, user.uid, user.gid);
  }
}

function toDisk(folder: string): void {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
