import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { faultOf, type ServerFacts } from './external-database.ts';
import { openStorage, reachStorage } from './open-storage.ts';
import { databaseUrl, testDatabase } from './test-database.testing.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let dataFolder: string;
beforeAll(async () => {
  database = await testDatabase();
  dataFolder = mkdtempSync(join(tmpdir(), 'throughline-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const PASSWORD = 'canary-7d1f';
const external = (url: string, patience = 100) =>
  openStorage({ dataFolder, databaseUrl: url, patience });

test('with an address: that database, and nothing in the data folder', async () => {
  const storage = await openStorage({ dataFolder, databaseUrl: database.url, connections: 3 });
  expect(storage).toMatchObject({
    kind: 'external',
    reach: { url: database.url, connections: 3 },
  });
  expect(storage.state()).toBe('ready');
  await storage.stop();
  expect(storage.state()).toBe('down');
  expect(readdirSync(dataFolder)).toEqual([]);
});

test('without one: our own PostgreSQL, which a command beside it reaches', async () => {
  const storage = await openStorage({ dataFolder });
  const command = await reachStorage({ dataFolder });
  expect([storage.kind, command.kind]).toEqual(['embedded', 'embedded']);
  expect(command.reach).toEqual(storage.reach);
  await command.stop();
  expect(storage.state()).toBe('ready');
  await storage.stop();
}, 20_000);

test('a session that is cut is down until the database is back, which is told', async () => {
  const storage = await external(database.url);
  const back = new Promise<void>((resolve) => storage.onReturn(resolve));
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'throughline watch' and datname = current_database()`,
  );
  await back;
  expect(storage.state()).toBe('ready');
  await storage.stop();
});

test('an address that cannot be read is not repeated, since it holds the password', async () => {
  const failing = external(`postgresql://ada:${PASSWORD}@@bad host:port/x`);
  await expect(failing).rejects.toMatchObject({ code: 'database-url' });
  await expect(failing).rejects.not.toThrow(PASSWORD);
});

test('nobody there: it says where, and not the password', async () => {
  const free = await new Promise<number>((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const failing = external(`postgresql://ada:${PASSWORD}@127.0.0.1:${free}/plan`);
  await expect(failing).rejects.toMatchObject({
    code: 'database-unreachable',
    message: expect.stringContaining(`PostgreSQL at 127.0.0.1:${free} is out of reach`),
  });
  await expect(failing).rejects.not.toThrow(PASSWORD);
});

test('a server that comes up a little later is waited for', async () => {
  const { host } = new pg.Client({ connectionString: database.url });
  const gate = net.createServer((one) => {
    const other = net.connect(`${host}/.s.PGSQL.5432`);
    one.on('error', () => other.destroy());
    other.on('error', () => one.destroy());
    one.pipe(other).pipe(one);
  });
  // The first asks in vain; from then on the gate leads through.
  const first = net.createServer((one) => {
    one.destroy();
    first.close(() => gate.listen(port, '127.0.0.1'));
  });
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const address = first.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const own = new URL(database.url).pathname;
  const storage = await external(`postgresql://throughline@127.0.0.1:${port}${own}`, 20_000);
  expect(storage.state()).toBe('ready');
  await storage.stop();
  await new Promise<void>((resolve) => gate.close(() => resolve()));
});

test('no such database: refused at once, with its name', async () => {
  await expect(external(databaseUrl(database.url, 'nowhere'), 60_000)).rejects.toMatchObject({
    code: 'database-refused',
    message: expect.stringContaining('"nowhere" does not exist'),
  });
});

test('a database in another encoding', async () => {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  await admin.query(
    `create database latin_for_storage encoding 'LATIN1' template template0 ${await libcC(admin)}`,
  );
  try {
    await expect(external(databaseUrl(database.url, 'latin_for_storage'))).rejects.toMatchObject({
      code: 'database-encoding',
      message: expect.stringContaining('LATIN1'),
    });
  } finally {
    await admin.query('drop database latin_for_storage with (force)');
    await admin.end();
  }
});

const good: ServerFacts = {
  version: 140_000,
  encoding: 'UTF8',
  database: 'plan',
  user: 'ada',
  schema: 'public',
  mayCreateTables: true,
  mayCreateSchemas: true,
  isReadOnly: false,
};

test.each([
  [{ version: 130_014 }, 'database-version', /PostgreSQL 13; 14 or newer/],
  [{ encoding: 'SQL_ASCII' }, 'database-encoding', /SQL_ASCII; UTF8/],
  [{ isReadOnly: true }, 'database-read-only', /primary/],
  [{ schema: null }, 'database-permission', /no schema/],
  [{ mayCreateTables: false }, 'database-permission', /grant create on schema public to ada/],
  [{ mayCreateSchemas: false }, 'database-permission', /grant create on database plan to ada/],
])(
  'a server with %o cannot be used: it says what is wrong and what to do',
  (part, code, message) => {
    const fault = faultOf({ ...good, ...part });
    expect(fault).toMatchObject({ code, message: expect.stringMatching(message) });
  },
);

test('PostgreSQL 14 with the rights that are needed can be used', () => {
  expect(faultOf(good)).toBeUndefined();
});

test('what a user may not do is asked of the server itself', async () => {
  const url = new URL(database.url);
  await database.pool.query(
    `create role storage_reader; revoke create on schema public from public`,
  );
  try {
    // A session that lays down its rights, as the user without them would have it.
    url.searchParams.set('options', '-c role=storage_reader');
    await expect(external(url.href)).rejects.toMatchObject({
      code: 'database-permission',
      message: expect.stringContaining('storage_reader'),
    });
    url.searchParams.set('options', '-c default_transaction_read_only=on');
    await expect(external(url.href)).rejects.toMatchObject({ code: 'database-read-only' });
  } finally {
    await database.pool.query('drop role storage_reader');
  }
});

/** Another encoding than that of the template needs a locale that any encoding may have. */
async function libcC(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  );
  return (rows[0]?.version ?? 0) >= 150_000
    ? `locale_provider libc locale 'C'`
    : `lc_collate 'C' lc_ctype 'C'`;
}
