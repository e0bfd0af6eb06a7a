import {
  type Edit,
  type EditId,
  emptyPlan,
  History,
  instant,
  isRefusal,
  parseEdit,
  type RecordId,
  type Role,
} from '@throughline/model';
import { aProject, ask, type testServer } from '../test-server.testing.ts';

export type TestServer = Awaited<ReturnType<typeof testServer>>;

/** A task of so many days, in the order of its id. */
export function task(id: string, days = 10, fields: object = {}): object {
  return {
    kind: 'task.add',
    record: {
      id,
      kind: 'task',
      audience: 'shared',
      name: `Task ${id}`,
      rank: `V${id}V`,
      type: 'task',
      fixed: 'units',
      duration: { minutes: days * 480, unit: 'd' },
      ...fields,
    },
  };
}

export function link(from: string, to: string): object {
  const id = `${from}-${to}`;
  return {
    kind: 'link.add',
    record: { id, kind: 'link', audience: 'shared', from, to, type: 'FS' },
  };
}

export const start: Edit = emptyPlan({
  name: 'Office move',
  start: '2026-03-02',
  currency: 'EUR',
  projectId: 'project' as RecordId,
  calendarId: 'standard' as RecordId,
});

/** `a` and `b`, ten days each, one after the other, and whatever else: one change for each edit. */
export function smallPlan(more: readonly object[] = []): History {
  const history = new History();
  for (const given of [start, task('a'), task('b'), link('a', 'b'), ...more]) {
    const edit = parseEdit(given);
    if (isRefusal(edit)) throw new Error(JSON.stringify(edit));
    const outcome = history.submit(
      {
        base: history.head,
        at: instant('2026-03-02T09:00:00.000Z'),
        author: 'planner' as RecordId,
        via: 'import',
        edits: [{ editId: `first-${history.head}` as EditId, edit }],
      },
      () => '0'.repeat(32),
    );
    if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  }
  return history;
}

/** The plan as a project of the server, and how each role edits it. */
export async function aSmallPlan(server: TestServer, more: readonly object[] = []) {
  const { app, context, workspaceId, tokenByRole } = server;
  const history = smallPlan(more);
  const projectId = await aProject(context, workspaceId, history);
  const post = (role: Role, path: string, body: object) =>
    ask(app, tokenByRole[role], 'POST', `/api/v1/projects/${projectId}/${path}`, body);
  return {
    projectId,
    head: history.head,
    post,
    get: (role: Role, path: string) =>
      ask(app, tokenByRole[role], 'GET', `/api/v1/projects/${projectId}/${path}`),
    edit: (role: Role, editId: string, edit: object, base = history.head) =>
      post(role, 'edits', { base, edits: [{ editId, edit }] }),
  };
}
