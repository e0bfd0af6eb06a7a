import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect, type Database } from './connect.ts';
import { type Migration, migrate, migrations, NewerSchema, SchemaFault } from './migrate.ts';
import { emptyDatabase } from './test-database.testing.ts';

// Databases are made and thrown away: on a machine with other work that takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let empty: Awaited<ReturnType<typeof emptyDatabase>>;
let database: Database;
beforeEach(async () => {
  empty = await emptyDatabase();
  database = empty.database;
});
afterEach(() => empty.drop());

const file = (number: number, statements: string): Migration => ({
  number,
  name: `000${number}-step.sql`,
  statements,
  sha256: createHash('sha256').update(statements).digest('hex'),
});
const one = file(1, 'create table one (id integer)');
const two = file(2, 'create table two (id integer); insert into two values (1), (2)');

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name <> 'schema_version' order by 1`.execute(database);
  return rows.map(({ name }) => name);
}

describe('migrating', () => {
  test('runs what was not run yet, in order, and nothing twice', async () => {
    expect(await migrate(database, [one])).toEqual({ from: 0, to: 1 });
    expect(await migrate(database, [one, two])).toEqual({ from: 1, to: 2 });
    expect(await migrate(database, [one, two])).toEqual({ from: 2, to: 2 });
    expect(await tables()).toEqual(['one', 'two']);
  });

  test('the files of this version are found, and make a schema', async () => {
    const known = migrations();
    expect(await migrate(database)).toEqual({ from: 0, to: known.length });
    expect(await tables()).toContain('project_head');
  });

  test('nodes that start at once run each file once', async () => {
    const nodes = Array.from({ length: 4 }, () => connect({ url: empty.url, connections: 1 }));
    const outcomes = await Promise.all(nodes.map((node) => migrate(node.database, [one, two])));
    expect(outcomes.every(({ to }) => to === 2)).toBe(true);
    const { rows } = await sql<{ count: number }>`select count(*) from two`.execute(database);
    expect(rows).toEqual([{ count: 2 }]);
    await Promise.all(nodes.map((node) => node.database.destroy()));
  });

  test('killed in the middle of a file, nothing of it is there, and the next start goes on', async () => {
    const waits = file(2, `${two.statements}; select pg_advisory_xact_lock(42)`);
    const node = connect({ url: empty.url, connections: 1 });
    await database.connection().execute(async (holder) => {
      await sql`select pg_advisory_lock(42)`.execute(holder);
      const killed = expect(migrate(node.database, [one, waits])).rejects.toThrow();
      const pid = await backendThatWaits(holder);
      await sql`select pg_terminate_backend(${pid})`.execute(holder);
      await killed;
      expect(await tables()).toEqual(['one']);
      await sql`select pg_advisory_unlock(42)`.execute(holder);
    });
    expect(await migrate(database, [one, waits])).toEqual({ from: 1, to: 2 });
    await node.database.destroy();
  });

  test('a file that fails leaves nothing behind, and those before it stay', async () => {
    const broken = file(2, 'create table two (id integer); select nonsense');
    await expect(migrate(database, [one, broken])).rejects.toThrow('nonsense');
    expect(await tables()).toEqual(['one']);
    expect(await migrate(database, [one, two])).toEqual({ from: 1, to: 2 });
  });
});

describe('a schema that is not ours to change', () => {
  test('of a newer version is refused with both numbers', async () => {
    await migrate(database, [one, two]);
    const refused = await migrate(database, [one]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NewerSchema);
    expect(refused).toMatchObject({ code: 'schema-newer', found: 2, known: 1 });
    expect(String(refused)).toContain('the database has schema 2');
  });

  test('a released file that was changed is noticed', async () => {
    await migrate(database, [one]);
    const changed = file(1, 'create table one (id bigint)');
    await expect(migrate(database, [changed, two])).rejects.toMatchObject({
      code: 'migration-changed',
    });
    expect(await tables()).toEqual(['one']);
  });

  test('a number that the database was never given is noticed', async () => {
    await migrate(database, [one, two]);
    await sql`delete from schema_version where number = 1`.execute(database);
    await expect(migrate(database, [one, two])).rejects.toMatchObject({
      code: 'migration-missing',
    });
  });
});

describe('the numbered files', () => {
  test.each([
    ['a gap', ['0001-a.sql', '0003-b.sql'], 'where 0002-… belongs, there is 0003-b.sql'],
    ['a number twice', ['0001-a.sql', '0001-b.sql'], 'where 0002-… belongs, there is 0001-b.sql'],
    ['no number', ['first.sql'], 'where 0001-… belongs, there is first.sql'],
  ])('%s is refused', (_, names, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-sql-'));
    try {
      for (const name of names) writeFileSync(join(folder, name), 'select 1');
      expect(() => migrations(pathToFileURL(`${folder}/`))).toThrow(SchemaFault);
      expect(() => migrations(pathToFileURL(`${folder}/`))).toThrow(message);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('other line ends are the same file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-sql-'));
    try {
      writeFileSync(join(folder, '0001-a.sql'), 'select 1;\r\nselect 2;\r\n');
      const [read] = migrations(pathToFileURL(`${folder}/`));
      expect(read?.sha256).toBe(file(1, 'select 1;\nselect 2;\n').sha256);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The process that stands at the lock which this test holds. */
async function backendThatWaits(holder: Database): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_locks where locktype = 'advisory' and not granted and objid = 42
        and database = (select oid from pg_database where datname = current_database())`.execute(
      holder,
    );
    if (rows[0] !== undefined) return rows[0].pid;
  }
}
