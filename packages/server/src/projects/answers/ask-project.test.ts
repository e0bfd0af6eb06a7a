import { instant, type RecordId } from '@throughline/model';
import { sampleProgramme } from '@throughline/sample';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../storage/test-database.testing.ts';
import { createProject } from '../create-project.ts';
import { ProjectStore } from '../project-store.ts';
import { askProject } from './ask-project.ts';
import { makeAnswer, type Question } from './make-answer.ts';

const PROJECT = '01900000-0000-7000-8000-000000000001';
const WORKSPACE = '01900000-0000-7000-8000-000000000002';
const manager = { role: 'manager', id: 'm' } as const;
const now = '2026-11-20T17:00';

let database: Awaited<ReturnType<typeof testDatabase>>;
let store: ProjectStore;
beforeAll(async () => {
  database = await testDatabase();
  store = new ProjectStore(database.database);
  const at = new Date();
  await database.database
    .insertInto('workspace')
    .values({ id: WORKSPACE, name: 'Alder', created_at: at })
    .execute();
  const { history, branches } = sampleProgramme();
  await database.database.transaction().execute((tx) =>
    createProject(tx, {
      id: PROJECT,
      workspaceId: WORKSPACE,
      name: 'A plan',
      at,
      history,
      branches,
    }),
  );
}, 30_000);
afterAll(() => database.drop());

/** A thread that works when it is told to. */
function thread() {
  const asked: Question[] = [];
  let go = () => {};
  const told = new Promise<void>((resolve) => {
    go = resolve;
  });
  const ask = async (projectId: string, revision: number, question: Question) => {
    asked.push(question);
    await told;
    return store.read(projectId, revision, (project) => makeAnswer(project, question));
  };
  return { asked, ask, go: () => go() };
}

describe('what holds up the event loop', () => {
  test('is done in a thread, once for all who ask the same; then it is known until the next change', async () => {
    const place = { projectId: PROJECT, revision: 1 };
    const { asked, ask, go } = thread();
    const question = { reader: manager, now };
    const three = ['a', 'b', 'c'].map((id) =>
      askProject(store, ask, place, 'status', { ...question, reader: { role: 'manager', id } }),
    );
    await expect.poll(() => asked.length).toBe(1);
    go();
    const [first, ...others] = await Promise.all(three);
    for (const other of others) expect(other).toBe(first);
    expect(await askProject(store, ask, place, 'status', question)).toBe(first);
    expect(asked).toHaveLength(1);

    // Another view of the plan is another answer.
    await askProject(store, ask, place, 'status', {
      ...question,
      reader: { role: 'guest', id: 'g' },
    });
    expect(asked).toHaveLength(2);

    await store.change(PROJECT, ({ history }) => {
      const [task] = [...history.records.all('task')];
      return history.submit(
        {
          base: history.head,
          at: instant('2026-11-21T09:00:00.000Z'),
          author: 'a' as RecordId,
          via: 'api',
          edits: [
            {
              editId: 'e',
              edit: { kind: 'task.rename', taskId: task?.id as RecordId, name: 'Other' },
            },
          ],
        },
        () => '0'.repeat(32),
      );
    });
    const later = await askProject(store, ask, { ...place, revision: 2 }, 'status', question);
    expect(later).not.toBe(first);
    expect(asked).toHaveLength(3);
  });

  test('that failed is tried anew', async () => {
    const place = { projectId: PROJECT, revision: 2 };
    const question = { reader: manager, now, asOf: '2000' };
    const failing = () => Promise.reject(new Error('out of memory'));
    await expect(askProject(store, failing, place, 'status', question)).rejects.toThrow('out of');
    const { asked, ask, go } = thread();
    go();
    expect(await askProject(store, ask, place, 'status', question)).toHaveProperty('json');
    expect(asked).toHaveLength(1);
  });

  test('is nothing that is known by the way', async () => {
    const never = () => Promise.reject(new Error('asked a thread'));
    const place = { projectId: PROJECT, revision: 2 };
    const question = { reader: manager, limit: 10 };
    expect(await askProject(store, never, place, 'log', question)).toHaveProperty('json');
    const unknown = { projectId: WORKSPACE, revision: 1 };
    expect(await askProject(store, never, unknown, 'log', question)).toBeUndefined();
  });
});
