import { gunzipSync } from 'node:zlib';
import { verifyLog } from '@throughline/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../test-server.testing.ts';
import { aSmallPlan, task } from './edits-plan.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

describe('the log', () => {
  test('is given page by page, and a group of changes is never cut', async () => {
    const plan = await aSmallPlan(server);
    await plan.post('manager', 'edits', {
      base: plan.head,
      edits: ['x', 'y', 'z'].map((id) => ({ editId: id, edit: task(id) })),
    });
    const page = async (after: number, limit: number) => {
      const answer = await plan.get('manager', `log?after=${after}&limit=${limit}`);
      const { head, changes } = answer.json();
      expect(head).toBe(plan.head + 3);
      return changes.map(({ seq }: { seq: number }) => seq);
    };
    const seqs = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, place) => from + place);
    expect(await page(0, 2)).toEqual([1, 2]);
    expect(await page(2, plan.head - 1)).toEqual(seqs(3, plan.head + 3));
    expect(await page(plan.head + 3, 5)).toEqual([]);
    const inside = await plan.get('manager', `log?after=${plan.head + 1}`);
    expect(inside.json()).toMatchObject({
      status: 400,
      accepted: [String(plan.head), String(plan.head + 3)],
    });
    const beyond = await plan.get('manager', 'log?after=99');
    expect(beyond.json()).toMatchObject({ status: 409, code: 'base-unknown' });
  });

  test('proves itself to those who see all of it', async () => {
    const plan = await aSmallPlan(server);
    const { changes } = (await plan.get('manager', 'log')).json();
    expect(changes).toHaveLength(plan.head);
    expect(verifyLog(changes)).toMatchObject({ head: plan.head, erased: [] });
    expect(verifyLog(changes)).not.toHaveProperty('fault');
    const packed = await server.app.inject({
      url: `/api/v1/projects/${plan.projectId}/log`,
      headers: {
        authorization: `Bearer ${server.tokenByRole.owner}`,
        'accept-encoding': 'gzip',
      },
    });
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString()).changes).toEqual(changes);
  });

  test('tells others what became of what they see, near the present and long ago', async () => {
    const rates = { r1: { standard: { amount: '4711', currency: 'EUR' } } };
    const resource = { id: 'dev', kind: 'resource', audience: 'internal', name: 'Dev', rates };
    const more = Array.from({ length: 40 }, (_, place) => task(`t${place}`));
    const add = { kind: 'resource.add', record: { ...resource, type: 'work' } };
    const plan = await aSmallPlan(server, [add, ...more]);
    const whole = await plan.get('contributor', 'log?limit=1000');
    const { changes } = whole.json();
    expect(changes).toHaveLength(plan.head);
    expect(whole.body).not.toContain('4711');
    expect(whole.body).not.toContain('"salt"');
    expect(changes[0]).toMatchObject({ seq: 1, does: 'project.create', diff: {} });
    const near = await plan.get('contributor', `log?after=${plan.head - 5}&limit=2`);
    expect(near.json().changes).toEqual(changes.slice(-5, -3));
  });
});
