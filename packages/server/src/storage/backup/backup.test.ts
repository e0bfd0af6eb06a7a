import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '../connect.ts';
import { type Migration, migrate, migrations } from '../migrate.ts';
import { emptyDatabase, testDatabase } from '../test-database.testing.ts';
import { backup } from './backup.ts';
import { backupToFile } from './backup-to-file.ts';
import { tableNames } from './catalogue.ts';
import { fill, id, secrets } from './filled-database.testing.ts';
import { restore } from './restore.ts';
import { leftOut, tables } from './tables.ts';

// Databases are made and thrown away: on a machine with other work that takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

type Taken = Awaited<ReturnType<typeof testDatabase>>;

let source: Taken;
let folder: string;
const path = (name: string) => join(folder, name);
const madeAt = new Date('2026-11-21T09:00:00Z');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-backup-'));
  source = await testDatabase();
  await fill(source.database);
  await backupToFile(path('all'), source, { madeAt });
  await backupToFile(path('alder'), source, { madeAt, workspace: id(10) });
});
afterAll(async () => {
  await source.drop();
  rmSync(folder, { recursive: true });
});

/** Does the work with a database that is thrown away afterwards. */
async function within<T>(make: () => Promise<Taken>, work: (taken: Taken) => Promise<T>) {
  const taken = await make();
  try {
    return await work(taken);
  } finally {
    await taken.drop();
  }
}

async function rowsOf(database: Database, table: string): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select ${sql.table(table)}::text as row from ${sql.table(table)}`.execute(database);
  return rows.map(({ row }) => row).sort();
}

async function allRows(database: Database): Promise<Record<string, string[]>> {
  const names = (await tableNames(database)).filter((name) => name !== 'schema_version');
  const rows = names.map(async (name) => [name, await rowsOf(database, name)] as const);
  return Object.fromEntries(await Promise.all(rows));
}

const unpacked = (name: string) => gunzipSync(readFileSync(path(name))).toString();

describe('a backup of everything', () => {
  test('comes back as it was, without what lets somebody in who is not in it', async () => {
    await within(emptyDatabase, async (target) => {
      const report = await restore(path('all'), target);
      const names = report.workspaces.map(({ name }) => name);
      expect(names).toEqual(['Alder', 'Birch']);
      const { database } = target;
      const [before, after] = [await allRows(source.database), await allRows(database)];
      for (const table of Object.keys(leftOut)) {
        if (table === 'schema_version') continue;
        expect(before[table], table).not.toEqual([]);
        expect(after[table], table).toEqual([]);
        delete before[table];
        delete after[table];
      }
      const unused = before.invite?.filter((row) => row.endsWith(',,)')) ?? [];
      expect(unused).toHaveLength(2);
      before.invite = before.invite?.filter((row) => !unused.includes(row)) ?? [];
      expect(after.job?.filter((row) => row.includes(',cancelled,'))).toHaveLength(2);
      delete before.job;
      delete after.job;
      expect(after).toEqual(before);
      const { rows } = await sql<{ id: number }>`
        insert into access_log (at, action, details) values (now(), 'x', '') returning id`.execute(
        database,
      );
      expect(rows).toEqual([{ id: 5 }]);
      expect(await migrate(database)).toMatchObject({ from: migrations().length });
    });
  });

  test('says what it is, and has every table that is not left out for a reason', async () => {
    const header = JSON.parse(unpacked('all').split('\n')[0] ?? '');
    expect(header).toMatchObject({
      format: 'throughline-backup',
      version: 1,
      schema: migrations().length,
      madeAt: '2026-11-21T09:00:00.000Z',
      scope: { kind: 'everything' },
    });
    expect(header.tables).toContainEqual({ name: 'change', rows: 7 });
    const known = [...tables.map(({ name }) => name), ...Object.keys(leftOut)];
    expect(known.sort()).toEqual(await tableNames(source.database));
  });

  test('may be put where a server was started and not used, and nowhere else', async () => {
    await within(testDatabase, async (target) => {
      await sql`
        insert into invite (id, secret_hash, purpose, created_at, expires_at)
        values (${id(99)}, 'x', 'first-start', now(), now())`.execute(target.database);
      await restore(path('all'), target);
      expect(await rowsOf(target.database, 'invite')).toHaveLength(2);
      const before = await allRows(target.database);
      await expect(restore(path('all'), target)).rejects.toMatchObject({
        code: 'database-not-empty',
      });
      expect(await allRows(target.database)).toEqual(before);
    });
    await within(emptyDatabase, async (target) => {
      await sql`create table person (name text)`.execute(target.database);
      await expect(restore(path('all'), target)).rejects.toMatchObject({
        code: 'database-not-empty',
      });
    });
  });

  test('of an earlier schema is loaded as that and brought forward', async () => {
    const further: Migration = {
      number: migrations().length + 1,
      name: '9999-further.sql',
      statements: `alter table workspace add motto text; update workspace set motto = 'On, ' || name;`,
      sha256: 'x',
    };
    const files = [...migrations(), further];
    for (const taken of [emptyDatabase, testDatabase]) {
      await within(taken, async (target) => {
        expect(await restore(path('all'), target, { files })).toMatchObject({
          schema: files.length,
        });
        const mottos = await sql<{ motto: string }>`
          select motto from workspace order by 1`.execute(target.database);
        expect(mottos.rows).toEqual([{ motto: 'On, Alder' }, { motto: 'On, Birch' }]);
      });
    }
  });

  test('of a later schema is refused', async () => {
    const files = migrations().slice(0, -1);
    await within(emptyDatabase, async (target) => {
      await expect(restore(path('all'), target, { files })).rejects.toMatchObject({
        code: 'backup-newer',
      });
      expect(await tableNames(target.database)).toEqual([]);
    });
  });
});

describe('a backup of one workspace', () => {
  test('has nothing of others, and nothing that lets anybody in', async () => {
    const text = unpacked('alder');
    expect(text).not.toContain('Birch');
    expect(text).not.toContain('bob@example.org');
    expect(text).not.toContain('argon2');
    for (const table of ['token', 'invite', 'report_link', 'steering_link', 'job']) {
      expect(text).not.toContain(`"table":"${table}"`);
    }
    expect(text).toContain('dan@example.org');
    await expect(backup(source, sunk(), { madeAt, workspace: id(77) })).rejects.toMatchObject({
      code: 'workspace-unknown',
    });
  });

  test('comes into another server, where people are known by their email', async () => {
    await within(testDatabase, async (target) => {
      const { database } = target;
      await sql`
        insert into person (id, email, name, password_hash, created_at)
        values (${id(50)}, 'carla@example.org', 'Carla C', 'here', now())`.execute(database);
      const other = await allRows(database);
      const report = await restore(path('alder'), target);
      expect(report).toMatchObject({ workspaces: [{ id: id(10), name: 'Alder' }], known: 1 });
      const people = await sql<{ id: string; password_hash: string | null }>`
        select id, password_hash from person order by id`.execute(database);
      expect(people.rows).toEqual([
        { id: id(1), password_hash: null },
        { id: id(4), password_hash: null },
        { id: id(50), password_hash: 'here' },
      ]);
      const members = await sql<{ person_id: string }>`
        select person_id from member order by 1`.execute(database);
      expect(members.rows).toEqual([{ person_id: id(1) }, { person_id: id(50) }]);
      const authors = await sql<{ id: string; name: string }>`
        select id, name from author order by id`.execute(database);
      expect(authors.rows).toEqual([
        { id: id(3), name: 'Carla' },
        { id: id(13), name: 'Nightly report' },
        { id: 'imported', name: 'Edith Long gone' },
      ]);
      for (const table of ['project', 'project_head', 'change', 'record', 'branch']) {
        const mine = (await rowsOf(source.database, table)).filter(
          (row) => !row.includes(id(20)) && !row.includes(id(22)),
        );
        expect(mine.length).toBeGreaterThan(0);
        expect(await rowsOf(database, table)).toEqual(mine);
      }
      expect(await tableNames(database)).toEqual(
        Object.keys(other).concat('schema_version').sort(),
      );
      const { rows } = await sql`
        select from information_schema.schemata where schema_name like 'throughline%'`.execute(
        database,
      );
      expect(rows).toEqual([]);
    });
  });

  test('is refused where it is already, and comes out of a backup of everything', async () => {
    await within(testDatabase, async (target) => {
      await restore(path('all'), target, { workspace: 'Birch' });
      const before = await allRows(target.database);
      expect(before.workspace).toHaveLength(1);
      expect(before.person?.some((row) => row.includes('argon2'))).toBe(false);
      expect(before.token).toEqual([]);
      const again = restore(path('all'), target, { workspace: id(20) });
      await expect(again).rejects.toMatchObject({ code: 'already-there' });
      const unknown = restore(path('all'), target, { workspace: id(30) });
      await expect(unknown).rejects.toMatchObject({ code: 'workspace-unknown' });
      expect(await allRows(target.database)).toEqual(before);
      expect((await restore(path('alder'), target)).known).toBe(1);
      expect(await rowsOf(target.database, 'workspace')).toHaveLength(2);
      expect(await rowsOf(target.database, 'access_log')).toHaveLength(4);
    });
  });

  test('comes into an empty database, too', async () => {
    await within(emptyDatabase, async (target) => {
      expect(await restore(path('alder'), target)).toMatchObject({ known: 0 });
      expect(await rowsOf(target.database, 'workspace')).toHaveLength(1);
    });
  });
});

describe('the file', () => {
  test('has no secret in plain text', () => {
    for (const name of ['all', 'alder']) {
      for (const secret of Object.values(secrets)) expect(unpacked(name)).not.toContain(secret);
    }
  });

  test('may be read by its owner alone, and stands there only when it is whole', async () => {
    expect(statSync(path('all')).mode & 0o777).toBe(0o600);
    const before = readdirSync(folder);
    const failed = backupToFile(path('none'), source, { madeAt, workspace: id(77) });
    await expect(failed).rejects.toMatchObject({ code: 'workspace-unknown' });
    expect(readdirSync(folder)).toEqual(before);
  });

  test('leaves nothing behind where the database goes away, one way or the other', async () => {
    const cut = async (target: Taken) => {
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(target.database);
    };
    const before = readdirSync(folder);
    let reached = false;
    const once = (table: string, target: Taken) => (done: { readonly table: string }) => {
      if (done.table !== table || reached) return;
      reached = true;
      void cut(target);
    };
    // As large as it takes for the cut to come in the middle.
    const rows = sql`
      insert into record select ${id(12)}, 'x' || n, 'task', repeat(n::text, 200)
      from generate_series(1, 6000) n`;
    await within(testDatabase, async (target) => {
      await fill(target.database);
      await rows.execute(target.database);
      const progress = once('record', target);
      await expect(backupToFile(path('cut'), target, { madeAt, progress })).rejects.toThrow();
      expect(reached).toBe(true);
      expect(readdirSync(folder)).toEqual(before);
      await backupToFile(path('large'), target, { madeAt });
    });
    reached = false;
    await within(emptyDatabase, async (target) => {
      const progress = once('record', target);
      await expect(restore(path('large'), target, { progress })).rejects.toThrow();
      expect(reached).toBe(true);
      expect(await tableNames(target.database)).toEqual([]);
      await restore(path('large'), target);
      expect(await rowsOf(target.database, 'record')).toHaveLength(6_004);
    });
  });

  test('that cannot be written ends the backup, and the connection', async () => {
    const full = new Writable({
      write: (_, __, done) => done(new Error('the disk is full')),
    });
    await expect(backup(source, full, { madeAt })).rejects.toThrow('the disk is full');
  });
});

function sunk(): Writable {
  return new Writable({ write: (_, __, done) => done() });
}
