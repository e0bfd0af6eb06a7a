import { branchHash, type RecordId } from '@throughline/model';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sampleServer } from './status-sample.testing.ts';

vi.setConfig({ testTimeout: 30_000 });

let server: Awaited<ReturnType<typeof sampleServer>>;
beforeAll(async () => {
  server = await sampleServer();
}, 30_000);
afterAll(() => server.close());

let count = 0;

/** A task on the longest path that has not begun. */
function openTasks(): RecordId[] {
  return [...server.sample.history.records.all('task')]
    .filter((task) => (task.duration?.minutes ?? 0) > 480)
    .filter(
      ({ actualStart, percentComplete = 0 }) => actualStart === undefined && percentComplete === 0,
    )
    .filter((task) => !server.sample.history.records.isSummary(task) && !task.inactive)
    .map(({ id }) => id);
}

const setDuration = (taskId: string, minutes: number) => ({
  editId: `journey-${++count}`,
  edit: { kind: 'task.set-duration', taskId, minutes },
});

describe('a branch', () => {
  test('is opened, edited by two, approved as it is, refused where the plan moved on, and merged', async () => {
    const { get, post } = server;
    const [first, second] = openTasks();
    const opened = { id: 'second-crew', name: 'Second crew', reason: 'The dates.' };
    const { status, body: head } = await post('branches', opened, 'contributor');
    expect([status, head.state]).toEqual([200, 'open']);
    expect((await post('branches', opened, 'contributor')).body).toEqual(head);
    expect((await post('branches', opened, 'manager')).status).toBe(409);

    const url = 'branches/second-crew';
    const one = { base: head.head, edits: [setDuration(first as string, 4_800)] };
    const edited = await post(`${url}/edits`, one, 'contributor');
    expect(edited.body).toMatchObject({ head: head.head + 1, repeated: false });
    const again = await post(`${url}/edits`, one, 'contributor');
    expect(again.body).toMatchObject({ ...edited.body, repeated: true });
    const two = { base: edited.body.head, edits: [setDuration(second as string, 9_600)] };
    const both = (await post(`${url}/edits`, two, 'manager')).body;

    const shown = (await get(url)).body;
    expect(shown.hash).toBe(both.hash);
    expect(shown.changes).toHaveLength(2);
    expect(shown.comparison.tasks.moved).toBeGreaterThan(0);
    expect(shown.people[server.personByRole.contributor]).toBe('contributor');
    const plan = (await get(`schedule?tasks=${first}`)).body.tasks[0];
    const there = (await get(`schedule?tasks=${first}&branch=second-crew`)).body.tasks[0];
    expect(there.schedule.finish).not.toBe(plan.schedule.finish);

    // Whoever approves names what they saw; another edit takes the approval away.
    const outdated = await post(`${url}/approve`, { hash: edited.body.hash });
    expect([outdated.status, outdated.body.code]).toEqual([409, 'approval-outdated']);
    expect((await post(`${url}/approve`, { hash: both.hash }, 'contributor')).status).toBe(403);
    expect((await post(`${url}/approve`, { hash: both.hash })).status).toBe(200);
    expect((await get(url)).body.approvals).toHaveLength(1);

    // Somebody else sets the same duration in the plan: the branch's edit of it no longer applies.
    const base = (await get('history?limit=1')).body.about.head;
    const meanwhile = { base, edits: [setDuration(first as string, 2_400)] };
    expect((await post('edits', meanwhile, 'manager')).status).toBe(200);
    const stale = (await get(url)).body;
    expect(stale.leftovers).toMatchObject([{ refusal: { code: 'changed-since' } }]);
    const refused = await post(`${url}/merge`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'branch-no-longer-applies']);
    expect(refused.body.parameters.left).toHaveLength(1);
    expect((await get('history?limit=1')).body.about.head).toBe(base + 1);

    const merged = await post(`${url}/merge`, { whatApplies: true, approved: true });
    expect(merged.body).toMatchObject({ state: 'merged', repeated: false });
    expect(merged.body.left).toMatchObject([{ code: 'changed-since' }]);
    expect(merged.body.changes).toHaveLength(1);
    const repeated = (await post(`${url}/merge`, { whatApplies: true })).body;
    expect(repeated).toMatchObject({ repeated: true, changes: merged.body.changes });
    const [change] = (await get('history?limit=1')).body.changes;
    expect(change).toMatchObject({ branch: 'second-crew', editId: two.edits[0]?.editId });
    const closed = await post(`${url}/edits`, {
      base: both.head,
      edits: [setDuration(first as string, 480)],
    });
    expect([closed.status, closed.body.code]).toEqual([409, 'branch-closed']);
    expect((await post(`${url}/edits`, two, 'manager')).body).toMatchObject({ repeated: true });
    const others = await post(`${url}/edits`, two, 'contributor');
    expect([others.status, others.body.code]).toEqual([409, 'edit-id-twice']);
  }, 30_000);

  test('that nobody approved is refused only where an approval is asked for', async () => {
    const { post } = server;
    await post('branches', { id: 'later', name: 'Later' });
    const task = openTasks()[4] as string;
    const { head } = (await post('branches', { id: 'later', name: 'Later' })).body;
    await post('branches/later/edits', { base: head, edits: [setDuration(task, 4_800)] });
    const refused = await post('branches/later/merge', { approved: true });
    expect([refused.status, refused.body.code]).toEqual([422, 'approval-missing']);
    expect((await post('branches/later/merge', {})).status).toBe(200);
  });

  test('gets another name, for as long as it is open', async () => {
    const { get, post, patch } = server;
    await post('branches', { id: 'named', name: 'First' });
    const { body: renamed } = await patch('branches/named', { name: 'Second' }, 'contributor');
    expect(renamed).toMatchObject({ id: 'named', name: 'Second', state: 'open' });
    expect((await get('branches/named')).body.name).toBe('Second');
    expect((await patch('branches/named', { name: 'Third' }, 'viewer')).status).toBe(403);
    await post('branches/named/drop', {});
    const closed = await patch('branches/named', { name: 'Third' });
    expect([closed.status, closed.body.code]).toEqual([409, 'branch-closed']);
    expect((await patch('branches/nobody', { name: 'Third' })).status).toBe(404);
  });

  test('may be dropped with a reason, and stays readable', async () => {
    const { get, post } = server;
    const [sample] = server.sample.branches.filter(({ outcome }) => outcome.state === 'open');
    const url = `branches/${sample?.id}`;
    expect((await get(url)).body.hash).toBe(sample && branchHash(sample));
    expect((await post(`${url}/drop`, { reason: 'Too dear.' })).body.state).toBe('dropped');
    expect((await post(`${url}/drop`, { reason: 'Too dear.' })).status).toBe(200);
    const { body } = await get(url);
    expect(body.outcome).toMatchObject({ state: 'dropped', reason: 'Too dear.' });
    expect(body.changes.length).toBe(sample?.changes.length);
    const { branches } = (await get('branches?state=open')).body;
    expect(branches.map(({ id }: { id: string }) => id)).not.toContain(sample?.id);
  });

  test('that is not there is not found, whatever is asked of it', async () => {
    const { get, post } = server;
    expect((await get('branches/nobody')).status).toBe(404);
    expect((await post('branches/nobody/merge', {})).status).toBe(404);
    expect((await post('branches/nobody/drop', {})).status).toBe(404);
    expect((await get('status?branch=nobody')).status).toBe(404);
  });
});

describe('a baseline', () => {
  test('is taken with the dates computed here, once', async () => {
    const { get, post } = server;
    const asked = {
      editId: 'take-3',
      id: 'baseline-3',
      name: 'Baseline 3',
      approvedBy: 'R. Okafor',
    };
    const { status, body } = await post('baselines', asked);
    expect([status, body.repeated]).toEqual([200, false]);
    expect(body.finish).toBe((await get('schedule?limit=1')).body.schedule.finish);
    expect((await post('baselines', asked)).body).toEqual({ ...body, repeated: true });
    const { baselines } = (await get('baselines')).body;
    expect(baselines.at(-1)).toMatchObject({ id: 'baseline-3', compared: true, seq: body.seq - 1 });
    expect(
      (await post('baselines', { ...asked, editId: 'x', id: 'y' }, 'contributor')).status,
    ).toBe(403);
  });
});
