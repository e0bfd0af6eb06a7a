import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstStartLink, passwords } from '../../accounts/index.ts';
import { aSmallPlan } from '../routes/edits-plan.testing.ts';
import { buildServer } from '../server.ts';
import { testServer } from '../test-server.testing.ts';
import { Browser } from './browser.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

test('no secret is in the log, in an answer after its first, or in the database', async () => {
  const lines: string[] = [];
  const log = pino(
    { level: 'trace' },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const { context, workspaceId, personByRole } = server;
  const app = await buildServer(context, { log });
  const { projectId } = await aSmallPlan(server, [
    {
      kind: 'resource.add',
      record: { id: 'r', kind: 'resource', audience: 'internal', name: 'R', type: 'work' },
    },
  ]);
  const PASSWORD = 'canary-password-of-the-owner';
  const GUESS = 'canary-guess-that-was-wrong';
  const NEXT = 'canary-password-of-tomorrow';
  await context.database
    .updateTable('person')
    .set({ password_hash: await passwords.hash(PASSWORD), email: 'owner@example.org' })
    .where('id', '=', personByRole.owner)
    .execute();
  const browser = new Browser(app);
  const secrets = [PASSWORD, GUESS, NEXT];
  const answers: string[] = [];
  const keep = (reply: Awaited<ReturnType<Browser['send']>>) => {
    answers.push(reply.body, JSON.stringify(reply.headers));
    return reply;
  };
  keep(await browser.signIn('owner@example.org', GUESS));
  // Typed into the wrong field, sent as no JSON, put into an address that is none.
  keep(await browser.signIn(GUESS, 'x'));
  keep(await browser.send('POST', '/api/v1/sign-in/password', { [GUESS]: GUESS, password: 1 }));
  await browser.signIn('owner@example.org', PASSWORD);
  secrets.push(browser.cookie?.split('=')[1] ?? '');
  const workspace = `/api/v1/workspaces/${workspaceId}`;
  const made = async (url: string, body: object) => (await browser.send('POST', url, body)).json();
  const invited = await made(`${workspace}/invites`, { role: 'viewer' });
  const token = await made(`${workspace}/tokens`, {
    name: 'Canary',
    scope: 'admin',
    expiresInDays: 1,
  });
  const link = await made(`/api/v1/projects/${projectId}/report-links`, { resourceId: 'r' });
  secrets.push(token.token, invited.url.split('#')[1], link.url.split('#')[1]);
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(20);
  for (const bearer of [token.token, link.url.split('#')[1], `${token.token}x`]) {
    const authorization = `Bearer ${bearer}`;
    for (const url of ['/api/v1/account', '/api/v1/report', '/nothing', `${workspace}/tokens`]) {
      keep(await browser.send('GET', url, undefined, { authorization, cookie: undefined }));
    }
  }
  for (const url of [`${workspace}/invites`, `${workspace}/access-log`, '/', '/join']) {
    keep(await browser.send('GET', url));
  }
  keep(await browser.send('GET', `/api/v1/projects/${projectId}/report-links`));
  keep(await browser.send('POST', '/api/v1/links/read', { secret: invited.url.split('#')[1] }));
  keep(await browser.send('POST', '/api/v1/links/read', { secret: GUESS }));
  const change = { current: PASSWORD, password: NEXT };
  await browser.send('PUT', '/api/v1/account/password', change);
  secrets.push(browser.cookie?.split('=')[1] ?? '');
  expect(await firstStartLink(context)).toBeUndefined();
  await app.close();

  expect(lines.length).toBeGreaterThan(10);
  const logged = lines.join('');
  const told = answers.join('');
  for (const secret of secrets) {
    expect(logged).not.toContain(secret);
    expect(told).not.toContain(secret);
  }
  for (const table of [
    'person',
    'session',
    'token',
    'invite',
    'report_link',
    'access_log',
    'attempt',
  ] as const) {
    const rows = JSON.stringify(await context.database.selectFrom(table).selectAll().execute());
    for (const secret of secrets) expect(rows).not.toContain(secret);
  }
});
