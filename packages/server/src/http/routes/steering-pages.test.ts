import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask } from '../test-server.testing.ts';
import { sampleServer } from './status-sample.testing.ts';

// A year of a programme is dated many times here, on machines that do other things too.
vi.setConfig({ testTimeout: 30_000 });

let server: Awaited<ReturnType<typeof sampleServer>>;
beforeAll(async () => {
  server = await sampleServer();
}, 30_000);
afterAll(() => server.close());

const text = {
  title: 'Steering, week 47',
  period: '14 to 20 November 2026',
  notes: 'The second wipe line is quoted.',
  decisionsWanted: 'Order the second line by 11 December.',
  against: 'Baseline 2',
};
const head = () => server.sample.history.head;
const send = (over: object = {}, role?: 'contributor' | 'manager') =>
  server.post('steering-pages', { seq: head(), against: 'Baseline 2', text, ...over }, role);
const open = (secret: string) =>
  server.app.inject({
    method: 'POST',
    url: '/api/v1/links/steering-page',
    payload: { secret },
  });
async function linkTo(pageId: string) {
  const { status, body } = await server.post(`steering-pages/${pageId}/links`, {});
  expect(status).toBe(201);
  return {
    id: String(body.id),
    url: String(body.url),
    secret: String(body.url).split('#')[1] ?? '',
  };
}

describe('a steering page', () => {
  test('says before it is sent what it will say: verdict, promises, ledger and forecast', async () => {
    const { status, body } = await server.get('steering-page?against=Baseline%202');
    const ledger = (await server.get('ledger?from=Baseline%202')).body;
    const told = (await server.get('status')).body;
    expect(status).toBe(200);
    expect(body.seq).toBe(head());
    expect(body.verdict.sentence).toBe(told.verdict.sentence);
    expect(body.ledger.delta).toBe(ledger.delta);
    expect(body.ledger.lines.map(({ title }: { title: string }) => title)).toEqual(
      ledger.lines.map(({ title }: { title: string }) => title),
    );
    const [largest] = body.ledger.lines;
    const moved = body.series.flatMap(
      ({ lines }: { lines: { id: string; title: string }[] }) => lines,
    );
    expect(moved.filter(({ id }: { id: string }) => id === largest.id)).toEqual([
      expect.objectContaining({ title: largest.title }),
    ]);
    expect(body.series.at(-1).finish).toBe(told.answer.finish.forecast);
    expect(body.promises).toHaveLength(5);
    expect(body.decisions[0]).toEqual({
      name: told.decisions[0].name,
      decideBy: told.decisions[0].decideBy,
      overdue: false,
    });
  });

  test('has no money in it, no name of who edited and nothing that leads into the plan', async () => {
    const { text: shown } = await server.get('steering-page?against=Baseline%202');
    const { status, text: whole } = await server.get('status');
    expect([status, whole.includes('27,677')]).toEqual([200, true]);
    expect(shown).not.toContain('27,677');
    for (const { name } of Object.values(server.sample.people))
      expect(shown.includes(`"${name}"`)).toBe(false);
    for (const field of ['taskId', 'branchId', 'authors', 'records', 'seqs', 'cost', 'people']) {
      expect(shown).not.toContain(`"${field}":`);
    }
    expect(shown).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/);
  });

  test('is kept as it was sent when the plan goes on', async () => {
    const sent = (await send()).body;
    expect(sent).toMatchObject({
      title: text.title,
      seq: head(),
      text,
      project: 'A data-centre exit',
    });
    expect(sent.engineVersion).toMatch(/^\d+$/);
    const before = (await server.get(`steering-pages/${sent.id}`)).text;
    const [task] = [...server.sample.history.records.all('task')].filter(
      ({ name }) => name === 'Vacant possession',
    );
    const edits = [
      { editId: 'later', edit: { kind: 'task.rename', taskId: task?.id, name: 'Building empty' } },
    ];
    const edited = await server.post('edits', { base: head(), edits });
    expect(edited.status).toBe(200);
    const after = await server.get(`steering-pages/${sent.id}`);
    expect(after.text).toBe(before);
    expect(after.text).toContain('Vacant possession is forecast');
    const fresh = await server.get('steering-page');
    expect(fresh.body.seq).toBe(head() + 1);
    expect(fresh.body.verdict.sentence).toContain('Building empty');
    const undone = await server.post('undo', { editId: 'take-back' });
    expect(undone.status).toBe(200);
  });

  test('of another state than the one that was seen is not sent', async () => {
    const { status, body } = await send({ seq: 12 });
    expect([status, body.code, body.field]).toEqual([409, 'conflict', 'body/seq']);
  });

  test('is listed for members and made by managers', async () => {
    const { seq } = (await server.get('steering-page')).body;
    const { body: sent } = await send({ seq });
    const { pages } = (await server.get('steering-pages', 'viewer')).body;
    expect(pages[0]).toMatchObject({ id: sent.id, title: text.title, period: text.period, seq });
    expect(pages[0]).not.toHaveProperty('content');
    expect((await send({ seq }, 'contributor')).status).toBe(403);
    for (const path of ['steering-page', 'steering-pages', `steering-pages/${sent.id}`]) {
      expect([path, (await server.get(path, 'guest')).status]).toEqual([path, 403]);
    }
  });
});

describe('a link to a steering page', () => {
  test('shows the page to somebody without an account, and nothing else', async () => {
    const { seq } = (await server.get('steering-page')).body;
    const { body: sent } = await send({ seq });
    const { id, url, secret } = await linkTo(sent.id);
    expect(url).toMatch(/^http:\/\/localhost\/steering#tls_[\w-]{49}$/);
    const reply = await open(secret);
    const { id: _, ...page } = sent;
    expect(reply.json()).toEqual({ ...page, expiresAt: expect.any(String) });
    for (const path of ['status', 'steering-pages', '']) {
      const there = `/api/v1/projects/${server.projectId}/${path}`.replace(/\/$/, '');
      expect((await ask(server.app, secret, 'GET', there)).statusCode).toBe(401);
    }
    const { links } = (await server.get(`steering-pages/${sent.id}/links`)).body;
    expect(links).toEqual([expect.objectContaining({ id, usedAt: expect.any(String) })]);
    expect(JSON.stringify(links)).not.toContain(secret);
  });

  test('ends when it is taken back, or by itself', async () => {
    const { seq } = (await server.get('steering-page')).body;
    const { body: sent } = await send({ seq });
    const taken = await linkTo(sent.id);
    const url = `/api/v1/projects/${server.projectId}/steering-pages/${sent.id}/links/${taken.id}`;
    const { tokenByRole, app, context } = server;
    expect((await ask(app, tokenByRole.viewer, 'DELETE', url)).statusCode).toBe(403);
    expect((await ask(app, tokenByRole.manager, 'DELETE', url)).statusCode).toBe(204);
    expect((await ask(app, tokenByRole.manager, 'DELETE', url)).statusCode).toBe(404);
    expect((await open(taken.secret)).statusCode).toBe(410);
    const ended = await linkTo(sent.id);
    await context.database
      .updateTable('steering_link')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', ended.id)
      .execute();
    expect((await open(ended.secret)).statusCode).toBe(410);
    expect((await open(`tls_${'x'.repeat(49)}`)).statusCode).toBe(404);
    expect((await server.get(`steering-pages/${sent.id}/links`)).body.links).toEqual([]);
  });

  test('is no secret of the tables: they keep its hash, and the log who made it', async () => {
    const { seq } = (await server.get('steering-page')).body;
    const { id, secret } = await linkTo((await send({ seq })).body.id);
    const rows = await server.context.database.selectFrom('steering_link').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    const noted = await server.context.database
      .selectFrom('access_log')
      .select(['action', 'details'])
      .where('action', '=', 'steering-link.create')
      .execute();
    expect(noted.some(({ details }) => details.includes(id))).toBe(true);
    expect(JSON.stringify(noted)).not.toContain(secret);
  });
});
