import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorNames } from '../../projects/answers/index.ts';
import { ask, aWorkspace, testServer } from '../test-server.testing.ts';
import { aSmallPlan } from './edits-plan.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let projectId: string;
let reports = 0;

const resource = (id: string) => ({
  kind: 'resource.add',
  record: { id, kind: 'resource', audience: 'internal', name: `Name of ${id}`, type: 'work' },
});
const assignment = (taskId: string, resourceId: string) => ({
  kind: 'assignment.add',
  record: {
    id: `${taskId}-${resourceId}`,
    kind: 'assignment',
    audience: 'internal',
    taskId,
    resourceId,
    units: 1,
    work: 4800,
  },
});

beforeAll(async () => {
  server = await testServer();
  const more = [resource('vendor'), resource('other'), assignment('a', 'vendor')];
  const plan = await aSmallPlan(server, [
    ...more,
    assignment('b', 'other'),
    { kind: 'task.set-progress', taskId: 'a', actualStart: '2026-03-02T08:00', remaining: 4800 },
  ]);
  projectId = plan.projectId;
});
afterAll(() => server.close());

const path = () => `/api/v1/projects/${projectId}/report-links`;
async function linkFor(resourceId: string, expiresInDays = 30) {
  const body = { resourceId, expiresInDays };
  const reply = await ask(server.app, server.tokenByRole.manager, 'POST', path(), body);
  expect(reply.statusCode).toBe(201);
  const { id, url } = reply.json();
  return { id: id as string, url: url as string, secret: String(url).split('#')[1] ?? '' };
}
const look = (secret: string) => ask(server.app, secret, 'GET', '/api/v1/report');
const report = (secret: string, base: number, said: object) =>
  ask(server.app, secret, 'POST', '/api/v1/report', {
    base,
    editId: `report-${++reports}`,
    ...said,
  });

describe('a report link', () => {
  test('shows the tasks of its owner alone', async () => {
    const { url, secret } = await linkFor('vendor');
    expect(url).toMatch(/^http:\/\/localhost\/report#tlr_[\w-]{49}$/);
    const shown = (await look(secret)).json();
    expect(shown).toMatchObject({ project: 'Office move', owner: 'Name of vendor' });
    expect(shown.tasks).toMatchObject([{ taskId: 'a', name: 'Task a', remaining: 4800 }]);
    expect(JSON.stringify(shown)).not.toContain('other');
  });

  test('takes what remains, the expected finish and what holds it up, in its own name', async () => {
    const { id, secret } = await linkFor('vendor');
    const { base } = (await look(secret)).json();
    const said = { taskId: 'a', remaining: 2400, blockedBy: 'No access to the room' };
    const after = await report(secret, base, said);
    expect(after.statusCode).toBe(200);
    expect(after.json().tasks[0]).toMatchObject({
      remaining: 2400,
      blocked: { by: 'No access to the room' },
    });
    const later = { taskId: 'a', expectedFinish: '2026-12-18T17:00', blockedBy: '' };
    const expected = (await report(secret, after.json().base, later)).json();
    expect(expected.tasks[0]).toMatchObject({ finish: '2026-12-18T17:00', blocked: null });
    const authors = await server.context.database
      .selectFrom('change')
      .select('author')
      .distinct()
      .where('project_id', '=', projectId)
      .where('seq', '>', base)
      .execute();
    expect(authors).toEqual([{ author: id }]);
    const names = await authorNames(server.context.database, projectId, [id]);
    expect(names[id]).toBe('Name of vendor');
  });

  test('takes that nothing is new, as what was shown', async () => {
    const { id, secret } = await linkFor('vendor');
    const before = (await look(secret)).json();
    const after = (await report(secret, before.base, { taskId: 'a', nothingNew: true })).json();
    expect(after.tasks).toEqual(before.tasks);
    expect(after.base).toBe(before.base + 1);
    const changes = await ask(
      server.app,
      server.tokenByRole.manager,
      'GET',
      `/api/v1/projects/${projectId}/history?author=${id}`,
    );
    expect(changes.json().changes).toMatchObject([
      { edit: { taskId: 'a', remaining: before.tasks[0].remaining } },
    ]);
  });

  test('counts a report that is sent twice once, and one made on old ground not at all', async () => {
    const { secret } = await linkFor('vendor');
    const { base } = (await look(secret)).json();
    const said = { taskId: 'a', remaining: 1200, editId: 'sent-twice' };
    const first = (await report(secret, base, said)).json();
    const again = (await report(secret, base, said)).json();
    expect(again.base).toBe(first.base);
    const other = await linkFor('vendor');
    const late = await report(other.secret, base, { taskId: 'a', remaining: 600 });
    expect(late.json()).toMatchObject({ status: 409, code: 'changed-since' });
  });

  test.each([
    ['a task of others', { taskId: 'b', remaining: 60 }, 422],
    ['what holds up a task of others', { taskId: 'b', blockedBy: 'Eve' }, 422],
    ['a date of a task of others', { taskId: 'b', expectedFinish: '2026-12-18T17:00' }, 422],
    ['a task that is not there', { taskId: 'zz', remaining: 60 }, 422],
    ['nothing', { taskId: 'a' }, 400],
    ['that work of others is done', { taskId: 'b', actualFinish: '2026-03-04T17:00' }, 422],
    ['that nothing is new of others', { taskId: 'b', nothingNew: true }, 422],
    ['news and none', { taskId: 'a', nothingNew: true, remaining: 60 }, 400],
    ['rest of what is done', { taskId: 'a', remaining: 60, actualFinish: '2026-03-04T17:00' }, 400],
    ['what is not done yet', { taskId: 'a', actualFinish: '2199-03-04T17:00' }, 400],
    ['a start that is to come', { taskId: 'a', actualStart: '2199-03-04T17:00' }, 400],
    ['a share', { taskId: 'a', percentComplete: 50 }, 400],
    ['what was taken back', { taskId: 'a', takeBack: 'finish' }, 400],
    ['a name', { taskId: 'a', remaining: 60, name: 'Eve' }, 400],
  ])('refuses %s', async (_what, said, status) => {
    const { secret } = await linkFor('vendor');
    const { base } = (await look(secret)).json();
    expect((await report(secret, base, said)).statusCode).toBe(status);
    expect((await look(secret)).json().base).toBe(base);
  });

  test('takes when work began and when it was done', async () => {
    const plan = await aSmallPlan(server, [
      resource('vendor'),
      assignment('a', 'vendor'),
      assignment('b', 'vendor'),
    ]);
    const { url } = (
      await ask(
        server.app,
        server.tokenByRole.manager,
        'POST',
        `/api/v1/projects/${plan.projectId}/report-links`,
        { resourceId: 'vendor' },
      )
    ).json();
    const secret = String(url).split('#')[1] ?? '';
    const shown = (await look(secret)).json();
    expect(shown).toMatchObject({ workday: { start: '08:00', end: '17:00' } });
    const begun = { taskId: 'a', actualStart: '2026-03-03T08:00', remaining: 960 };
    const after = (await report(secret, shown.base, begun)).json();
    expect(after.tasks.find(({ taskId }: { taskId: string }) => taskId === 'a')).toMatchObject({
      started: true,
      finished: false,
      remaining: 960,
    });
    const both = { actualStart: '2026-03-09T08:00', actualFinish: '2026-03-13T17:00' };
    const done = (await report(secret, after.base, { taskId: 'b', ...both })).json();
    expect(done.tasks.find(({ taskId }: { taskId: string }) => taskId === 'b')).toMatchObject({
      finished: true,
      finish: '2026-03-13T17:00',
    });
    const unbegun = await report(secret, done.base, {
      taskId: 'b',
      actualFinish: '2026-03-02T17:00',
    });
    expect(unbegun.json()).toMatchObject({ status: 422, code: 'finish-before-start' });
  });

  test('opens nothing else, and nothing else opens it', async () => {
    const { secret } = await linkFor('vendor');
    const { app, tokenByRole, workspaceId } = server;
    for (const url of [
      '/api/v1/account',
      `/api/v1/workspaces/${workspaceId}`,
      `/api/v1/projects/${projectId}/status`,
      path(),
    ]) {
      expect((await ask(app, secret, 'GET', url)).statusCode).toBe(401);
    }
    expect((await look(tokenByRole.owner)).statusCode).toBe(401);
    expect((await app.inject('/api/v1/report')).statusCode).toBe(401);
    expect((await look(`${secret.slice(0, -1)}`)).json().detail).toContain('mistyped');
  });

  test('is listed without its secret, and ends when it is taken back or its time is over', async () => {
    const { app, context, tokenByRole } = server;
    const [taken, old] = [await linkFor('vendor'), await linkFor('vendor', 1)];
    const list = await ask(app, tokenByRole.manager, 'GET', path());
    expect(list.json().links.map(({ id }: { id: string }) => id)).toContain(taken.id);
    expect(list.body).not.toContain(taken.secret);
    expect((await look(taken.secret)).statusCode).toBe(200);
    const foreign = (await aWorkspace(context, 'Birch')).tokenByRole.owner;
    expect((await ask(app, foreign, 'DELETE', `${path()}/${taken.id}`)).statusCode).toBe(404);
    const back = await ask(app, tokenByRole.manager, 'DELETE', `${path()}/${taken.id}`);
    expect(back.statusCode).toBe(204);
    expect((await look(taken.secret)).statusCode).toBe(401);
    await context.database
      .updateTable('report_link')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', old.id)
      .execute();
    expect((await look(old.secret)).statusCode).toBe(401);
  });

  test('is for a resource of the plan', async () => {
    const body = { resourceId: 'nobody' };
    const reply = await ask(server.app, server.tokenByRole.manager, 'POST', path(), body);
    expect(reply.json()).toMatchObject({ status: 404, field: 'body/resourceId' });
  });
});
