import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordId } from '@throughline/model';
import { sampleProgramme } from '@throughline/sample';
import { beginWith, connect, migrate } from '@throughline/server';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { throughline } from './shell.testing.ts';

// Databases are made and thrown away: on a machine with other work that takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const WORKSPACE = '018f0000-0000-7000-8000-000000000001';
const PROJECT = '018f0000-0000-7000-8000-000000000002';

let folder: string;
const file = (name: string) => join(folder, name);
const server = inject('postgresUrl');
const names: string[] = [];

/** A database of this test; empty, without a schema. */
async function aDatabase(): Promise<string> {
  const name = `cli_${process.pid}_${names.length}`;
  names.push(name);
  await inServer(`create database ${name} template template0`);
  return server.replace(/\/[^/?]*\?/, `/${name}?`);
}

async function inServer(statement: string): Promise<void> {
  const { database, pool } = connect({ url: server, connections: 1 });
  await pool.query(statement);
  await database.destroy();
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const { database, pool } = connect({ url, connections: 1 });
  const { rows } = await pool.query<Record<string, unknown>>(statement);
  await database.destroy();
  return rows;
}

let source: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  source = await aDatabase();
  const { database } = connect({ url: source, connections: 2 });
  await migrate(database);
  await beginWith(database, {
    id: WORKSPACE,
    name: 'Alder',
    at: new Date('2026-11-21T09:00:00Z'),
    project: () => {
      const { history, branches, people } = sampleProgramme();
      const name = 'Data-centre exit';
      return { id: recordId(PROJECT), name, history, branches, authors: people };
    },
  });
  await database.destroy();
});
afterAll(async () => {
  for (const name of names) await inServer(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true });
});

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('backup and restore', () => {
  test('a server goes into a file, and out of it into another; there it verifies', async () => {
    const args = ['backup', file('all.gz'), '--database', source];
    const written = await throughline(args);
    expect(written).toMatchObject({ code: 0 });
    expect(flat(written.out)).toMatch(
      /holds 1 workspace with 1 project and \d+ changes, [\d.]+ kB\./,
    );
    const target = await aDatabase();
    const restored = await throughline(['restore', file('all.gz')], {
      env: { DATABASE_URL: target },
    });
    expect(restored).toMatchObject({ code: 0 });
    expect(flat(restored.out)).toContain('is restored: Alder.');
    const verified = await throughline(['verify', '--database', target]);
    expect(verified).toMatchObject({ code: 0 });
    expect(flat(verified.out)).toMatch(/Whole: 1 project with \d+ changes\./);
    const count = 'select count(*) from change';
    expect(await query(target, count)).toEqual(await query(source, count));
  });

  test('one workspace, beside others; a second time it is refused', async () => {
    const target = await aDatabase();
    const args = ['--database', source, '--workspace', WORKSPACE, '--json'];
    const { out } = await throughline(['backup', file('alder.gz'), ...args]);
    expect(JSON.parse(out)).toMatchObject({ scope: { kind: 'workspace', name: 'Alder' } });
    const restore = ['restore', file('alder.gz'), '--json', '--database', target];
    const first = await throughline(restore);
    expect(JSON.parse(first.out)).toMatchObject({
      workspaces: [{ id: WORKSPACE, name: 'Alder' }],
      known: 0,
    });
    const again = await throughline(restore);
    expect(again).toMatchObject({ out: '', code: 3 });
    expect(flat(again.error)).toContain('is there already. [already-there]');
  });

  test('a file that is there is kept, and nothing half is left', async () => {
    writeFileSync(file('kept.gz'), 'mine');
    const kept = await throughline(['backup', file('kept.gz'), '--database', source]);
    expect(kept).toMatchObject({ out: '', code: 2 });
    expect(readFileSync(file('kept.gz'), 'utf8')).toBe('mine');
    const before = readdirSync(folder);
    const unknown = ['backup', file('none.gz'), '--database', source, '--workspace', 'Birch'];
    const refused = await throughline(unknown);
    expect(refused.code).toBe(3);
    expect(refused.error).toContain('[workspace-unknown]');
    const nowhere = await throughline(['backup', file('no/b.gz'), '--database', source]);
    expect(flat(nowhere.error)).toContain('Its folder does not exist.');
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each([
    ['no file', ['restore', 'nothing.gz'], 'There is no such file.'],
    ['a folder', ['restore', '.'], 'It is a folder'],
    ['no backup', ['restore', 'package.json'], '[not-a-backup]'],
    ['no data folder', ['backup', 'x.gz', '--data', 'package.json/data'], '[data-folder]'],
  ])('%s: refused', async (_, args, why) => {
    const { out, error, code } = await throughline(args, { env: { DATABASE_URL: source } });
    expect({ out, code }).toEqual({ out: '', code: 3 });
    expect(flat(error)).toContain(why);
  });
});

describe('verify of a server', () => {
  test('says of each project what it has, and which is not what was written', async () => {
    const target = await aDatabase();
    await throughline(['backup', file('b.gz'), '--database', source]);
    await throughline(['restore', file('b.gz'), '--database', target]);
    const { out } = await throughline(['verify', '--database', target]);
    expect(flat(out)).toMatch(/● Data-centre exit: \d+ changes, \d+ branches, \d+ records/);
    await query(target, `update change set payload = replace(payload, 'a', 'b') where seq = 9`);
    const found = await throughline(['verify', '--database', target]);
    expect(found.code).toBe(3);
    expect(flat(found.error)).toContain('Data-centre exit: ');
    expect(flat(found.out)).toContain('Of 1 project, 1 not what was written.');
    const json = await throughline(['verify', '--database', target, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      whole: false,
      projects: [{ name: 'Data-centre exit', fault: { seq: 9 } }],
    });
    const other = ['verify', '--database', target, '--project', WORKSPACE];
    expect(flat((await throughline(other)).out)).toContain('There is no project to look at.');
  });

  test('of a backup reads every byte of it, without a server', async () => {
    await throughline(['backup', file('c.gz'), '--database', source]);
    const { out, code } = await throughline(['verify', file('c.gz')]);
    expect(code).toBe(0);
    expect(flat(out)).toContain('c.gz holds 1 workspace with 1 project');
    const bytes = readFileSync(file('c.gz'));
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(file('c.gz'), bytes);
    const damaged = await throughline(['verify', file('c.gz')]);
    expect(damaged).toMatchObject({ out: '', code: 3 });
    expect(flat(damaged.error)).toContain('not what was written. [backup-damaged]');
  });

  test('makes nothing where nothing is', async () => {
    for (const args of [['verify'], ['backup', file('d.gz')]]) {
      const refused = await throughline([...args, '--data', file('nowhere')]);
      expect(refused).toMatchObject({ out: '', code: 3 });
      expect(flat(refused.error)).toContain('No server has kept anything here.');
    }
    expect(readdirSync(folder)).not.toContain('nowhere');
  });

  test('is not asked about a file, nor a file about a server', async () => {
    const both = await throughline(['verify', 'plan.throughline', '--database', source]);
    expect(both).toMatchObject({ out: '', code: 2 });
    expect(both.error).toContain('--database is for the projects of a server.');
    const recover = await throughline(['verify', '--recover', 'out', '--database', source]);
    expect(recover.error).toContain('--recover is for a file.');
  });
});
