import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passwords } from '../../accounts/index.ts';
import { testServer } from '../test-server.testing.ts';
import { Browser, PASSWORD } from './browser.testing.ts';
import { CONTENT_SECURITY_POLICY, publicUrlFault, sessionCookieName } from './index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let browser: Browser;

beforeAll(async () => {
  server = await testServer();
  const { context, personByRole } = server;
  await context.database
    .updateTable('person')
    .set({ password_hash: await passwords.hash(PASSWORD), email: 'owner@example.org' })
    .where('id', '=', personByRole.owner)
    .execute();
  browser = new Browser(server.app);
  await browser.signIn('owner@example.org');
});
afterAll(() => server.close());

const rename = (headers: Record<string, string | undefined>, by = browser) =>
  by.send('PATCH', '/api/v1/account', { name: 'Ada' }, headers);

describe('a change with a cookie', () => {
  test.each([
    ['our own page', {}, 200],
    [
      'our own page, in a browser that sends no Sec-Fetch-Site',
      { 'sec-fetch-site': undefined },
      200,
    ],
    ['our own page, with its origin kept back', { origin: 'null' }, 200],
    ['our own page, without Origin', { origin: undefined }, 200],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    [
      'another site, of which only Origin tells',
      { origin: 'https://evil.example', 'sec-fetch-site': undefined },
      403,
    ],
    [
      'another site, of which only Sec-Fetch-Site tells',
      { origin: undefined, 'sec-fetch-site': 'cross-site' },
      403,
    ],
    ['a neighbour of the same site', { origin: undefined, 'sec-fetch-site': 'same-site' }, 403],
    ['another port of this machine', { origin: 'http://localhost:8080' }, 403],
    ['this host over https', { origin: 'https://localhost' }, 403],
    ['a page without an origin', { origin: 'null', 'sec-fetch-site': undefined }, 403],
    ['nobody knows where', { origin: undefined, 'sec-fetch-site': undefined }, 403],
  ])('from %s', async (_from, headers, status) => {
    const reply = await rename(headers);
    expect(reply.statusCode).toBe(status);
    if (status === 403) expect(reply.json().code).toBe('origin-foreign');
  });

  test('is JSON, and nothing that a form of another site could send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const reply = await server.app.inject({
        method: 'PATCH',
        url: '/api/v1/account',
        headers: {
          cookie: browser.cookie ?? '',
          origin: 'http://localhost',
          'content-type': type,
        },
        payload: '{"name":"Eve"}',
      });
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      expect((await browser.send('GET', '/api/v1/account')).json().name).not.toBe('Eve');
    }
  });
});

test('signing in from another site is refused, so that nobody is signed in as somebody else', async () => {
  const evil = new Browser(server.app, 'https://evil.example');
  const reply = await evil.signIn('owner@example.org');
  expect(reply.statusCode).toBe(403);
  expect(reply.headers['set-cookie']).toBeUndefined();
});

test('a bearer needs no origin, and a cookie beside it does not count', async () => {
  const headers = {
    origin: 'https://evil.example',
    cookie: undefined,
    authorization: `Bearer ${server.tokenByRole.owner}`,
  };
  const url = `/api/v1/workspaces/${server.workspaceId}`;
  expect((await browser.send('PATCH', url, { name: 'Elm' }, headers)).statusCode).toBe(200);
  const both = { authorization: 'Bearer tl_unknown', cookie: browser.cookie };
  expect((await browser.send('GET', url, undefined, both)).statusCode).toBe(401);
});

test('no other site may read an answer', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  const reply = await server.app.inject({ method: 'OPTIONS', url: '/api/v1/account', headers });
  for (const name of Object.keys(reply.headers)) expect(name).not.toMatch(/^access-control/);
});

test('every answer says what browsers may do with it', async () => {
  for (const url of ['/', '/sign-in', '/join', '/report', '/api/v1/account', '/nothing-here']) {
    const { headers } = await server.app.inject({ method: 'GET', url });
    expect(headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
  }
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|data:|https?:/);
});

describe('the address people use', () => {
  test.each([
    ['https://plan.example.org', '__Host-throughline'],
    ['http://localhost:7070', '__Host-throughline'],
    ['http://127.0.0.1:7070', '__Host-throughline'],
    ['http://[::1]:7070', '__Host-throughline'],
  ])('%s is safe for passwords', (url, cookie) => {
    expect(publicUrlFault({ url })).toBeUndefined();
    expect(sessionCookieName({ url })).toBe(cookie);
  });

  test.each(['http://plan.example.org', 'http://192.168.1.5:7070', 'http://localhost.example.org'])(
    '%s is not, unless somebody says so',
    (url) => {
      expect(publicUrlFault({ url })).toContain('in the clear');
      expect(publicUrlFault({ url, allowPlainHttp: true })).toBeUndefined();
      expect(sessionCookieName({ url })).toBe('throughline');
    },
  );

  test.each(['plan.example.org', 'ftp://plan.example.org', 'https://plan.example.org/path', ''])(
    '%s is none',
    (url) => expect(publicUrlFault({ url, allowPlainHttp: true })).toContain('no address'),
  );

  test('a server does not start where it would give passwords away; over https it stays there', async () => {
    await expect(testServer({ url: 'http://plan.example.org' })).rejects.toThrow('in the clear');
    const secure = await testServer({ url: 'https://plan.example.org' });
    const { headers } = await secure.app.inject({ method: 'GET', url: '/sign-in' });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    await secure.close();
  });
});
