import { gunzipSync } from 'node:zlib';
import { applyDiff, PlanRecord, type RecordId, Records } from '@throughline/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProjectStore } from '../../projects/index.ts';
import { testServer } from '../test-server.testing.ts';
import { aSmallPlan, smallPlan, task } from './edits-plan.testing.ts';
import { Snapshots } from './snapshot-cache.ts';
import { acceptsGzip } from './snapshot-encoding.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const rename = (name: string) => ({ kind: 'task.rename', taskId: 'a', name });

function snapshot(projectId: string, headers: Record<string, string> = {}, role = 'manager') {
  const token = new Map(Object.entries(server.tokenByRole)).get(role);
  return server.app.inject({
    url: `/api/v1/projects/${projectId}/snapshot${headers['x-query'] ?? ''}`,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
}

describe('a snapshot', () => {
  test('is the whole plan with its place in the log, compressed for those who take it so', async () => {
    const plan = await aSmallPlan(server);
    const plain = await snapshot(plan.projectId);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const { records, ...about } = plain.json();
    expect(about).toMatchObject({ schema: 1, seq: plan.head, branches: [] });
    expect(records.map((record: unknown) => PlanRecord.parse(record))).toEqual([
      ...smallPlan().records,
    ]);
    const packed = await snapshot(plan.projectId, { 'accept-encoding': 'br, gzip;q=0.5' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers.vary).toContain('Accept-Encoding');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
  });

  test('is not sent again to who has it, and is newer after any change', async () => {
    const plan = await aSmallPlan(server);
    const { etag } = (await snapshot(plan.projectId)).headers;
    const headers = { 'if-none-match': `"other", ${etag}` };
    const same = await snapshot(plan.projectId, headers);
    expect([same.statusCode, same.body, same.headers.etag]).toEqual([304, '', etag]);
    await plan.edit('manager', 'r', rename('Renamed'));
    const newer = await snapshot(plan.projectId, headers);
    expect(newer.statusCode).toBe(200);
    expect(newer.headers.etag).not.toBe(etag);
    expect(newer.json()).toMatchObject({ seq: plan.head + 1 });
    expect(newer.body).toContain('Renamed');
    // Nobody else's copy is taken for one's own.
    const own = { 'if-none-match': String(newer.headers.etag) };
    expect((await snapshot(plan.projectId, own)).statusCode).toBe(304);
    expect((await snapshot(plan.projectId, own, 'viewer')).statusCode).toBe(200);
  });

  test('a little old one and the log after it are the plan as it is', async () => {
    const plan = await aSmallPlan(server);
    await snapshot(plan.projectId);
    await plan.edit('manager', 'r', rename('Renamed'));
    await plan.edit('manager', 'n', task('n'), plan.head + 1);
    const old = (await snapshot(plan.projectId, { 'x-query': '?behind=2' })).json();
    expect(old.seq).toBe(plan.head);
    const late = (await snapshot(plan.projectId, { 'x-query': '?behind=1' })).json();
    expect(late.seq).toBe(plan.head + 2);
    const { changes } = (await plan.get('manager', `log?after=${old.seq}`)).json();
    const records = new Records(old.records);
    for (const { diff } of changes) expect(applyDiff(records, diff)).toBeUndefined();
    expect([...records]).toEqual(late.records);
  });

  test('shows a guest what is shared, and a guest of nothing, nothing', async () => {
    const hidden = task('secret', 5, { audience: 'internal', name: 'Hidden work' });
    const plan = await aSmallPlan(server, [hidden]);
    expect((await snapshot(plan.projectId, {}, 'guest')).statusCode).toBe(404);
    await server.context.database
      .insertInto('project_member')
      .values({
        project_id: plan.projectId,
        person_id: server.personByRole.guest,
        role: 'guest',
        created_at: new Date(),
      })
      .execute();
    expect((await snapshot(plan.projectId, {}, 'manager')).body).toContain('Hidden work');
    const seen = await snapshot(plan.projectId, {}, 'guest');
    expect(seen.statusCode).toBe(200);
    expect(seen.body).not.toContain('secret');
    expect(seen.body).not.toContain('Hidden work');
    expect(seen.json().records.map(({ id }: { id: string }) => id)).toContain('a');
  });
});

describe('snapshots', () => {
  test('are made once for all who ask meanwhile, and hold no more memory than they may', async () => {
    const { context } = server;
    const store = new ProjectStore(context.database);
    const one = await aSmallPlan(server);
    const two = await aSmallPlan(server);
    const reader = { role: 'manager', id: 'x' as RecordId } as const;
    const snapshots = new Snapshots(store, 1);
    const all = await Promise.all([1, 2, 3].map(() => snapshots.get(one.projectId, 0, reader)));
    expect(all[1]).toBe(all[0]);
    expect(all[2]).toBe(all[0]);
    expect(snapshots.bytes).toBe(0);
    const roomy = new Snapshots(store, (all[0]?.gzip.length ?? 0) + 10);
    const first = await roomy.get(one.projectId, 0, reader);
    expect(roomy.bytes).toBe(first?.gzip.length);
    expect(await roomy.get(one.projectId, 0, reader)).toBe(first);
    await roomy.get(two.projectId, 0, reader);
    expect(roomy.peek(one.projectId, reader)).toBeUndefined();
    expect(roomy.peek(two.projectId, reader)).toBeDefined();
    expect(await roomy.get('01a1fdc5-6cc9-7d4c-810b-548a1ef53048', 0, reader)).toBeUndefined();
  });

  test('are never older than what was asked for, while changes go on', async () => {
    const plan = await aSmallPlan(server);
    const snapshots = new Snapshots(server.context.store);
    const reader = { role: 'manager', id: 'x' as RecordId } as const;
    const asked = Array.from({ length: 5 }, async (_, place) => {
      await plan.edit('manager', `r${place}`, rename(`Name ${place}`), plan.head + place);
      const revision = await server.context.store.read(plan.projectId, 0, (at) => at.revision);
      const made = await snapshots.get(plan.projectId, revision ?? 0, reader);
      return (made?.revision ?? 0) >= (revision ?? Infinity);
    });
    expect(await Promise.all(asked)).toEqual(asked.map(() => true));
  });
});

test.each([
  ['gzip', true],
  ['br, GZIP', true],
  ['*', true],
  ['gzip;q=0, *', false],
  ['gzip;q=0.1', true],
  ['br', false],
  ['', false],
  [undefined, false],
])('`Accept-Encoding: %s` takes gzip: %s', (header, takes) => {
  expect(acceptsGzip(header)).toBe(takes);
});
