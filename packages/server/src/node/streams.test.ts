import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Node } from './start-node.ts';
import { addCalendars, testNodes } from './test-node.testing.ts';

// Several servers in one process, beside other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let nodes: Awaited<ReturnType<typeof testNodes>>;
beforeAll(async () => {
  nodes = await testNodes();
});
afterAll(() => nodes.close());

describe('a stream', () => {
  test('greets, gives each change once, and goes on where the last one ended', async () => {
    const { first: node, tokenByRole, watch, project } = nodes;
    const id = await project();
    const reader = await watch(node, tokenByRole.manager, `projects/${id}/stream?after=0`);
    expect(reader.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.headers.get('cache-control')).toContain('no-transform');
    expect(reader.headers.get('x-content-type-options')).toBe('nosniff');
    await addCalendars(node, tokenByRole.manager, id, ['a']);
    await addCalendars(node, tokenByRole.manager, id, ['b']);
    await reader.until(() => reader.seqs.length === 2);
    expect(reader.events.map(({ name }) => name)).toEqual(['hello', 'change', 'change']);
    expect(reader.events[0]?.data).toMatchObject({ role: 'manager' });
    expect(reader.changes[0]).toMatchObject({ seq: 1, editId: 'add-a', edit: {}, diff: {} });
    const log = await nodes.ask(node, tokenByRole.manager, `projects/${id}/log`);
    expect(reader.changes).toEqual(log.changes);
    reader.close();
    await addCalendars(node, tokenByRole.manager, id, ['c']);
    const path = `projects/${id}/stream?after=0`;
    const again = await watch(node, tokenByRole.manager, path, reader.lastId);
    await again.until(() => again.seqs.length === 1);
    expect(again.seqs).toEqual([3]);
  });

  test('never cuts a group: one event has all of it, and its last seq as its id', async () => {
    const { first: node, tokenByRole, watch, project } = nodes;
    const id = await project();
    await addCalendars(node, tokenByRole.manager, id, ['a', 'b', 'c']);
    const reader = await watch(node, tokenByRole.manager, `projects/${id}/stream?after=0`);
    await reader.until(() => reader.seqs.length > 0);
    expect(reader.named('change')).toMatchObject([{ id: '3', data: { seq: 3 } }]);
    expect(reader.seqs).toEqual([1, 2, 3]);
    const inside = await watch(node, tokenByRole.manager, `projects/${id}/stream?after=1`);
    await inside.until(() => inside.named('reset').length > 0);
    expect(inside.seqs).toEqual([]);
  });

  test('begins with what comes next where nothing else is asked, and ends by itself where asked', async () => {
    const { first: node, tokenByRole, watch, project } = nodes;
    const id = await project();
    await addCalendars(node, tokenByRole.manager, id, ['a']);
    const once = await watch(
      node,
      tokenByRole.manager,
      `projects/${id}/stream?after=0&follow=false`,
    );
    await once.ended();
    expect(once.seqs).toEqual([1]);
    const next = await watch(node, tokenByRole.manager, `projects/${id}/stream`);
    await next.until(() => next.named('hello').length === 1);
    await addCalendars(node, tokenByRole.manager, id, ['b']);
    await next.until(() => next.seqs.length === 1);
    expect(next.seqs).toEqual([2]);
  });

  test('of whoever has what is not in the log says to begin anew', async () => {
    const { first: node, tokenByRole, watch, project } = nodes;
    const id = await project();
    const reader = await watch(node, tokenByRole.manager, `projects/${id}/stream?after=9`);
    await reader.until(() => reader.named('reset').length === 1);
    expect(reader.lastId).toBe('0');
    await addCalendars(node, tokenByRole.manager, id, ['a']);
    await reader.until(() => reader.seqs.length === 1);
  });

  test('ends before the next change when the role is taken away', async () => {
    const { first: node, tokenByRole, personByRole, watch, project, database } = nodes;
    const id = await project();
    const path = `projects/${id}/stream?after=0`;
    const stays = await watch(node, tokenByRole.manager, path);
    const leaves = await watch(node, tokenByRole.viewer, path);
    await leaves.until(() => leaves.named('hello').length === 1);
    await database.deleteFrom('member').where('person_id', '=', personByRole.viewer).execute();
    await addCalendars(node, tokenByRole.manager, id, ['a']);
    await Promise.all([leaves.ended(), stays.until(() => stays.seqs.length === 1)]);
    expect(leaves.events.map(({ name }) => name)).toEqual(['hello']);
  });

  test('ends without any change, within seconds, when the token is taken back', async () => {
    const { start, tokenByRole, personByRole, watch, project, database } = nodes;
    const node = await start({ live: { checkEvery: 100 } });
    const id = await project();
    const reader = await watch(node, tokenByRole.contributor, `projects/${id}/stream`);
    await reader.until(() => reader.named('hello').length === 1);
    await sql`update token set revoked_at = now() where person_id = ${personByRole.contributor}`.execute(
      database,
    );
    await reader.ended();
    const next = await watch(node, tokenByRole.contributor, `projects/${id}/stream`);
    expect(next.status).toBe(401);
  });

  test('tells a reader whose role changed to begin anew', async () => {
    const { first: node, tokenByRole, personByRole, watch, project, database } = nodes;
    const id = await project();
    const reader = await watch(node, tokenByRole.owner, `projects/${id}/stream`);
    await reader.until(() => reader.named('hello').length === 1);
    await sql`update member set role = 'guest' where person_id = ${personByRole.owner}`.execute(
      database,
    );
    await addCalendars(node, tokenByRole.manager, id, ['a']);
    await reader.ended();
    expect(reader.named('change')).toEqual([]);
    await sql`update member set role = 'owner' where person_id = ${personByRole.owner}`.execute(
      database,
    );
  });

  test('is one of few of a person, and of many of a node', async () => {
    const { tokenByRole, watch, project, start } = nodes;
    const node = await start({ live: { streamsPerPerson: 2, streamsPerNode: 3 } });
    const path = `projects/${await project()}/stream`;
    const open = (token: string) => watch(node, token, path);
    expect((await open(tokenByRole.manager)).status).toBe(200);
    const second = await open(tokenByRole.manager);
    const third = await open(tokenByRole.manager);
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '10']);
    expect((await open(tokenByRole.owner)).status).toBe(200);
    expect((await open(tokenByRole.owner)).status).toBe(503);
    second.close();
    while (node.context.live.counts().streams === 3) await new Promise(setImmediate);
    expect((await open(tokenByRole.manager)).status).toBe(200);
  });
});

describe('a reader of a part', () => {
  test('is told that the log goes on, and nothing of what they do not see', async () => {
    const { first: node, tokenByRole, personByRole, watch, project, database } = nodes;
    const id = await project();
    await database
      .insertInto('project_member')
      .values({
        project_id: id,
        person_id: personByRole.guest,
        role: 'guest',
        created_at: new Date(),
      })
      .execute();
    await addCalendars(node, tokenByRole.manager, id, ['a']);
    const path = `projects/${id}/stream?after=0`;
    const guest = await watch(node, tokenByRole.guest, path);
    const owner = await watch(node, tokenByRole.owner, path);
    await addCalendars(node, tokenByRole.manager, id, ['b', 'c']);
    await Promise.all([
      guest.until(() => guest.seqs.length === 3),
      owner.until(() => owner.seqs.length === 3),
    ]);
    expect(guest.named('change').map(({ data }) => data.changes)).toEqual([
      [{ seq: 1 }],
      [{ seq: 2 }, { seq: 3 }],
    ]);
    // From so far back that the plan is made anew: the same.
    for (let k = 0; k < 20; k++) await addCalendars(node, tokenByRole.manager, id, [`more-${k}`]);
    const late = await watch(node, tokenByRole.guest, path);
    await late.until(() => late.seqs.length === 23);
    expect(late.changes.every((change) => Object.keys(change).length === 1)).toBe(true);
  });
});

describe('presence', () => {
  test('is seen by members on every node, by no guest, and ends with the stream', async () => {
    const { first, start, tokenByRole, personByRole, watch, project, database } = nodes;
    const other = await start();
    const id = await project();
    await database
      .insertInto('project_member')
      .values({
        project_id: id,
        person_id: personByRole.guest,
        role: 'guest',
        created_at: new Date(),
      })
      .execute();
    const path = `projects/${id}/stream`;
    const owner = await watch(first, tokenByRole.owner, path);
    const guest = await watch(first, tokenByRole.guest, path);
    const manager = await watch(other, tokenByRole.manager, path);
    await manager.until(() => manager.named('hello').length === 1);
    const { connectionId } = manager.named('hello')[0]?.data ?? {};
    const place = { screen: 'plan', recordId: 'task-1' };
    const url = `projects/${id}/presence`;
    expect(await put(other, tokenByRole.manager, url, { connectionId, place })).toBe(204);
    const here = { people: [{ personId: personByRole.manager, name: 'manager', place }] };
    for (const reader of [owner, manager]) {
      await reader.until(() => reader.named('presence').length === 1);
      expect(reader.named('presence')[0]?.data).toEqual(here);
    }
    // Nobody moves the connection of somebody else.
    await put(first, tokenByRole.owner, url, { connectionId, place: { screen: 'elsewhere' } });
    manager.close();
    await owner.until(() => owner.named('presence').length === 2);
    expect(owner.named('presence')[1]?.data).toEqual({ people: [] });
    expect(guest.named('presence')).toEqual([]);
    expect(
      await put(first, tokenByRole.owner, url, { connectionId, place: { screen: 'A b' } }),
    ).toBe(400);
  });

  async function put(node: Node, token: string, path: string, body: object): Promise<number> {
    const response = await fetch(`${node.address}/api/v1/${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await response.text();
    return response.status;
  }
});
