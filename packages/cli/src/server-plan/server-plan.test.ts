import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleProgramme } from '@throughline/sample';
import { connect, createProject, migrate, type Node, startNode } from '@throughline/server';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { throughline } from '../shell.testing.ts';

const ID = (last: number) => `018f0000-0000-7000-8000-00000000000${last}`;
const [ADA, ALDER, PLAN, TOKEN] = [ID(1), ID(2), ID(3), ID(4)];
const SECRET = 'tl_a-token-for-tests';
const name = `cli_server_plan_${process.pid}`;
const postgres = inject('postgresUrl');
const url = postgres.replace(/\/[^/?]*\?/, `/${name}?`);
const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
let node: Node;
let ids = 0;

beforeAll(async () => {
  await inPostgres(`create database ${name} template template0`);
  const { database } = connect({ url, connections: 2 });
  await migrate(database);
  const at = new Date();
  await database
    .insertInto('workspace')
    .values({ id: ALDER, name: 'Alder', created_at: at })
    .execute();
  await database
    .insertInto('person')
    .values({
      id: ADA,
      email: 'ada@example.org',
      name: 'Ada',
      password_hash: null,
      created_at: at,
      disabled_at: null,
    })
    .execute();
  await database
    .insertInto('member')
    .values({ workspace_id: ALDER, person_id: ADA, role: 'manager', created_at: at })
    .execute();
  await database
    .insertInto('token')
    .values({
      id: TOKEN,
      secret_hash: createHash('sha256').update(SECRET).digest('hex'),
      workspace_id: ALDER,
      person_id: ADA,
      name: 'tests',
      scope: 'write',
      role: null,
      project_id: null,
      created_by: ADA,
      created_at: at,
      expires_at: new Date(at.getTime() + 3_600_000),
      used_at: null,
      revoked_at: null,
    })
    .execute();
  const { history, branches, people } = sampleProgramme();
  const project = { id: PLAN, workspaceId: ALDER, name: 'Data-centre exit', at, history };
  await database
    .transaction()
    .execute((tx) => createProject(tx, { ...project, branches, authors: people }));
  await database.destroy();
  node = await startNode({
    reach: { url },
    settings: { url: 'http://localhost', requestsPerMinute: 0 },
    log: pino({ level: 'silent' }),
    listen: { host: 'localhost', port: 0 },
  });
}, 60_000);
afterAll(async () => {
  await node.stop();
  await inPostgres(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

async function inPostgres(statement: string): Promise<void> {
  const { database, pool } = connect({ url: postgres, connections: 1 });
  await pool.query(statement);
  await database.destroy();
}

/** A command about the plan on the server, each with ids of its own. */
const ask = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  throughline(args, {
    idsFrom: ++ids * 1_000,
    env: { THROUGHLINE_SERVER: node.address, THROUGHLINE_TOKEN: SECRET, ...env },
  });
const PROJECT = 'data-centre exit';

describe('a plan on a server', () => {
  test('is answered for as its file would be, by name, id or address', async () => {
    const { out } = await ask(['status', PROJECT]);
    expect(out).toContain('At risk: Vacant possession is forecast for Fri 25 Jun 2027');
    expect((await ask(['status', PLAN])).out).toBe(out);
    const address = `${node.address}/projects/Data-centre%20exit`;
    expect((await ask(['status', address], { THROUGHLINE_SERVER: '' })).out).toBe(out);
  });

  test('is changed under the server’s rules, in the name of the token’s person', async () => {
    const edited = await ask(['edit', PROJECT, '441', 'duration', '8d', '--cause', 'estimate']);
    expect(edited.out).toContain('#2111');
    const { out } = await ask(['history', PROJECT, '--limit', '1']);
    expect(out).toMatch(/#2111 .* Ada +Set the duration of ‘441 .* from 6d to 8d/);
    expect((await ask(['undo', PROJECT])).out).toContain('#2112');
    expect((await ask(['redo', PROJECT])).out).toContain('#2113');
  });

  test('is changed on a branch, which is approved and merged', async () => {
    await ask(['branch', PROJECT, 'new', 'Try it', '--reason', 'To see']);
    await ask(['edit', PROJECT, '441', 'duration', '9d', '--branch', 'Try it']);
    const shown = await ask(['branch', PROJECT, 'show', 'Try it']);
    expect(shown.out).toContain('from 8d to 9d');
    await ask(['branch', PROJECT, 'approve', 'Try it', '--note', 'Fine']);
    const merged = await ask(['branch', PROJECT, 'merge', 'Try it', '--approved']);
    expect(merged.out).toContain('Merged Try it: 1 edit.');
    await ask(['branch', PROJECT, 'new', 'Not this']);
    await ask(['branch', PROJECT, 'drop', 'Not this', '--reason', 'Too late']);
    const { out } = await ask(['branch', PROJECT, 'list', '--json']);
    const states = JSON.parse(out).branches.map((one: { name: string; state: string }) => [
      one.name,
      one.state,
    ]);
    expect(states).toContainEqual(['Try it', 'merged']);
    expect(states).toContainEqual(['Not this', 'dropped']);
  });

  test('takes its next file, which the server reads itself', async () => {
    const before = join(folder, 'before.xml');
    expect((await ask(['convert', PROJECT, before])).code).toBe(0);
    const updated = await ask(['update', PROJECT, before, '--sure']);
    expect(updated.error).toBe('');
    expect(updated.code).toBe(0);
    const { out } = await ask(['history', PROJECT, '--limit', '1']);
    expect(out).toContain('Brought in before.xml');
  });

  test('is refused with the server’s code; nothing is tried as somebody else', async () => {
    const unknown = await ask(['status', 'Nothing']);
    expect(unknown.error).toContain('project-unknown');
    const stranger = await ask(['status', PROJECT], { THROUGHLINE_TOKEN: 'tl_unknown' });
    expect(stranger.error).toContain('not-signed-in');
    expect(stranger.code).toBe(3);
    const nobody = await ask(['status', PROJECT], {
      THROUGHLINE_TOKEN: '',
      THROUGHLINE_KEYRING: join(folder, 'none.json'),
    });
    expect(nobody.error).toContain('token-missing');
  });

  test('is reached by a keyring that nobody else may read', async () => {
    const keyring = join(folder, 'tokens.json');
    const env = { THROUGHLINE_TOKEN: '', THROUGHLINE_KEYRING: keyring };
    writeFileSync(keyring, JSON.stringify({ [`${node.address}/`]: SECRET }), { mode: 0o644 });
    expect((await ask(['status', PROJECT], env)).error).toContain('keyring-open');
    rmSync(keyring);
    writeFileSync(keyring, JSON.stringify({ [node.address]: SECRET }), { mode: 0o600 });
    expect((await ask(['status', PROJECT], env)).code).toBe(0);
    writeFileSync(keyring, 'tl_a-token', { mode: 0o600 });
    expect((await ask(['status', PROJECT], env)).error).toContain('keyring-invalid');
  });
});
