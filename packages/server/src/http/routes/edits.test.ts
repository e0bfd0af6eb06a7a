import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aProject, ask, testServer } from '../test-server.testing.ts';

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

describe('an edit', () => {
  test('is in the log, the records and the head when it is acknowledged; a repeat gets its first outcome', async () => {
    const { app, context, tokenByRole, workspaceId } = server;
    const projectId = await aProject(context, workspaceId);
    const url = `/api/v1/projects/${projectId}/edits`;
    const first = await ask(app, tokenByRole.contributor, 'POST', url, {
      base: 0,
      edits: [calendar('c1')],
    });
    expect(first.json()).toMatchObject({ repeated: false, changes: [{ seq: 1 }] });
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
});
