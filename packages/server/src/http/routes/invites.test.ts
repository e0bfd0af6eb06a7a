import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstStartLink, passwords } from '../../accounts/index.ts';
import { Browser, PASSWORD } from '../security/browser.testing.ts';
import { aProject, ask, aWorkspace, testServer } from '../test-server.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let projectId: string;
let newcomers = 0;

beforeAll(async () => {
  server = await testServer();
  projectId = await aProject(server.context, server.workspaceId);
});
afterAll(() => server.close());

const newcomer = () => ({
  name: 'New Comer',
  email: `newcomer-${++newcomers}@example.org`,
  password: PASSWORD,
});
const secretOf = (url: string) => url.split('#')[1] ?? '';
const browser = () => new Browser(server.app);
const join = (link: string, account?: object, by = browser()) =>
  by.send('POST', '/api/v1/links/join', {
    secret: secretOf(link),
    ...(account && { account }),
  });

async function invited(body: object, by: 'owner' | 'manager' = 'owner') {
  const { app, tokenByRole, workspaceId } = server;
  const url = `/api/v1/workspaces/${workspaceId}/invites`;
  const reply = await ask(app, tokenByRole[by], 'POST', url, body);
  expect(reply.statusCode).toBe(201);
  return reply.json() as { id: string; url: string };
}

async function roleOf(personId: string): Promise<string | undefined> {
  const row = await server.context.database
    .selectFrom('member')
    .select('role')
    .where('workspace_id', '=', server.workspaceId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.role;
}

describe('an invitation', () => {
  test('lets a new person in, signed in, with its role; its secret is in no address that is sent', async () => {
    const link = await invited({ role: 'contributor' });
    expect(link.url).toMatch(/^http:\/\/localhost\/join#[\w-]{43}$/);
    const read = await browser().send('POST', '/api/v1/links/read', { secret: secretOf(link.url) });
    expect(read.json()).toMatchObject({
      purpose: 'invite',
      workspace: 'Alder',
      role: 'contributor',
    });
    const own = browser();
    const reply = await join(link.url, newcomer(), own);
    expect(reply.statusCode).toBe(200);
    const account = (await own.send('GET', '/api/v1/account')).json();
    expect(account.workspaces).toEqual([
      { id: server.workspaceId, name: 'Alder', role: 'contributor' },
    ]);
    const log = await ask(
      server.app,
      server.tokenByRole.owner,
      'GET',
      `/api/v1/workspaces/${server.workspaceId}/access-log`,
    );
    const actions = log
      .json()
      .entries.slice(0, 2)
      .map(({ action }: { action: string }) => action);
    expect(actions).toEqual(['member.join', 'invite.create']);
    expect(log.body).not.toContain(secretOf(link.url));
  });

  test('works once: of twenty at the same time one comes in', async () => {
    const link = await invited({ role: 'viewer' });
    const replies = await Promise.all(Array.from({ length: 20 }, () => join(link.url, newcomer())));
    const statuses = replies.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([200, 410]));
    expect((await join(link.url, newcomer())).json().code).toBe('gone');
  });

  test('is for whoever is signed in, too, and never lowers what they have', async () => {
    const first = browser();
    const person = await join((await invited({ role: 'contributor' })).url, newcomer(), first);
    const { id } = person.json().person;
    expect((await join((await invited({ role: 'viewer' })).url, undefined, first)).statusCode).toBe(
      200,
    );
    expect(await roleOf(id)).toBe('contributor');
    expect(
      (await join((await invited({ role: 'manager' })).url, undefined, first)).statusCode,
    ).toBe(200);
    expect(await roleOf(id)).toBe('manager');
    const nobody = await join((await invited({ role: 'viewer' })).url);
    expect(nobody.json().code).toBe('not-signed-in');
  });

  test('with an address that has an account takes its password, and no other', async () => {
    const account = newcomer();
    await join((await invited({ role: 'viewer' })).url, account);
    const link = await invited({ role: 'manager' });
    const wrong = await join(link.url, { ...account, password: 'some other long password' });
    expect(wrong.json().code).toBe('sign-in-failed');
    expect((await join(link.url, account)).statusCode).toBe(200);
  });

  test('for one address is used by no other', async () => {
    const account = newcomer();
    const link = await invited({ role: 'viewer', email: account.email.toUpperCase() });
    expect((await join(link.url, newcomer())).json().code).toBe('link-for-another');
    expect((await join(link.url, account)).statusCode).toBe(200);
  });

  test('with a weak password is refused and stays good', async () => {
    const link = await invited({ role: 'viewer' });
    const weak = await join(link.url, { ...newcomer(), password: 'password1234' });
    expect(weak.json()).toMatchObject({ code: 'password-weak', field: '/password' });
    expect((await join(link.url, newcomer())).statusCode).toBe(200);
  });

  test('ends after seven days, when it is taken back, and when its maker may no longer give it', async () => {
    const { app, context, tokenByRole, workspaceId, personByRole } = server;
    const url = `/api/v1/workspaces/${workspaceId}`;
    const old = await invited({ role: 'viewer' });
    await context.database
      .updateTable('invite')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', old.id)
      .execute();
    expect((await join(old.url, newcomer())).json().code).toBe('gone');
    const taken = await invited({ role: 'viewer' });
    const open = await ask(app, tokenByRole.owner, 'GET', `${url}/invites`);
    const ids = open.json().invites.map(({ id }: { id: string }) => id);
    expect(ids).toContain(taken.id);
    expect(ids).not.toContain(old.id);
    expect(open.body).not.toContain(secretOf(taken.url));
    const gone = await ask(app, tokenByRole.manager, 'DELETE', `${url}/invites/${taken.id}`);
    expect(gone.statusCode).toBe(204);
    expect((await join(taken.url, newcomer())).json().code).toBe('gone');
    const byManager = await invited({ role: 'manager' }, 'manager');
    const demote = (role: string) =>
      ask(app, tokenByRole.owner, 'PATCH', `${url}/members/${personByRole.manager}`, { role });
    expect((await demote('viewer')).statusCode).toBe(204);
    expect((await join(byManager.url, newcomer())).json().code).toBe('gone');
    expect((await demote('manager')).statusCode).toBe(204);
  });

  test('gives no role above that of its maker', async () => {
    const { app, tokenByRole, workspaceId } = server;
    const url = `/api/v1/workspaces/${workspaceId}/invites`;
    const reply = await ask(app, tokenByRole.manager, 'POST', url, { role: 'owner' });
    expect(reply.json()).toMatchObject({
      code: 'role-above-own',
      accepted: ['manager', 'contributor', 'viewer', 'guest'],
    });
    const theirs = await invited({ role: 'owner' });
    const back = await ask(app, tokenByRole.manager, 'DELETE', `${url}/${theirs.id}`);
    expect(back.json().code).toBe('role-above-own');
    expect((await join(theirs.url, newcomer())).statusCode).toBe(200);
  });

  test('into one project makes a guest of the workspace with a role in the project', async () => {
    const { app, context, tokenByRole } = server;
    const other = await aProject(context, server.workspaceId);
    const url = `/api/v1/projects/${projectId}/invites`;
    const link = (await ask(app, tokenByRole.manager, 'POST', url, { role: 'contributor' })).json();
    const own = browser();
    const { person } = (await join(link.url, newcomer(), own)).json();
    expect(await roleOf(person.id)).toBe('guest');
    expect((await own.send('GET', `/api/v1/projects/${projectId}/members`)).statusCode).toBe(200);
    expect((await own.send('GET', `/api/v1/projects/${other}/members`)).statusCode).toBe(404);
    const listed = await ask(
      app,
      tokenByRole.manager,
      'GET',
      `/api/v1/projects/${projectId}/members`,
    );
    expect(listed.json().members).toContainEqual({
      personId: person.id,
      name: 'New Comer',
      email: person.email,
      role: 'contributor',
      workspaceRole: 'guest',
      projectRole: 'contributor',
    });
    const foreign = await aWorkspace(context, 'Birch');
    const swapped = await ask(
      app,
      foreign.tokenByRole.owner,
      'POST',
      `/api/v1/workspaces/${foreign.workspaceId}/invites`,
      { role: 'viewer', projectId },
    );
    expect(swapped.json()).toMatchObject({ status: 404, code: 'not-found' });
  });

  test.each([
    ['invites', { role: 'viewer', admin: true }],
    ['invites', { role: 'king' }],
  ])('%s with %o is refused', async (what, body) => {
    const url = `/api/v1/workspaces/${server.workspaceId}/${what}`;
    const reply = await ask(server.app, server.tokenByRole.owner, 'POST', url, body);
    expect(reply.statusCode).toBe(400);
  });
});

describe('a password link', () => {
  const make = (
    personId: string,
    token = server.tokenByRole.owner,
    workspaceId = server.workspaceId,
  ) =>
    ask(
      server.app,
      token,
      'POST',
      `/api/v1/workspaces/${workspaceId}/members/${personId}/password-link`,
    );

  test('sets a new password once, ends every session and lets a slowed owner in again', async () => {
    const own = browser();
    const account = newcomer();
    const { person } = (await join((await invited({ role: 'viewer' })).url, account, own)).json();
    for (let guess = 0; guess < 7; guess++) await browser().signIn(account.email, 'wrong');
    expect((await browser().signIn(account.email)).statusCode).toBe(429);
    const [first, second] = [(await make(person.id)).json(), (await make(person.id)).json()];
    const set = (link: { url: string }) =>
      browser().send('POST', '/api/v1/links/password', {
        secret: secretOf(link.url),
        password: 'a sentence that is new',
      });
    const replies = await Promise.all(Array.from({ length: 5 }, () => set(first)));
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect((await set(second)).json().code).toBe('gone');
    expect((await own.send('GET', '/api/v1/account')).statusCode).toBe(401);
    expect((await browser().signIn(account.email, 'a sentence that is new')).statusCode).toBe(200);
  });

  test('is not for somebody who is in a workspace that its maker does not own', async () => {
    const { app, context } = server;
    const account = newcomer();
    const own = browser();
    const { person } = (await join((await invited({ role: 'viewer' })).url, account, own)).json();
    const before = (await make(person.id)).json();
    const birch = await aWorkspace(context, 'Birch');
    const elsewhere = await ask(
      app,
      birch.tokenByRole.owner,
      'POST',
      `/api/v1/workspaces/${birch.workspaceId}/invites`,
      { role: 'manager' },
    );
    expect((await join(elsewhere.json().url, undefined, own)).statusCode).toBe(200);
    expect((await make(person.id)).json().code).toBe('member-elsewhere');
    const late = await browser().send('POST', '/api/v1/links/password', {
      secret: secretOf(before.url),
      password: 'the owner of Alder was here',
    });
    expect(late.json().code).toBe('gone');
    const stranger = birch.personByRole.viewer;
    expect((await make(stranger)).json().code).toBe('not-found');
  });
});

describe('the first start', () => {
  test('has a link while nobody is there; whoever uses one first owns what waits, and it ends the others', async () => {
    const empty = await testServer();
    const { app, context, workspaceId } = empty;
    expect(await firstStartLink(context)).toBeUndefined();
    await context.database.deleteFrom('token').execute();
    await context.database.deleteFrom('person').execute();
    const links = [await firstStartLink(context), await firstStartLink(context)] as string[];
    const start = (link: string, number: number) =>
      new Browser(app).send('POST', '/api/v1/links/first-start', {
        secret: secretOf(link),
        name: 'First',
        email: `first-${number}@example.org`,
        password: PASSWORD,
        workspace: 'Mine',
      });
    const before = passwords.count;
    const wrong = await start('http://localhost/join#guess', 0);
    expect(wrong.statusCode).toBe(404);
    expect(passwords.count).toBe(before);
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, number) => start(links[number % 2] ?? '', number)),
    );
    expect(replies.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    expect(replies.filter(({ statusCode }) => statusCode === 410)).toHaveLength(9);
    const members = await context.database.selectFrom('member').selectAll().execute();
    expect(members).toMatchObject([{ workspace_id: workspaceId, role: 'owner' }]);
    expect(await firstStartLink(context)).toBeUndefined();
    await empty.close();
  });
});
