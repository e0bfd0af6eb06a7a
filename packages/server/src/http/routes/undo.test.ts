import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../test-server.testing.ts';
import { aSmallPlan } from './edits-plan.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const rename = (name: string) => ({ kind: 'task.rename', taskId: 'a', name });

describe('undo', () => {
  test('takes back one’s own last step as a new change, and redo takes that back', async () => {
    const plan = await aSmallPlan(server);
    await plan.edit('contributor', 'r1', rename('One'));
    const undone = await plan.post('contributor', 'undo', { editId: 'u1' });
    expect(undone.json()).toMatchObject({
      repeated: false,
      head: plan.head + 2,
      refused: [],
      changes: [{ diff: { updated: { a: { name: [['One'], ['Task a']] } } } }],
    });
    const again = await plan.post('contributor', 'undo', { editId: 'u1' });
    expect(again.json()).toEqual({ ...undone.json(), repeated: true });
    const redone = await plan.post('contributor', 'redo', { editId: 'u2' });
    expect(redone.json()).toMatchObject({
      changes: [{ diff: { updated: { a: { name: [['Task a'], ['One']] } } } }],
    });
    const none = await plan.post('manager', 'undo', { editId: 'u3' });
    expect(none.json()).toMatchObject({ status: 422, code: 'nothing-to-undo' });
  });

  test('leaves what somebody changed since, and names it', async () => {
    const plan = await aSmallPlan(server);
    await plan.edit('contributor', 'r1', rename('One'));
    await plan.edit('manager', 'r2', rename('Two'), plan.head + 1);
    const undone = await plan.post('contributor', 'undo', { editId: 'u1' });
    expect(undone.json()).toMatchObject({
      changes: [],
      refused: [{ code: 'changed-since', parameters: { id: 'a', field: 'name' } }],
    });
  });

  test('of any step asks for as much as making it did, through undos of undos', async () => {
    const plan = await aSmallPlan(server);
    const date = { kind: 'project.set-status-date', statusDate: '2026-03-06T17:00' };
    await plan.edit('manager', 'd', date);
    const seq = plan.head + 1;
    const refused = await plan.post('contributor', 'undo', { editId: 'u1', seq });
    expect(refused.json()).toMatchObject({ code: 'not-allowed' });
    expect((await plan.post('manager', 'undo', { editId: 'u2', seq })).statusCode).toBe(200);
    const back = await plan.post('contributor', 'redo', { editId: 'u3', seq: seq + 1 });
    expect(back.json()).toMatchObject({ code: 'not-allowed' });
    const group = await plan.post('manager', 'edits', {
      base: seq + 1,
      edits: [
        { editId: 'g1', edit: rename('Group') },
        { editId: 'g2', edit: date },
      ],
    });
    expect(group.statusCode).toBe(200);
    const part = await plan.post('contributor', 'undo', { editId: 'u4', seq: seq + 2 });
    expect(part.json()).toMatchObject({ code: 'not-allowed' });
    const missing = await plan.post('contributor', 'undo', { editId: 'u5', seq: 99 });
    expect(missing.json()).toMatchObject({ code: 'change-missing' });
  });
});
