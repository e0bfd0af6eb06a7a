import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aProject, ask, testServer } from '../test-server.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

describe('whoever keeps the server running', () => {
  test('learns that it lives and is ready', async () => {
    const { app } = server;
    const alive = await app.inject({ url: '/healthz' });
    expect([alive.statusCode, alive.json()]).toEqual([200, { alive: true }]);
    const ready = await app.inject({ url: '/readyz' });
    expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true, hindrances: [] }]);
  });

  test('reads what it counts, from this machine alone', async () => {
    const { app, context, tokenByRole, workspaceId } = server;
    const id = await aProject(context, workspaceId);
    await ask(app, tokenByRole.manager, 'GET', `/api/v1/projects/${id}/log`);
    const own = await app.inject({ url: '/metrics' });
    expect(own.statusCode).toBe(200);
    expect(own.body).toContain(
      'throughline_http_request_seconds_count{method="GET",route="/api/v1/projects/:projectId/log",status="200"}',
    );
    expect(own.body).toMatch(/throughline_hot_projects [1-9]/);
    expect(own.body).not.toContain(id);
    const others = [
      { remoteAddress: '203.0.113.7' },
      { headers: { 'x-forwarded-for': '203.0.113.7' } },
      { headers: { forwarded: 'for=203.0.113.7' } },
    ];
    for (const other of others) {
      const answered = await app.inject({ url: '/metrics', ...other });
      expect([answered.statusCode, answered.json().code]).toEqual([404, 'not-found']);
    }
  });

  test('reads it from elsewhere with the token that was set, and then with nothing else', async () => {
    const { app, close } = await testServer({ metricsToken: 'sesame' });
    const read = (authorization?: string) =>
      app.inject({
        url: '/metrics',
        remoteAddress: '203.0.113.7',
        ...(authorization !== undefined && { headers: { authorization } }),
      });
    expect((await read('Bearer sesame')).statusCode).toBe(200);
    expect((await read('Bearer sesam')).statusCode).toBe(404);
    expect((await read()).statusCode).toBe(404);
    expect((await app.inject({ url: '/metrics' })).statusCode).toBe(404);
    await close();
  });
});

describe('what no route takes', () => {
  test('is no such thing, or cannot be done to it', async () => {
    const { app } = server;
    const path = '/api/v1/projects/0197c0de-0000-7000-8000-000000000000/edits';
    const wrong = await app.inject({ method: 'PATCH', url: path });
    expect([wrong.statusCode, wrong.json().code]).toEqual([405, 'method-not-allowed']);
    expect(wrong.headers.allow).toContain('POST');
    const options = await app.inject({ method: 'OPTIONS', url: path });
    expect([options.statusCode, options.headers.allow]).toEqual([204, wrong.headers.allow]);
    expect(options.headers['access-control-allow-origin']).toBeUndefined();
    for (const url of ['/nowhere', '/api/v1/projects', '/api/v1/x/y/z', '/%E0%A4%A']) {
      const none = await app.inject({ method: 'DELETE', url });
      expect(none.headers['content-type']).toBe('application/problem+json');
      expect([400, 404, 405]).toContain(none.statusCode);
    }
  });

  test('is content of another kind, or none at all', async () => {
    const { app, context, tokenByRole, workspaceId } = server;
    const url = `/api/v1/projects/${await aProject(context, workspaceId)}/presence`;
    const send = (type: string, payload: string) =>
      app.inject({
        method: 'PUT',
        url,
        payload,
        headers: { authorization: `Bearer ${tokenByRole.manager}`, 'content-type': type },
      });
    expect((await send('application/xml', '<a/>')).json().code).toBe('media-type');
    expect((await send('application/json', '{"base":')).json().code).toBe('request-invalid');
    expect((await send('application/json', `"${'x'.repeat(1_100_000)}"`)).json().code).toBe(
      'too-large',
    );
  });
});

describe('a limit', () => {
  test('is one of each session or token; secrets that are made up are counted by their address', async () => {
    const { app, close, tokenByRole } = await testServer({ requestsPerMinute: 5 });
    const get = (token: string, remoteAddress: string) =>
      app.inject({
        url: '/api/v1/account',
        remoteAddress,
        headers: { authorization: `Bearer ${token}` },
      });
    // The first request of a token counts for its address, the others for the token.
    for (let k = 0; k < 6; k++) {
      expect((await get(tokenByRole.owner, '203.0.113.7')).statusCode).toBe(200);
    }
    const over = await get(tokenByRole.owner, '203.0.113.8');
    expect([over.statusCode, over.json().code]).toEqual([429, 'too-many-requests']);
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get(tokenByRole.manager, '203.0.113.8')).statusCode).toBe(200);
    for (let k = 0; k < 5; k++) {
      expect((await get(`tl_made-up-${k}`, '2001:db8::1')).statusCode).toBe(401);
    }
    expect((await get('tl_made-up-again', '2001:db8::2')).statusCode).toBe(429);
    await close();
  });

  test('counts the address that a proxy names only where the proxy is trusted', async () => {
    for (const trustProxy of [true, false]) {
      const { app, close } = await testServer({ requestsPerMinute: 3, trustProxy });
      const statuses: number[] = [];
      for (let k = 0; k < 4; k++) {
        const headers = { 'x-forwarded-for': `203.0.113.${k}` };
        statuses.push((await app.inject({ url: '/healthz', headers })).statusCode);
      }
      expect(statuses).toEqual(trustProxy ? [200, 200, 200, 200] : [200, 200, 200, 429]);
      await close();
    }
  });
});

describe('a request', () => {
  test('has a number of its own, that of a proxy only where it is trusted', async () => {
    const numberOf = async (trustProxy: boolean, given: string) => {
      const { app, close } = await testServer({ trustProxy });
      const headers = { 'x-request-id': given };
      const { requestId } = (await app.inject({ url: '/nowhere', headers })).json();
      await close();
      return requestId as string;
    };
    expect(await numberOf(true, 'outer-12345')).toBe('outer-12345');
    expect(await numberOf(true, 'a\tb')).toMatch(/^[\da-f-]{36}$/);
    expect(await numberOf(false, 'outer-12345')).toMatch(/^[\da-f-]{36}$/);
  });

  test('that only asks for the head of a stream gets that alone', async () => {
    const { app, context, tokenByRole, workspaceId } = server;
    const id = await aProject(context, workspaceId);
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const status = await new Promise((resolve) => {
      const headers = { authorization: `Bearer ${tokenByRole.manager}` };
      httpRequest(
        `${address}/api/v1/projects/${id}/stream`,
        { method: 'HEAD', headers },
        (answer) => answer.resume().on('end', () => resolve(answer.statusCode)),
      ).end();
    });
    expect(status).toBe(200);
    expect(context.live.counts().streams).toBe(0);
  });
});
