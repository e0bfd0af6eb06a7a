import { applyDiff } from '@throughline/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aProject, ask, testServer } from '../test-server.testing.ts';
import { aSmallPlan, smallPlan, task } from './edits-plan.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const calendar = (id: string) => ({
  editId: `add-${id}`,
  edit: {
    kind: 'calendar.add',
    record: {
      id,
      kind: 'calendar',
      audience: 'internal',
      name: id,
      week: { monday: [[480, 1020]] },
      exceptions: {},
      workWeeks: {},
    },
  },
});

const longer = (taskId: string, days: number) => ({
  kind: 'task.set-duration',
  taskId,
  minutes: days * 480,
});

describe('an edit', () => {
  test('is in the log, the records and the head when it is acknowledged; a repeat gets its first outcome', async () => {
    const { app, context, tokenByRole, workspaceId } = server;
    const projectId = await aProject(context, workspaceId);
    const url = `/api/v1/projects/${projectId}/edits`;
    const first = await ask(app, tokenByRole.contributor, 'POST', url, {
      base: 0,
      edits: [calendar('c1')],
    });
    expect(first.json()).toMatchObject({ repeated: false, head: 1, changes: [{ seq: 1 }] });
    const again = await ask(app, tokenByRole.contributor, 'POST', url, {
      base: 0,
      edits: [calendar('c1')],
    });
    expect(again.json()).toEqual({ ...first.json(), repeated: true });
    const head = await context.database
      .selectFrom('project_head')
      .selectAll()
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow();
    expect(head).toMatchObject({ seq: 1, hash: first.json().changes[0].hash, revision: 2 });
    const records = await context.database
      .selectFrom('record')
      .select('id')
      .where('project_id', '=', projectId)
      .execute();
    expect(records).toEqual([{ id: 'c1' }]);
  });

  test('is answered with what it did, so that a copy of the plan becomes the same', async () => {
    const plan = await aSmallPlan(server);
    for (const role of ['manager', 'contributor'] as const) {
      const copy = smallPlan(role === 'manager' ? [] : [longer('a', 12)]).records;
      const days = role === 'manager' ? 12 : 14;
      const made = await plan.edit(
        role,
        `longer-${role}`,
        longer('a', days),
        plan.head + (days - 12) / 2,
      );
      expect(made.statusCode, made.body).toBe(200);
      expect(applyDiff(copy, made.json().changes[0].diff)).toBeUndefined();
      const kept = await server.context.store.read(plan.projectId, 0, ({ history }) => [
        ...history.records,
      ]);
      expect([...copy]).toEqual(kept);
    }
  });

  test('is refused with the model’s code and its place in the batch, and nothing of the batch is kept', async () => {
    const plan = await aSmallPlan(server);
    const edits = (...all: object[]) => ({
      base: plan.head,
      edits: all.map((edit, place) => ({ editId: `e${place}`, edit })),
    });
    const wrong = await plan.post(
      'manager',
      'edits',
      edits(longer('a', 3), { kind: 'task.rename', taskId: 'a', name: 7 }),
    );
    expect(wrong.json()).toMatchObject({
      status: 422,
      code: 'edit-invalid',
      field: 'edits/1/edit/name',
    });
    const unknown = await plan.post('manager', 'edits', edits({ kind: 'task.paint' }));
    expect(unknown.json()).toMatchObject({ code: 'edit-unknown-kind', field: 'edits/0/edit/kind' });
    expect(unknown.json().accepted).toContain('task.rename');
    const missing = await plan.post('manager', 'edits', edits(longer('a', 3), longer('zz', 3)));
    expect(missing.json()).toMatchObject({ code: 'record-missing', recordId: 'zz' });
    const more = edits(...Array.from({ length: 1_001 }, () => longer('a', 3)));
    expect((await plan.post('manager', 'edits', more)).statusCode).toBe(400);
    const then = await plan.post('manager', 'edits', edits(longer('a', 4), longer('b', 4)));
    expect(then.json()).toMatchObject({ head: plan.head + 2, changes: [{}, {}] });
  });

  test('whose id was used for something else, or by somebody else, is a conflict', async () => {
    const plan = await aSmallPlan(server);
    expect((await plan.edit('manager', 'x', longer('a', 3))).statusCode).toBe(200);
    const other = await plan.edit('manager', 'x', longer('a', 4));
    expect(other.json()).toMatchObject({ status: 409, code: 'edit-id-twice' });
    const another = await plan.edit('contributor', 'x', longer('a', 3));
    expect(another.json()).toMatchObject({ status: 409, code: 'edit-id-twice' });
    expect((await plan.edit('manager', 'x', longer('a', 3))).json()).toMatchObject({
      repeated: true,
      head: plan.head + 1,
    });
  });

  test('of what somebody else changed since the base is a conflict that names the change', async () => {
    const plan = await aSmallPlan(server);
    await plan.edit('manager', 'mine', longer('a', 3));
    const late = await plan.edit('contributor', 'theirs', longer('a', 5));
    expect(late.json()).toMatchObject({
      status: 409,
      code: 'changed-since',
      parameters: { id: 'a', field: 'duration', seq: plan.head + 1 },
    });
  });

  test('asks for the role that its kind needs, wherever it stands in the batch', async () => {
    const plan = await aSmallPlan(server);
    const date = { kind: 'project.set-status-date', statusDate: '2026-03-06T17:00' };
    const body = {
      base: plan.head,
      edits: [
        { editId: 's1', edit: longer('a', 3) },
        { editId: 's2', edit: date },
      ],
    };
    const refused = await plan.post('contributor', 'edits', body);
    expect(refused.json()).toMatchObject({ code: 'not-allowed', field: 'edits/1/edit' });
    for (const role of ['viewer', 'guest'] as const) {
      const answer = await plan.edit(role, 'no', longer('a', 3));
      expect([403, 404]).toContain(answer.statusCode);
    }
    const done = await plan.post('manager', 'edits', body);
    expect(done.json()).toMatchObject({ head: plan.head + 2 });
  });

  test('of what its author does not see is refused, and what they see can be edited beside it', async () => {
    const rates = { r1: { standard: { amount: '100', currency: 'EUR' } } };
    const resource = {
      kind: 'resource.add',
      record: {
        id: 'dev',
        kind: 'resource',
        audience: 'internal',
        name: 'Dev',
        type: 'work',
        rates,
      },
    };
    const plan = await aSmallPlan(server, [resource]);
    const change = (set: object) => ({ kind: 'resource.change', id: 'dev', set });
    const cheaper = change({ 'rates/r1': { standard: { amount: '1', currency: 'EUR' } } });
    const refused = await plan.edit('contributor', 'c1', cheaper);
    expect(refused.json()).toMatchObject({ code: 'not-allowed', recordId: 'dev' });
    const many = await plan.post('contributor', 'edits', {
      base: plan.head,
      edits: [
        { editId: 'c2', edit: change({ name: 'Developer' }) },
        { editId: 'c3', edit: cheaper },
      ],
    });
    expect(many.json()).toMatchObject({ code: 'not-allowed', recordId: 'dev' });
    const twin = { ...resource, record: { ...resource.record, id: 'two' } };
    expect((await plan.edit('contributor', 'c4', twin)).json()).toMatchObject({
      code: 'not-allowed',
      recordId: 'two',
      field: 'rates',
    });
    const renamed = await plan.edit('contributor', 'c5', change({ name: 'Developer' }));
    expect(renamed.json().changes[0].diff.updated).toEqual({
      dev: { name: [['Dev'], ['Developer']] },
    });
    const removed = { kind: 'resource.remove', ids: ['dev'] };
    const gone = await plan.edit('contributor', 'c6', removed, plan.head + 1);
    expect(gone.statusCode, gone.body).toBe(200);
    expect(JSON.stringify(gone.json())).not.toContain('"100"');
  });

  test('says which way it came: a token may say what uses it, never that it was a browser or a file', async () => {
    const plan = await aSmallPlan(server);
    const send = (editId: string, via?: string) =>
      plan.post('manager', 'edits', {
        base: plan.head,
        ...(via !== undefined && { via }),
        edits: [{ editId, edit: task(editId) }],
      });
    for (const [place, via] of ([undefined, 'assistant', 'command-line'] as const).entries()) {
      expect((await send(`v${place}`, via)).statusCode).toBe(200);
    }
    for (const via of ['import', 'web', 'magic']) {
      expect((await send('no', via)).statusCode).toBe(400);
    }
    const ways = await server.context.store.read(plan.projectId, 0, ({ history }) =>
      history.changes.slice(-3).map(({ via }) => via),
    );
    expect(ways).toEqual(['api', 'assistant', 'command-line']);
  });

  test('tells when the plan finishes before and after it, where that is asked', async () => {
    const plan = await aSmallPlan(server);
    const made = await plan.post('contributor', 'edits?dates=changed', {
      base: plan.head,
      edits: [{ editId: 'd', edit: longer('a', 11) }],
    });
    expect(made.json().dates).toMatchObject({
      before: { schedule: '2026-03-27T17:00' },
      after: { schedule: '2026-03-30T17:00' },
    });
  });
});
