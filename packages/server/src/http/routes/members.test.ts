import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createToken } from '../../accounts/index.ts';
import { authorNames } from '../../projects/answers/index.ts';
import { aProject, ask, aWorkspace, testServer } from '../test-server.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let made: Awaited<ReturnType<typeof aWorkspace>>;
let url: string;

beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  made = await aWorkspace(server.context);
  url = `/api/v1/workspaces/${made.workspaceId}`;
});
afterAll(() => server.close());

type By = 'owner' | 'manager' | 'contributor' | 'viewer' | 'guest';
const as = (
  by: By,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
) => ask(server.app, made.tokenByRole[by], method, path, body);

describe('a member', () => {
  test('loses with the role what it allowed, at the next request', async () => {
    const projectId = await aProject(server.context, made.workspaceId);
    const project = `/api/v1/projects/${projectId}`;
    expect((await as('manager', 'GET', `${project}/invites`)).statusCode).toBe(200);
    const { manager } = made.personByRole;
    await as('owner', 'PATCH', `${url}/members/${manager}`, { role: 'viewer' });
    expect((await as('manager', 'GET', `${project}/invites`)).statusCode).toBe(403);
    await as('owner', 'PUT', `${project}/members/${manager}`, { role: 'manager' });
    expect((await as('manager', 'GET', `${project}/invites`)).statusCode).toBe(200);
    await as('owner', 'DELETE', `${project}/members/${manager}`);
    expect((await as('manager', 'GET', `${project}/invites`)).statusCode).toBe(403);
    await as('owner', 'DELETE', `${url}/members/${manager}`);
    expect((await as('manager', 'GET', `${project}/members`)).statusCode).toBe(401);
  });

  test('who is removed loses their tokens there, and has none of them when they come back', async () => {
    const { database } = server.context;
    const { viewer: personId } = made.personByRole;
    await as('owner', 'DELETE', `${url}/members/${personId}`);
    expect((await as('viewer', 'GET', url)).statusCode).toBe(401);
    await database
      .insertInto('member')
      .values({
        workspace_id: made.workspaceId,
        person_id: personId,
        role: 'viewer',
        created_at: new Date(),
      })
      .execute();
    expect((await as('viewer', 'GET', url)).statusCode).toBe(401);
    expect((await as('owner', 'DELETE', `${url}/members/${personId}`)).statusCode).toBe(204);
    expect((await as('owner', 'DELETE', `${url}/members/${personId}`)).statusCode).toBe(404);
  });

  test('who is the last owner stays it, also when two lower each other at the same time', async () => {
    const { owner, manager } = made.personByRole;
    const lower = (by: By, personId: string) =>
      as(by, 'PATCH', `${url}/members/${personId}`, { role: 'viewer' });
    expect((await lower('owner', owner)).json().code).toBe('last-owner');
    expect((await as('owner', 'DELETE', `${url}/members/${owner}`)).json().code).toBe('last-owner');
    for (let round = 0; round < 5; round++) {
      await as('owner', 'PATCH', `${url}/members/${manager}`, { role: 'owner' });
      const replies = await Promise.all([lower('owner', manager), lower('manager', owner)]);
      expect(replies.map(({ statusCode }) => statusCode).sort()).toContain(204);
      const { rows } = await ownersOf(made.workspaceId);
      expect(rows).toBe(1);
      // Whoever lost gets it back for the next round.
      for (const by of ['owner', 'manager'] as const) {
        await as(by, 'PATCH', `${url}/members/${made.personByRole.owner}`, { role: 'owner' });
      }
    }
  });

  test('who owns with somebody whose account is closed is the last owner', async () => {
    const { owner, manager } = made.personByRole;
    await as('owner', 'PATCH', `${url}/members/${manager}`, { role: 'owner' });
    await server.context.database
      .updateTable('person')
      .set({ disabled_at: new Date() })
      .where('id', '=', manager)
      .execute();
    const reply = await as('owner', 'PATCH', `${url}/members/${owner}`, { role: 'viewer' });
    expect(reply.json().code).toBe('last-owner');
  });

  test('of another workspace is not found, nor given a role in a project', async () => {
    const other = await aWorkspace(server.context, 'Birch');
    const stranger = other.personByRole.viewer;
    const projectId = await aProject(server.context, made.workspaceId);
    const role = { role: 'viewer' };
    for (const path of [`${url}/members/${stranger}`, `${url}/members/${made.workspaceId}`]) {
      expect((await as('owner', 'PATCH', path, role)).json().code).toBe('not-found');
      expect((await as('owner', 'DELETE', path)).json().code).toBe('not-found');
    }
    const given = await as(
      'owner',
      'PUT',
      `/api/v1/projects/${projectId}/members/${stranger}`,
      role,
    );
    expect(given.json().code).toBe('not-found');
    const foreign = await as('owner', 'GET', `/api/v1/workspaces/${other.workspaceId}/members`);
    const unknown = await as('owner', 'GET', `/api/v1/workspaces/${stranger}/members`);
    const nonsense = await as('owner', 'GET', `/api/v1/workspaces/nonsense/members`);
    for (const reply of [foreign, unknown, nonsense]) {
      expect({ ...reply.json(), requestId: '' }).toEqual({ ...foreign.json(), requestId: '' });
    }
  });
});

describe('a token', () => {
  const create = (by: By, body: object, path = 'tokens') =>
    as(by, 'POST', `${url}/${path}`, { name: 'For a test', expiresInDays: 30, ...body });

  test('is shown once and listed without its secret, with its last use', async () => {
    const { token, id } = (await create('viewer', { scope: 'read' })).json();
    expect(token).toMatch(/^tl_[\w-]{49}$/);
    await ask(server.app, token, 'GET', url);
    const list = await as('viewer', 'GET', `${url}/tokens`);
    expect(list.body).not.toContain(token);
    expect(list.body).not.toContain('hash');
    const [listed] = list.json().tokens.filter((one: { id: string }) => one.id === id);
    expect(listed).toMatchObject({ kind: 'personal', scope: 'read', role: null });
    expect(listed.usedAt).not.toBeNull();
    const stored = await server.context.database.selectFrom('token').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test('that may read changes nothing, and makes no token that may more', async () => {
    const { token: read } = (await create('owner', { scope: 'read' })).json();
    expect((await ask(server.app, read, 'GET', `${url}/members`)).statusCode).toBe(200);
    expect((await ask(server.app, read, 'PATCH', url, { name: 'Elm' })).statusCode).toBe(403);
    const { token: write } = (await create('owner', { scope: 'write' })).json();
    expect((await ask(server.app, write, 'PATCH', url, { name: 'Elm' })).statusCode).toBe(403);
    const wanted = { name: 'More', scope: 'admin', expiresInDays: 1 };
    expect((await ask(server.app, write, 'POST', `${url}/tokens`, wanted)).statusCode).toBe(403);
    // Whatever the table of access says of it.
    const maker = { id: made.personByRole.owner, kind: 'person', scope: 'write' } as const;
    await expect(
      createToken(server.context, maker, made.workspaceId, { ...wanted, scope: 'admin' }),
    ).rejects.toThrow('not-allowed');
  });

  test('made by a token ends no later than it, and reaches no further', async () => {
    const projectId = await aProject(server.context, made.workspaceId);
    const parent = (await create('owner', { scope: 'admin', expiresInDays: 2 })).json();
    const wanted = { name: 'Child', scope: 'admin', expiresInDays: 300 };
    const child = (await ask(server.app, parent.token, 'POST', `${url}/tokens`, wanted)).json();
    expect(child.expiresAt).toBe(parent.expiresAt);
    const bound = (await create('owner', { scope: 'admin', projectId })).json();
    expect((await ask(server.app, bound.token, 'GET', url)).statusCode).toBe(404);
    const project = `/api/v1/projects/${projectId}/members`;
    expect((await ask(server.app, bound.token, 'GET', project)).statusCode).toBe(200);
    const other = await aProject(server.context, made.workspaceId);
    const elsewhere = `/api/v1/projects/${other}/members`;
    expect((await ask(server.app, bound.token, 'GET', elsewhere)).statusCode).toBe(404);
  });

  test('of a service has its own role, writes under its own name, and is revoked by owners', async () => {
    const reply = await create(
      'owner',
      { scope: 'write', role: 'viewer', name: 'Jira' },
      'service-tokens',
    );
    const { token, id } = reply.json();
    const account = await ask(server.app, token, 'GET', '/api/v1/account');
    expect(account.json()).toEqual({
      id,
      kind: 'service',
      scope: 'write',
      role: 'viewer',
      workspaces: [{ id: made.workspaceId, name: 'Alder', role: 'viewer' }],
    });
    expect((await ask(server.app, token, 'GET', `${url}/members`)).statusCode).toBe(200);
    const names = await authorNames(server.context.database, made.workspaceId, [
      id,
      made.personByRole.owner,
      'nobody',
    ]);
    expect(names).toEqual({ [id]: 'Jira', [made.personByRole.owner]: 'owner' });
    expect((await as('manager', 'DELETE', `${url}/tokens/${id}`)).statusCode).toBe(404);
    expect((await as('owner', 'DELETE', `${url}/tokens/${id}`)).statusCode).toBe(204);
    expect((await ask(server.app, token, 'GET', `${url}/members`)).statusCode).toBe(401);
  });

  test('of a service acts as no person: it makes no personal token, and whoever made it answers for its invitations', async () => {
    const reply = await create('owner', { scope: 'admin', role: 'manager' }, 'service-tokens');
    const { token } = reply.json();
    const wanted = { name: 'Mine', scope: 'read', expiresInDays: 1 };
    expect((await ask(server.app, token, 'POST', `${url}/tokens`, wanted)).statusCode).toBe(403);
    const invited = await ask(server.app, token, 'POST', `${url}/invites`, { role: 'viewer' });
    expect(invited.statusCode).toBe(201);
    const above = await ask(server.app, token, 'POST', `${url}/invites`, { role: 'owner' });
    expect(above.json().code).toBe('role-above-own');
    const session = await ask(server.app, token, 'GET', '/api/v1/account/sessions');
    expect(session.statusCode).toBe(403);
  });

  test('that ended, was mistyped or is for longer than a year is refused', async () => {
    const { token, id } = (await create('viewer', { scope: 'read' })).json();
    const mistyped = await ask(server.app, `${token.slice(0, -1)}!`, 'GET', url);
    expect(mistyped.json().detail).toContain('mistyped');
    await server.context.database
      .updateTable('token')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', id)
      .execute();
    const ended = await ask(server.app, token, 'GET', url);
    expect(ended.statusCode).toBe(401);
    expect(ended.json().detail).toBeUndefined();
    expect((await create('viewer', { scope: 'read', expiresInDays: 366 })).statusCode).toBe(400);
  });
});

describe('a programme', () => {
  test('is begun, renamed and removed; its projects stay; that of another workspace is not found', async () => {
    const { id } = (await as('manager', 'POST', `${url}/programmes`, { name: 'Migration' })).json();
    const projectId = await aProject(server.context, made.workspaceId);
    await server.context.database
      .updateTable('project')
      .set({ programme_id: id })
      .where('id', '=', projectId)
      .execute();
    const one = `${url}/programmes/${id}`;
    expect((await as('manager', 'PATCH', one, { name: 'Move' })).json()).toEqual({
      id,
      name: 'Move',
    });
    expect((await as('viewer', 'GET', `${url}/programmes`)).json()).toEqual({
      programmes: [{ id, name: 'Move' }],
    });
    const other = await aWorkspace(server.context, 'Birch');
    const foreign = `/api/v1/workspaces/${other.workspaceId}/programmes/${id}`;
    expect((await ask(server.app, other.tokenByRole.owner, 'DELETE', foreign)).statusCode).toBe(
      404,
    );
    expect((await as('viewer', 'DELETE', one)).statusCode).toBe(403);
    expect((await as('manager', 'DELETE', one)).statusCode).toBe(204);
    expect((await as('manager', 'DELETE', one)).statusCode).toBe(404);
  });
});

async function ownersOf(workspaceId: string): Promise<{ rows: number }> {
  const rows = await server.context.database
    .selectFrom('member')
    .select('person_id')
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'owner')
    .execute();
  return { rows: rows.length };
}
