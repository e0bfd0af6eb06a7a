import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mspdi, type SmallTask } from '../../jobs/files/small-files.testing.ts';
import { filesServer } from './files.testing.ts';

let server: Awaited<ReturnType<typeof filesServer>>;
beforeAll(async () => {
  server = await filesServer();
});
afterAll(() => server.close());

const WEEK_1: readonly SmallTask[] = [
  { uid: 1, name: 'Dig', days: 2 },
  { uid: 2, name: 'Fill', days: 2, after: 1 },
  { uid: 3, name: 'Seed', days: 1, after: 2 },
  { uid: 4, name: 'Open', days: 0, after: 3 },
];
/** Digging takes a day more, nobody seeds, and there is a fence. */
const WEEK_2: readonly SmallTask[] = [
  { uid: 1, name: 'Dig', days: 3 },
  { uid: 2, name: 'Fill', days: 2, after: 1 },
  { uid: 5, name: 'Fence', days: 1, after: 2 },
  { uid: 4, name: 'Open', days: 0, after: 5 },
];

/** The last change, as the database has it. */
const base = async (projectId: string) => {
  const { database } = server.context;
  const heads = database.selectFrom('project_head').select('seq');
  return (await heads.where('project_id', '=', projectId).executeTakeFirst())?.seq;
};

async function confirmed(project: string, uploadId: string, body: object) {
  const { request, ended } = server;
  const answer = await request('POST', `${project}/uploads/${uploadId}/confirm`, body);
  return ended(`${project}/jobs/${answer.json().id}`);
}

const taskNamed = async (projectId: string, name: string, revision = 1) =>
  server.context.store.read(projectId, revision, ({ history }) =>
    [...history.records.all('task')].find((task) => task.name === name),
  );

describe('the next file of a plan', () => {
  test('is reported on, old to new, and brought in as one change when it is confirmed', async () => {
    const { imported, read } = server;
    const projectId = await imported(mspdi(WEEK_1));
    const project = `projects/${projectId}`;
    const { id, job } = await read(project, mspdi(WEEK_2), 'name=week2.xml');
    expect(job).toMatchObject({
      kind: 'update.read',
      projectId,
      answer: {
        format: 'mspdi',
        base: 1,
        isNew: true,
        finish: { from: '2026-03-06T17:00', to: '2026-03-09T17:00', minutes: 480 },
        milestones: [{ name: 'Open', from: '2026-03-06T17:00', to: '2026-03-09T17:00' }],
        matching: { byUniqueId: 3, onlyEarlier: 1, onlyLater: 1 },
        tasks: {
          matched: 3,
          changed: { count: 1, first: [{ name: 'Dig' }] },
          added: { count: 1, first: [{ name: 'Fence' }] },
          removed: { count: 1, first: [{ name: 'Seed' }] },
        },
        setBack: [],
      },
    });
    expect(await base(projectId)).toBe(1);
    const done = await confirmed(project, id, { base: 1, cause: 'supplier' });
    expect(done).toMatchObject({ state: 'done', answer: { changes: { from: 2, to: 2 } } });
    const change = await server.context.store.read(
      projectId,
      2,
      ({ history }) => history.changes[1],
    );
    expect(change).toMatchObject({
      edit: { kind: 'plan.update', source: { format: 'mspdi', name: 'week2.xml' } },
      via: 'import',
      cause: 'supplier',
      author: server.personByRole.manager,
    });
    expect((await confirmed(project, id, { base: 1 })).id).toBe(done.id);
    expect(await base(projectId)).toBe(2);
  });

  test('that says nothing new changes nothing', async () => {
    const { imported, read } = server;
    const projectId = await imported(mspdi(WEEK_1));
    const { id, job } = await read(`projects/${projectId}`, mspdi(WEEK_1));
    expect(job.answer).toMatchObject({ isNew: false });
    const done = await confirmed(`projects/${projectId}`, id, { base: 1 });
    expect(done.answer).toEqual({ changes: null });
    expect(await base(projectId)).toBe(1);
  });

  test('is refused where it says otherwise than what somebody else did since the report; confirmed anew, it is taken', async () => {
    const { imported, read, request } = server;
    const projectId = await imported(mspdi(WEEK_1));
    const project = `projects/${projectId}`;
    const { id } = await read(project, mspdi(WEEK_2));
    const dig = await taskNamed(projectId, 'Dig');
    const longer = { kind: 'task.set-duration', taskId: dig?.id, minutes: 5 * 480 };
    const edits = { base: 1, edits: [{ editId: 'longer', edit: longer }] };
    expect((await request('POST', `${project}/edits`, edits, 'contributor')).statusCode).toBe(200);
    const refused = await confirmed(project, id, { base: 1 });
    expect(refused).toMatchObject({
      state: 'failed',
      problem: { code: 'changed-since', status: 409 },
    });
    expect(await base(projectId)).toBe(2);
    const again = await confirmed(project, id, { base: 2 });
    expect(again).toMatchObject({ state: 'done', answer: { changes: { from: 3, to: 3 } } });
    expect((await taskNamed(projectId, 'Dig', 3))?.duration?.minutes).toBe(3 * 480);
  });

  test('of another plan is refused unless somebody is sure', async () => {
    const { imported, read } = server;
    const projectId = await imported(mspdi(WEEK_1));
    const project = `projects/${projectId}`;
    const other = [10, 11, 12].map((uid) => ({ uid, name: `Ship ${uid}`, days: 1 }));
    const { id, job } = await read(project, mspdi(other));
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'update-of-another-plan' } });
    const again = await server.request('POST', `${project}/uploads/${id}/read`, { sure: true });
    const report = await server.ended(`${project}/jobs/${again.json().reading.id}`);
    expect(report.answer.tasks).toMatchObject({ added: { count: 3 }, removed: { count: 4 } });
    expect((await confirmed(project, id, { base: 1 })).state).toBe('done');
  });
});
