import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComputedCache, ProjectStore, writeComputed } from '../../projects/index.ts';
import { ask, aWorkspace, testServer } from '../test-server.testing.ts';
import { aSmallPlan, task } from './edits-plan.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const NOW = '2026-03-10T10:30';
const longer = (taskId: string, days: number) => ({
  kind: 'task.set-duration',
  taskId,
  minutes: days * 480,
});

function aCache(now: () => string = () => NOW) {
  const { database } = server.context;
  const inThread: string[] = [];
  const cache: ComputedCache = new ComputedCache({
    database,
    store: new ProjectStore(database, (projectId, head) => cache.tell(projectId, head)),
    now,
    inThread: async (asked) => {
      inThread.push(asked.projectId);
      await writeComputed({ database, store: new ProjectStore(database) }, asked);
    },
  });
  return { cache, inThread };
}

const head = (projectId: string) =>
  server.context.database
    .selectFrom('computed_head')
    .selectAll()
    .where('project_id', '=', projectId)
    .executeTakeFirst();

/** The rows with the transaction that wrote each last. */
async function rows(projectId: string) {
  const { rows } = await sql<{ task_id: string; finish: string; xmin: string }>`
    select task_id, finish, xmin::text from computed_task where project_id = ${projectId}
    order by task_id`.execute(server.context.database);
  return rows;
}

async function edited(plan: Awaited<ReturnType<typeof aSmallPlan>>, edit: object, base: number) {
  const made = await plan.edit('manager', `e${base}`, edit, base);
  expect(made.statusCode, made.body).toBe(200);
}

describe('the cache of what is computed', () => {
  test('says which promise has the least room, and how many days', async () => {
    const plan = await aSmallPlan(server, [task('c', 3)]);
    const { cache } = aCache();
    const promise = (id: string, taskId: string, date: string) => ({
      kind: 'promise.add',
      record: {
        id,
        kind: 'promise',
        audience: 'internal',
        name: 'Told',
        type: 'commitment',
        to: 'Ines',
        taskId,
        date,
      },
    });
    const b = promise('pb', 'b', '2026-04-03T17:00');
    const c = promise('pc', 'c', '2026-03-02T17:00');
    await edited(plan, b, plan.head);
    cache.tell(plan.projectId, { revision: 2 });
    await cache.settled();
    const said = async () => JSON.parse((await head(plan.projectId))?.summary ?? '{}');
    expect((await said()).promise).toEqual({
      name: 'Task b',
      date: '2026-04-03T17:00',
      marginDays: -2,
    });
    await edited(plan, c, plan.head + 1);
    cache.tell(plan.projectId, { revision: 3 });
    await cache.settled();
    expect((await said()).promise).toEqual({
      name: 'Task c',
      date: '2026-03-02T17:00',
      marginDays: -9,
    });
    const read = await ask(
      server.app,
      server.tokenByRole.viewer,
      'GET',
      `/api/v1/projects/${plan.projectId}`,
    );
    expect(read.json().onTrack).toMatchObject({
      promise: { name: 'Task c', marginDays: -9 },
      waiting: 1,
    });
  });

  test('follows what is committed, and touches only the rows that became different', async () => {
    const plan = await aSmallPlan(server, [task('c', 3)]);
    const { cache } = aCache();
    cache.tell(plan.projectId, { revision: 1 });
    await cache.settled();
    expect(await head(plan.projectId)).toMatchObject({
      revision: 1,
      as_of: '2026-03-10T10:00',
      verdict: 'unknown',
      forecast_finish: expect.stringMatching(/^2026-/),
    });
    const before = await rows(plan.projectId);
    expect(before.map(({ finish }) => finish)).toEqual([
      '2026-03-13T17:00',
      '2026-03-27T17:00',
      '2026-03-04T17:00',
    ]);
    await edited(plan, { kind: 'task.rename', taskId: 'b', name: 'Build' }, plan.head);
    cache.tell(plan.projectId, { revision: 2 });
    await cache.settled();
    const after = await rows(plan.projectId);
    const touched = after.filter(({ xmin }, place) => xmin !== before[place]?.xmin);
    expect(touched.map(({ task_id }) => task_id)).toEqual(['b']);
    await edited(plan, longer('b', 11), plan.head + 1);
    await edited(plan, { kind: 'task.remove', ids: ['c'] }, plan.head + 2);
    cache.tell(plan.projectId, { revision: 4 });
    await cache.settled();
    expect((await rows(plan.projectId))[1]?.finish).toBe('2026-03-30T17:00');
    expect((await rows(plan.projectId)).map(({ task_id }) => task_id)).toEqual(['a', 'b']);
  });

  test('is right after any other node wrote it, and an older revision never replaces a newer one', async () => {
    const plan = await aSmallPlan(server, [task('c', 3)]);
    const { database } = server.context;
    const [slow, fast] = [new ProjectStore(database), new ProjectStore(database)];
    const write = (store: ProjectStore, revision: number, now = NOW) =>
      writeComputed({ database, store }, { projectId: plan.projectId, revision, now });
    await write(slow, 1);
    await edited(plan, { kind: 'task.remove', ids: ['c'] }, plan.head);
    await write(fast, 2);
    // It still has the plan as it was, and is told nothing of what happened since.
    await write(slow, 1, '2026-03-10T12:00');
    expect(await head(plan.projectId)).toMatchObject({ revision: 2, as_of: '2026-03-10T10:00' });
    expect(await rows(plan.projectId)).toHaveLength(2);
    await edited(plan, task('c', 5), plan.head + 1);
    await write(slow, 3);
    await edited(plan, longer('c', 6), plan.head + 2);
    await write(fast, 4);
    const finishOfC = async () => (await rows(plan.projectId))[2]?.finish;
    expect(await finishOfC()).toBe('2026-03-09T17:00');
    // What this node wrote last is as it would be now, and not what is there.
    await edited(plan, longer('c', 5), plan.head + 3);
    await write(slow, 5);
    expect(await finishOfC()).toBe('2026-03-06T17:00');
  });

  test('is found behind by whoever sweeps: never computed, by other rules, not today', async () => {
    const plan = await aSmallPlan(server);
    const { cache, inThread } = aCache();
    const swept = async () => {
      inThread.length = 0;
      // Other tests' projects may be behind, too.
      for (let round = 0; round < 5; round++) {
        await cache.sweep();
        await cache.settled();
      }
      return inThread.includes(plan.projectId);
    };
    expect(await swept()).toBe(true);
    expect(await swept()).toBe(false);
    await sql`
      update computed_head set engine_version = '0' where project_id = ${plan.projectId}`.execute(
      server.context.database,
    );
    expect(await swept()).toBe(true);
    expect(await head(plan.projectId)).toMatchObject({ engine_version: '2' });
    const tomorrow = aCache(() => '2026-03-11T00:10');
    await tomorrow.cache.sweep();
    await tomorrow.cache.settled();
    expect(await head(plan.projectId)).toMatchObject({ as_of: '2026-03-11T00:00' });
  });

  test('of a project that is deleted meanwhile, or never began, is nothing that fails', async () => {
    const { database } = server.context;
    const plan = await aSmallPlan(server);
    const store = new ProjectStore(database);
    await store.read(plan.projectId, 0, () => {});
    await database.deleteFrom('project').where('id', '=', plan.projectId).execute();
    await writeComputed({ database, store }, { projectId: plan.projectId, revision: 1, now: NOW });
    expect(await head(plan.projectId)).toBeUndefined();
  });
});

describe('tasks of a workspace', () => {
  test('are found by what was computed, by those who see whole plans', async () => {
    const { workspaceId, tokenByRole, personByRole } = await aWorkspace(server.context, 'Gorse');
    const own = { ...server, workspaceId, tokenByRole, personByRole };
    const first = await aSmallPlan(own);
    const second = await aSmallPlan(own, [task('c', 3, { name: 'Cut-over' })]);
    const { cache } = aCache();
    for (const { projectId } of [first, second]) cache.tell(projectId, { revision: 1 });
    await cache.settled();
    const list = async (query: string, role: 'viewer' | 'guest' = 'viewer') => {
      const url = `/api/v1/workspaces/${workspaceId}/tasks?${query}`;
      const answer = await ask(server.app, tokenByRole[role], 'GET', url);
      expect(answer.statusCode, answer.body).toBe(200);
      const { tasks, next } = answer.json();
      return { next, ids: tasks.map((one: { taskId: string }) => one.taskId) as string[], tasks };
    };
    expect((await list('')).ids.toSorted()).toEqual(['a', 'a', 'b', 'b', 'c']);
    const late = await list('late=true');
    expect(late.tasks).toMatchObject([
      { projectId: second.projectId, taskId: 'c', name: 'Cut-over', finish: '2026-03-04T17:00' },
    ]);
    expect((await list('text=cut')).ids).toEqual(['c']);
    expect((await list('critical=true&finishAfter=2026-04-01')).ids).toEqual(['b', 'b']);
    expect((await list(`finishBefore=2026-03-20&projectId=${first.projectId}`)).ids).toEqual([]);
    const pages: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await list(`limit=2${cursor}`);
      pages.push(...page.ids);
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(pages).toEqual((await list('')).ids);
    await server.context.database
      .insertInto('project_member')
      .values({
        project_id: first.projectId,
        person_id: personByRole.guest,
        role: 'guest',
        created_at: new Date(),
      })
      .execute();
    expect((await list('', 'guest')).ids).toEqual([]);
  });
});
