import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mountApplication } from './mount-application.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-application-'));
const PAGE = '<!doctype html><title>Throughline</title>';
const SCRIPT = 'export const one = 1;\n';
let app: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets/main-a1b2.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/main-a1b2.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, '.built-from'), 'not for others');
  app = Fastify();
  mountApplication(app, folder);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers });

test('every address of the application is its page, which is asked for anew each time', async () => {
  for (const url of ['/', '/sign-in', '/join', '/report', '/projects/01a1/plan?task=7']) {
    const reply = await get(url);
    expect(reply).toMatchObject({ statusCode: 200, body: PAGE });
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
  }
});

test('what is no address of it is not there, nor what was not built for others', async () => {
  for (const url of [
    '/nowhere',
    '/assets/../index.js',
    '/.built-from',
    '/assets/main-a1b2.js.br',
  ]) {
    expect((await get(url)).statusCode, url).toBe(404);
  }
});

test('files are kept for ever, and go compressed to whoever takes that', async () => {
  const plain = await get('/assets/main-a1b2.js');
  expect(plain).toMatchObject({ statusCode: 200, body: SCRIPT });
  expect(plain.headers['cache-control']).toContain('immutable');
  const small = await get('/assets/main-a1b2.js', { 'accept-encoding': 'gzip, br' });
  expect(small.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(small.rawPayload).toString()).toBe(SCRIPT);
});

test('who has it already is told so', async () => {
  const { etag } = (await get('/')).headers;
  const again = await get('/', { 'if-none-match': String(etag) });
  expect(again).toMatchObject({ statusCode: 304, body: '' });
});

test('a server without it says where the API is', async () => {
  const bare = Fastify();
  mountApplication(bare, join(folder, 'nothing-here'));
  const reply = await bare.inject({ method: 'GET', url: '/' });
  expect(reply.statusCode).toBe(503);
  expect(reply.body).toContain('/api/v1');
  await bare.close();
});
