import { connect, migrate } from '@throughline/server';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { throughline } from './shell.testing.ts';

const ADA = '018f0000-0000-7000-8000-000000000001';
const BEA = '018f0000-0000-7000-8000-000000000002';
const ALDER = '018f0000-0000-7000-8000-000000000003';
const name = `cli_user_${process.pid}`;
const server = inject('postgresUrl');
const url = server.replace(/\/[^/?]*\?/, `/${name}?`);
let runs = 0;

beforeAll(async () => {
  await inServer(`create database ${name} template template0`);
  const { database } = connect({ url, connections: 2 });
  await migrate(database);
  const at = new Date('2026-11-21T08:00:00Z');
  await database
    .insertInto('workspace')
    .values({ id: ALDER, name: 'Alder', created_at: at })
    .execute();
  for (const [id, who, role] of [
    [ADA, 'ada', 'owner'],
    [BEA, 'bea', 'viewer'],
  ] as const) {
    const email = `${who}@example.org`;
    await database
      .insertInto('person')
      .values({ id, email, name: who, password_hash: null, created_at: at, disabled_at: null })
      .execute();
    await database
      .insertInto('member')
      .values({ workspace_id: ALDER, person_id: id, role, created_at: at })
      .execute();
  }
  await database.destroy();
});
afterAll(() => inServer(`drop database if exists ${name} with (force)`));

async function inServer(statement: string): Promise<void> {
  const { database, pool } = connect({ url: server, connections: 1 });
  await pool.query(statement);
  await database.destroy();
}

/** Each run has its own chance, so that no two secrets are the same. */
const run = (...args: string[]) =>
  throughline([...args, '--database', url], { idsFrom: ++runs * 1_000 });
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out);

describe('user', () => {
  test('lists people with their workspaces', async () => {
    const { out } = await run('user');
    expect(out).toContain('2 people');
    expect(out).toMatch(/bea@example\.org +bea +Alder: viewer/);
    const { people } = await json('user', 'list', '--workspace', 'Alder');
    expect(people.map(({ email }: { email: string }) => email)).toEqual([
      'ada@example.org',
      'bea@example.org',
    ]);
  });

  test('invites by a link on a line of its own, of the address that people use', async () => {
    const said = await run(
      'user',
      'invite',
      '--role',
      'owner',
      '--url',
      'https://plan.example.org',
    );
    expect(said).toMatchObject({ code: 0, error: '' });
    expect(said.out).toMatch(/^ {2}https:\/\/plan\.example\.org\/join#[\w-]{43}$/m);
    expect(said.out).toContain('as owner');
    expect(said.out).toContain('28 Nov 2026');
  });

  test('gives roles and takes them, but not the last owner’s', async () => {
    const said = await run('user', 'role', 'bea@example.org', '--role', 'manager');
    expect(said.out).toContain('bea is manager of Alder now.');
    const refused = await run('user', 'role', 'ada@example.org', '--role', 'viewer');
    expect(refused).toMatchObject({ code: 3, out: '' });
    expect(refused.error).toContain('[last-owner]');
    expect((await run('user', 'remove', 'ada@example.org')).error).toContain('[last-owner]');
  });

  test('names what it does not find, with what there is', async () => {
    const nobody = await run('user', 'disable', 'nobody@example.org');
    expect(nobody.error).toContain('[not-found]');
    const workspace = await run('user', 'invite', '--workspace', 'Birch');
    expect(workspace.error).toContain('Alder');
    expect((await run('user', 'disable')).code).toBe(2);
    expect((await run('user', 'role', 'ada@example.org')).code).toBe(2);
    expect((await run('user', 'role', 'ada@example.org', '--role', 'king')).code).toBe(2);
  });

  test('closes an account and opens it again; a password link works for it', async () => {
    await run('user', 'disable', 'bea@example.org');
    expect((await run('user')).out).toContain('disabled');
    expect((await run('user', 'enable', 'bea@example.org')).out).toContain('can sign in again');
    const { url: link } = await json('user', 'password-link', 'bea@example.org');
    expect(link).toMatch(/^http:\/\/localhost:7070\/join#/);
  });
});

describe('token', () => {
  test('is shown once; the list has no secret, and says which are good', async () => {
    const made = await json('token', 'create', 'Jira', '--scope', 'write', '--role', 'manager');
    const own = await json('token', 'create', 'laptop', '--for', 'bea@example.org', '--days', '7');
    const list = await run('token', 'list');
    expect(list.out).toContain('2 tokens, 2 good');
    expect(list.out).toMatch(/Jira +service, manager +write/);
    expect(list.out).toMatch(/laptop +bea +read +28 Nov 2026/);
    for (const { token } of [made, own]) expect(list.out).not.toContain(token);
    const { database } = connect({ url, connections: 2 });
    const rows = await database.selectFrom('token').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(made.token);
    expect(rows.find(({ id }) => id === made.id)).toMatchObject({
      created_by: ADA,
      person_id: null,
      role: 'manager',
    });
    const revoked = await run('token', 'revoke', made.id);
    expect(revoked.out).toContain('The token Jira lets nobody in any more.');
    expect((await run('token', 'revoke', made.id)).error).toContain('[not-found]');
    expect((await run('token')).out).toContain('2 tokens, 1 good');
    const log = await database
      .selectFrom('access_log')
      .select('person_id')
      .where('action', 'in', ['token.create', 'token.revoke'])
      .execute();
    expect(log).toEqual(Array(3).fill({ person_id: null }));
    await database.destroy();
  });

  test('lasts a year at most', async () => {
    expect((await run('token', 'create', 'long', '--days', '366')).code).toBe(2);
  });
});
