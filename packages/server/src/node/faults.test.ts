import { randomBytes } from 'node:crypto';
import { connect as openSocket } from 'node:net';
import { Writable } from 'node:stream';
import { instant } from '@throughline/model';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { thisWorld, type World } from '../http/index.ts';
import { DatabaseProxy } from './database-proxy.testing.ts';
import type { Node } from './start-node.ts';
import { addCalendars, testNodes } from './test-node.testing.ts';

// Several servers in one process, beside other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let nodes: Awaited<ReturnType<typeof testNodes>>;
let node: Node;
let token: string;
let proxy: DatabaseProxy;
beforeAll(async () => {
  nodes = await testNodes();
  node = nodes.first;
  token = nodes.tokenByRole.manager;
  proxy = await DatabaseProxy.before(nodes.url);
});
afterAll(async () => {
  await nodes.close();
  await proxy.remove();
});

async function get(from: Node, path: string) {
  const response = await fetch(`${from.address}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

async function hindrances(of: Node): Promise<readonly string[]> {
  return (await get(of, '/readyz')).body.hindrances as readonly string[];
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a database that is gone', () => {
  test('is said at once, and is over by itself; streams go on', async () => {
    const far = await nodes.start({ reach: { url: proxy.url } });
    const id = await nodes.project();
    const reader = await nodes.watch(far, token, `projects/${id}/stream?after=0`);
    await addCalendars(far, token, id, ['a']);
    await reader.until(() => reader.seqs.length === 1);
    await proxy.shut();
    const refused = await addCalendars(far, token, id, ['b']);
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    const read = await get(far, `/api/v1/projects/${id}/log`);
    expect([read.status, read.body.code]).toEqual([503, 'unavailable']);
    expect(Number(read.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.stringify(read.body)).not.toMatch(/select|ENOENT|sock|PGSQL/i);
    expect((await get(far, '/readyz')).status).toBe(503);
    expect(await hindrances(far)).toEqual(['database-unreachable']);
    expect((await get(far, '/healthz')).status).toBe(200);
    await proxy.open();
    await until(async () => (await hindrances(far)).length === 0);
    expect((await addCalendars(far, token, id, ['b'])).status).toBe(200);
    await reader.until(() => reader.seqs.length === 2);
    expect(reader.seqs).toEqual([1, 2]);
    await nodes.stop(far);
  });

  test('that says nothing at all is waited for only so long', async () => {
    const far = await nodes.start({ reach: { url: proxy.url }, patience: 300 });
    const id = await nodes.project();
    await addCalendars(far, token, id, ['a']);
    proxy.isSilent = true;
    try {
      const refused = await addCalendars(far, token, id, ['b']);
      expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
      expect(await hindrances(far)).toEqual(['database-unreachable']);
    } finally {
      proxy.isSilent = false;
    }
    await until(async () => (await hindrances(far)).length === 0);
    const answered = await addCalendars(far, token, id, ['b']);
    expect([answered.status, answered.body.changes?.[0]?.seq]).toEqual([200, 2]);
    await nodes.stop(far);
  });

  test('that is slow answers late, and nothing is lost or done twice', async () => {
    const far = await nodes.start({ reach: { url: proxy.url } });
    const id = await nodes.project();
    proxy.delay = 30;
    try {
      const ids = Array.from({ length: 8 }, (_, k) => `slow-${k}`);
      const answered = await Promise.all(ids.map((one) => addCalendars(far, token, id, [one])));
      expect(answered.map(({ status }) => status)).toEqual(ids.map(() => 200));
      const seqs = answered.map(({ body }) => body.changes?.[0]?.seq ?? 0);
      expect(seqs.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    } finally {
      proxy.delay = 0;
      await nodes.stop(far);
    }
  });
});

describe('connections that are all in use', () => {
  test('make few wait, and the others come again', async () => {
    const small = await nodes.start({ reach: { url: nodes.url, connections: 2 } });
    const id = await nodes.project();
    const { database } = small.context;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holders = Array.from({ length: 2 }, () => database.connection().execute(() => held));
    // Whoever comes while 200 wait is sent away, and frees nothing by it.
    const asked = Array.from({ length: 230 }, () => get(small, `/api/v1/projects/${id}/log`));
    const firstAnswer = await Promise.race(asked);
    expect([firstAnswer.status, firstAnswer.body.code]).toEqual([503, 'unavailable']);
    expect(firstAnswer.headers.get('retry-after')).toBe('1');
    release();
    await Promise.all(holders);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(190);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    await nodes.stop(small);
  });
});

describe('a disk that is full', () => {
  test('stops writes alone, is said, and is over by itself', async () => {
    const id = await nodes.project();
    await addCalendars(node, token, id, ['a']);
    await fill('change');
    await fill('presence');
    const refused = await addCalendars(node, token, id, ['b']);
    expect([refused.status, refused.body.code]).toEqual([503, 'read-only']);
    // The next ones are not even tried for a while: after each the project would be read anew.
    expect((await addCalendars(node, token, id, ['b'])).body.code).toBe('read-only');
    const read = await get(node, `/api/v1/projects/${id}/log`);
    expect([read.status, read.body.head]).toEqual([200, 1]);
    const ready = await get(node, '/readyz');
    expect([ready.status, ready.body]).toEqual([200, { ready: true, hindrances: ['read-only'] }]);
    await sql`drop function disk_full cascade`.execute(nodes.database);
    await until(async () => (await hindrances(node)).length === 0);
    const done = await addCalendars(node, token, id, ['b']);
    expect([done.status, done.body.changes?.length]).toEqual([200, 1]);
  });

  /** Answers as PostgreSQL does when a table cannot grow. */
  async function fill(table: string): Promise<void> {
    await sql`
      create or replace function disk_full() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`.execute(
      nodes.database,
    );
    await sql`create trigger disk_full before insert on ${sql.table(table)} execute function disk_full()`.execute(
      nodes.database,
    );
  }
});

describe('a database that takes no writes', () => {
  test('still answers reads', async () => {
    const id = await nodes.project();
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
      nodes.database,
    );
    const name = sql.id(rows[0]?.name ?? '');
    await sql`alter database ${name} set default_transaction_read_only = on`.execute(
      nodes.database,
    );
    await newConnections();
    try {
      await until(async () => (await hindrances(node)).includes('read-only'));
      const refused = await addCalendars(node, token, id, ['a']);
      expect([refused.status, refused.body.code]).toEqual([503, 'read-only']);
      expect((await get(node, `/api/v1/projects/${id}/log`)).status).toBe(200);
    } finally {
      await sql`set default_transaction_read_only = off`.execute(nodes.database);
      await sql`alter database ${name} reset default_transaction_read_only`.execute(nodes.database);
    }
    await newConnections();
    await until(async () => (await hindrances(node)).length === 0);
    expect((await addCalendars(node, token, id, ['a'])).status).toBe(200);
  });

  async function newConnections(): Promise<void> {
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(nodes.database);
  }
});

describe('a request that is cut', () => {
  test('in the middle of its body leaves nothing behind', async () => {
    const id = await nodes.project();
    const { port, hostname } = new URL(node.address);
    const socket = openSocket(Number(port), hostname);
    const body = JSON.stringify({ base: 0, edits: [] });
    await new Promise<void>((resolve) =>
      socket.write(
        `POST /api/v1/projects/${id}/edits HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n` +
          `content-type: application/json\r\ncontent-length: ${body.length + 10}\r\n\r\n${body}`,
        () => resolve(),
      ),
    );
    socket.destroy();
    expect((await addCalendars(node, token, id, ['a'])).body.changes).toMatchObject([{ seq: 1 }]);
  });
});

describe('a clock that is set', () => {
  test('a day back or forth moves no change before another', async () => {
    let shift = 0;
    const moment = () => new Date(Date.now() + shift);
    const world: World = {
      ...thisWorld,
      now: moment,
      instant: () => instant(moment().toISOString()),
    };
    const shifted = await nodes.start({ world });
    const id = await nodes.project();
    const reader = await nodes.watch(shifted, token, `projects/${id}/stream?after=0`);
    for (const [k, hours] of [0, -24, 20, -24, 0].entries()) {
      shift = hours * 3_600_000;
      expect((await addCalendars(shifted, token, id, [`at-${k}`])).status).toBe(200);
    }
    await reader.until(() => reader.seqs.length === 5);
    const moments = reader.changes.map((change) => String((change as { at?: unknown }).at));
    expect(moments.toSorted()).toEqual(moments);
    await nodes.stop(shifted);
  });
});

describe('an error that nobody expected', () => {
  test('is told to the log once, with its stack; whoever asked gets a number to ask for', async () => {
    const lines: string[] = [];
    const log = pino(
      { level: 'info' },
      new Writable({
        write: (chunk, _encoding, done) => {
          lines.push(String(chunk));
          done();
        },
      }),
    );
    const heard = await nodes.start({ log });
    const id = await nodes.project();
    await addCalendars(heard, token, id, ['a']);
    heard.context.store.forget(id);
    const canary = `tl_${randomBytes(16).toString('base64url')}`;
    await sql`update change set payload = ${`{ "${canary}`} where project_id = ${id}`.execute(
      nodes.database,
    );
    const answered = await get(heard, `/api/v1/projects/${id}/log?after=0`);
    expect([answered.status, answered.body.code]).toEqual([500, 'internal']);
    expect(answered.body).not.toHaveProperty('detail');
    const told = lines.filter((line) => line.includes('"level":50'));
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0] ?? '{}')).toMatchObject({
      requestId: answered.body.requestId,
      err: { stack: expect.stringContaining('project-rows') },
    });
    await nodes.stop(heard);
    const all = lines.join('');
    expect(all).toContain('/api/v1/projects/:projectId/edits');
    for (const secret of [token, canary, id]) expect(all).not.toContain(secret);
  });
});
