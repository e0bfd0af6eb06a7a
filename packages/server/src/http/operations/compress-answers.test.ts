import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { compressAnswers } from './compress-answers.ts';

const long = { text: 'the same again and again '.repeat(100) };
const text = JSON.stringify(long);

async function app() {
  const server = Fastify();
  compressAnswers(server);
  server.get('/long', async () => long);
  server.get('/short', async () => ({ text: 'short' }));
  server.get('/text', async (_, reply) =>
    reply.type('application/problem+json').header('vary', 'Origin').send(text),
  );
  server.get('/plain', async (_, reply) => reply.type('text/plain').send(text));
  server.get('/tagged', async (_, reply) =>
    reply.type('application/json').header('etag', '"1"').send(text),
  );
  server.get('/stream', async (_, reply) =>
    reply.type('application/json').send(Readable.from([text])),
  );
  server.get('/nothing', async (_, reply) => reply.code(204).send());
  return server;
}

const gzip = { 'accept-encoding': 'gzip, deflate, br' };

test('a long JSON answer comes compressed, and says so', async () => {
  const server = await app();
  for (const url of ['/long', '/text']) {
    const reply = await server.inject({ url, headers: gzip });
    expect(reply.headers['content-encoding']).toBe('gzip');
    expect(reply.headers.vary).toContain('Accept-Encoding');
    expect(Number(reply.headers['content-length'])).toBe(reply.rawPayload.length);
    expect(reply.rawPayload.length).toBeLessThan(text.length / 10);
    expect(gunzipSync(reply.rawPayload).toString()).toBe(text);
  }
  expect((await server.inject({ url: '/text', headers: gzip })).headers.vary).toBe(
    'Origin, Accept-Encoding',
  );
});

test('whoever does not take it gets it plain, and caches are told that it depends', async () => {
  const server = await app();
  for (const headers of [{}, { 'accept-encoding': 'gzip;q=0' }, { 'accept-encoding': 'br' }]) {
    const reply = await server.inject({ url: '/long', headers });
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.headers.vary).toBe('Accept-Encoding');
    expect(reply.body).toBe(text);
  }
});

test.each(['/short', '/plain', '/tagged', '/stream', '/nothing'])(
  '%s stays as it is',
  async (url) => {
    const reply = await (await app()).inject({ url, headers: gzip });
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.statusCode).toBeLessThan(300);
  },
);

test('headers alone are those of the answer', async () => {
  const server = await app();
  const got = await server.inject({ url: '/long', headers: gzip });
  const head = await server.inject({ method: 'HEAD', url: '/long', headers: gzip });
  expect(head.headers['content-encoding']).toBe('gzip');
  expect(head.headers['content-length']).toBe(got.headers['content-length']);
  expect(head.rawPayload.length).toBe(0);
});
