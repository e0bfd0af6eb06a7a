import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ADVISORY_LOCK } from '../advisory-locks.ts';
import { packageFolder } from './binaries.ts';
import { folderWithPostgres, otherProcess, otherServer, query } from './other-process.testing.ts';
import { processesIn } from './processes.ts';
import { reachRunning } from './reach-running.ts';
import { type EmbeddedPostgres, startEmbedded } from './start-embedded.ts';

// Processes are started and waited for; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

let place: Awaited<ReturnType<typeof folderWithPostgres>>;
let folder: string;
beforeAll(async () => {
  place = await folderWithPostgres();
  folder = place.folder;
}, 60_000);
afterAll(() => place.remove(), 60_000);

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await pause(10);
}

beforeEach(() => {
  expect(processesIn(place.data)).toEqual([]);
});

const COUNT = 'select count(*)::integer as count from kept';
const isBack = (postgres: EmbeddedPostgres) =>
  new Promise<void>((resolve) => postgres.onReturn(resolve));

test('the server runs as said: durable, in UTC, on its socket alone, sorted by code point', async () => {
  const postgres = await startEmbedded(folder);
  const settings = await query(
    postgres.url,
    `select name, setting from pg_settings where name in
       ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'listen_addresses',
        'TimeZone', 'log_timezone', 'server_encoding', 'data_checksums') order by name collate "C"`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    TimeZone: 'UTC',
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    log_timezone: 'UTC',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
    wal_level: 'replica',
  });
  const sorted = await query(
    postgres.url,
    `select x from (values ('a'), ('B'), ('ä')) v (x) order by x`,
  );
  expect(sorted.map(({ x }) => x)).toEqual(['B', 'a', 'ä']);
  expect(postgres.state()).toBe('ready');
  await postgres.stop();
  expect(postgres.state()).toBe('down');
});

test('two starts on one folder: the second is told who has it, in this process and in another', async () => {
  const postgres = await startEmbedded(folder);
  await expect(startEmbedded(folder)).rejects.toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining(`a server (process ${process.pid}, since 2`),
  });
  const other = otherServer(folder);
  expect(await other.said()).toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining(`process ${process.pid}`),
  });
  await other.kill();
  expect(postgres.state()).toBe('ready');
  await postgres.stop();
});

test('a killed server leaves its PostgreSQL, which the next one adopts', async () => {
  const other = otherServer(folder);
  const { pid } = await other.said();
  await other.kill();
  const postgres = await startEmbedded(folder);
  expect(postgres).toMatchObject({ pid, adopted: true });
  await postgres.stop();
  expect(processesIn(place.data)).toEqual([]);
});

test('a PostgreSQL of other programs or settings is not adopted: it is ended well and started anew', async () => {
  const earlier = join(place.home, 'earlier');
  mkdirSync(earlier);
  symlinkSync(join(packageFolder(), 'native'), join(earlier, 'native'));
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  writeFileSync(join(earlier, 'package.json'), JSON.stringify({ version: `${version}-earlier` }));
  const other = otherProcess(
    './start-embedded.ts',
    { folder, options: { programs: earlier } },
    'const { pid } = await it.startEmbedded(given.folder, given.options); say({ pid });',
  );
  const { pid } = await other.said();
  await other.kill();
  const postgres = await startEmbedded(folder);
  expect(postgres.adopted).toBe(false);
  expect(postgres.pid).not.toBe(pid);
  expect(readdirSync(join(folder, 'binaries'))).toEqual([version]);
  await postgres.stop();
});

test('a session of another server holds the lock in the database: it is named, and nothing is ended', async () => {
  const other = otherServer(folder);
  await other.said();
  const { url, stop } = await reachRunning(folder);
  await stop();
  await other.kill();
  const holder = new pg.Client({ connectionString: url, application_name: 'another server' });
  holder.on('error', () => {});
  await holder.connect();
  await until(async () => {
    const { rows } = await holder.query('select pg_try_advisory_lock($1) as mine', [
      ADVISORY_LOCK.folder,
    ]);
    return rows[0]?.mine;
  });
  await expect(startEmbedded(folder, { patience: 300 })).rejects.toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining('another server works with this PostgreSQL: another server'),
  });
  await holder.end();
  const postgres = await startEmbedded(folder);
  expect(postgres.adopted).toBe(true);
  await postgres.stop();
});

test('a killed postmaster is started again, and what was acknowledged is there', async () => {
  const postgres = await startEmbedded(folder);
  for (const round of [1, 2]) {
    await query(postgres.url, 'insert into kept values ($1)', [round]);
    const killed = postgres.pid;
    const back = isBack(postgres);
    process.kill(killed, 'SIGKILL');
    await back;
    expect(postgres.state()).toBe('ready');
    expect(postgres.pid).not.toBe(killed);
    expect(await query(postgres.url, COUNT)).toEqual([{ count: round }]);
  }
  await query(postgres.url, 'truncate kept');
  await postgres.stop();
});

test('a killed backend has the server recover by itself: the same postmaster, and the return is told', async () => {
  const postgres = await startEmbedded(folder);
  const { pid } = postgres;
  const back = isBack(postgres);
  const [mine] = processesIn(place.data).filter(({ command }) => command.includes('idle'));
  process.kill(mine?.pid ?? 0, 'SIGKILL');
  await back;
  expect(postgres).toMatchObject({ pid });
  expect(await query(postgres.url, COUNT)).toEqual([{ count: 0 }]);
  await postgres.stop();
});

test('the whole tree is killed, server and PostgreSQL: the next start recovers', async () => {
  const other = otherServer(folder);
  await other.said();
  await query(await urlOf(folder), 'insert into kept values (1)');
  const tree = processesIn(place.data);
  expect(tree.length).toBeGreaterThan(3);
  for (const { pid } of tree) process.kill(pid, 'SIGKILL');
  await other.kill();
  const postgres = await startEmbedded(folder);
  expect(postgres.adopted).toBe(false);
  expect(await query(postgres.url, COUNT)).toEqual([{ count: 1 }]);
  await query(postgres.url, 'truncate kept');
  await postgres.stop();
});

test('stopping while it comes back ends both, and stopping twice is stopping once', async () => {
  const postgres = await startEmbedded(folder);
  process.kill(postgres.pid, 'SIGKILL');
  while (postgres.state() === 'ready') await pause(1);
  await Promise.all([postgres.stop(), postgres.stop()]);
  expect(processesIn(place.data)).toEqual([]);
});

test('a command works with the running server, and leaves it running', async () => {
  const server = await startEmbedded(folder);
  const command = await reachRunning(folder);
  expect(await query(command.url, COUNT)).toEqual([{ count: 0 }]);
  await command.stop();
  expect(server.state()).toBe('ready');
  expect(await query(server.url, COUNT)).toEqual([{ count: 0 }]);
  await server.stop();
});

test('a command without a server has PostgreSQL for its time; the last of two ends it', async () => {
  const first = await reachRunning(folder);
  const second = await reachRunning(folder);
  await first.stop();
  expect(await query(second.url, COUNT)).toEqual([{ count: 0 }]);
  await second.stop();
  expect(processesIn(place.data)).toEqual([]);
});

test('a server waits for a command to be done', async () => {
  const command = await reachRunning(folder);
  const started = startEmbedded(folder);
  expect(await query(command.url, COUNT)).toEqual([{ count: 0 }]);
  await command.stop();
  const server = await started;
  expect(server.state()).toBe('ready');
  await server.stop();
});

/** The address of the server that another process runs in the folder. */
async function urlOf(folder: string): Promise<string> {
  const attached = await reachRunning(folder);
  const { url } = attached;
  await attached.stop();
  return url;
}
