import { branchHash, branchRecords, type PlanRecord } from '@throughline/model';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { localTimeOf } from '../../projects/answers/moment.ts';
import { sampleServer } from './status-sample.testing.ts';

vi.setConfig({ testTimeout: 30_000 });

let server: Awaited<ReturnType<typeof sampleServer>>;
beforeAll(async () => {
  server = await sampleServer();
}, 30_000);
afterAll(() => server.close());

function byId(records: Iterable<PlanRecord>): PlanRecord[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('a snapshot of another state', () => {
  test('is the plan as of a moment, and by which clock it was dated then', async () => {
    const { history } = server.sample;
    const seq = Math.floor(history.head / 2);
    const { status, body } = await server.get(`snapshot?asOf=${seq}`);
    expect(status).toBe(200);
    expect(body.seq).toBeGreaterThanOrEqual(seq);
    const last = history.changes[body.seq - 1];
    if (last === undefined) throw new Error('no such change');
    expect(body.hash).toBe(last.hash);
    expect(byId(body.records)).toEqual(byId(history.at(body.seq)));
    const at = localTimeOf(last);
    expect(body.moments).toEqual({ asOf: at, now: at });
    const byInstant = await server.get(`snapshot?asOf=${last.at}`);
    expect(byInstant.body.records.length).toBeGreaterThan(0);
    expect((await server.get('snapshot')).body.moments).toBeUndefined();
    expect((await server.get('snapshot?asOf=no such baseline')).status).toBe(400);
  });

  test('is the plan as a branch has it, with what its next edit is based on', async () => {
    const { history, branches } = server.sample;
    const branch = branches.find(({ changes }) => changes.length > 0);
    if (branch === undefined) throw new Error('the sample has no branch with changes');
    const url = `/api/v1/projects/${server.projectId}/snapshot?branch=${branch.id}`;
    const ask = (headers = {}, role: 'manager' | 'guest' | 'viewer' = 'manager') =>
      server.app.inject({
        url,
        headers: { authorization: `Bearer ${server.tokenByRole[role]}`, ...headers },
      });
    const first = await ask();
    expect(first.statusCode).toBe(200);
    const body = first.json();
    expect(body.seq).toBe(branch.base + branch.changes.length);
    expect(body.hash).toBe(branchHash(branch));
    expect(byId(body.records)).toEqual(byId(branchRecords(history, branch)));
    const known = { 'if-none-match': `W/"branch-${branchHash(branch).slice(0, 16)}-whole"` };
    expect(first.headers.etag).toBe(known['if-none-match']);
    expect((await ask(known)).statusCode).toBe(304);
    expect((await ask(known, 'viewer')).statusCode).toBe(200);
    expect((await ask(known, 'guest')).statusCode).toBe(404);
    expect((await server.get(`snapshot?branch=${branch.id}&asOf=3`)).status).toBe(400);
  });

  test('has for a reader what that reader may see', async () => {
    const { history } = server.sample;
    const seq = history.head;
    const now = await server.get('snapshot', 'guest');
    const then = await server.get(`snapshot?asOf=${seq}`, 'guest');
    expect(byId(then.body.records)).toEqual(byId(now.body.records));
    expect(then.body.branches).toEqual([]);
    expect(then.body.records.length).toBeLessThan(history.records.size);
    expect((await server.get('snapshot?asOf=Baseline', 'guest')).status).toBe(400);
    const viewer = await server.get(`snapshot?asOf=${seq}`, 'viewer');
    expect(byId(viewer.body.records)).toEqual(
      byId((await server.get('snapshot', 'viewer')).body.records),
    );
  });
});
