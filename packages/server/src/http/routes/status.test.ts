import {
  type ComputedPlan,
  computePlan,
  forecastSeries,
  ledger,
  onTrack,
  type RecordId,
  type Records,
  sayVerdict,
  view,
  waysBack,
} from '@throughline/model';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aProject, ask } from '../test-server.testing.ts';
import { aSmallPlan, task } from './edits-plan.testing.ts';
import { sampleServer } from './status-sample.testing.ts';

// A year of a programme is dated many times here, on machines that do other things too.
vi.setConfig({ testTimeout: 30_000 });

let server: Awaited<ReturnType<typeof sampleServer>>;
beforeAll(async () => {
  server = await sampleServer();
}, 30_000);
afterAll(() => server.close());

function dated(records: Records, asOf?: string): ComputedPlan {
  const computed = computePlan(records, asOf === undefined ? {} : { asOf, now: asOf });
  if ('code' in computed) throw new Error(computed.code);
  return computed;
}

/** As JSON has it: what is undefined is not there. */
const json = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the sample programme through HTTP says what the model says', () => {
  test('status: verdict with its sentence, evidence and ways back', async () => {
    const { history, branches } = server.sample;
    const { status, body } = await server.get('status');
    const { verdict, ...evidence } = onTrack(dated(history.records), {
      now: server.context.world.local(),
    });
    expect(status).toBe(200);
    expect(body.about).toMatchObject({ seq: history.head, rules: 'ms-project' });
    expect(body.verdict).toMatchObject(json(verdict));
    expect(body.verdict.sentence).toBe(sayVerdict({ verdict, ...evidence }, history.records));
    expect(body.answer).toEqual(json(evidence));
    const found = waysBack({ history, branches }, { target: body.waysBack.target.promiseId });
    if ('code' in found) throw new Error(found.code);
    expect(body.waysBack.ways.map((way: { branchId: string }) => way.branchId)).toEqual(
      found.ways.map(({ branchId }) => branchId),
    );
    expect(body.decisions).toHaveLength(found.decisions.length);
    const short = (await server.get('status?most=2')).body;
    expect(short.answer.longestPath).toEqual(json(evidence.longestPath.slice(0, 2)));
    expect(short.lengths.longestPath).toBe(evidence.longestPath.length);
  });

  test('status: names of what it speaks of, for whoever asks', async () => {
    const { records } = server.sample.history;
    const { body } = await server.get('status?most=1&names=true');
    const { taskId } = body.answer.longestPath[0];
    const { taskId: promised, source } = body.answer.targets[0];
    expect(body.names[taskId]).toBe(records.find('task', taskId)?.name);
    expect(body.names[promised]).toBe(records.find('task', promised)?.name);
    expect(body.names[source.promiseId]).toBe('Payroll live before year-end');
    const unspoken = [...records.all('task')].filter(
      ({ id }) => !JSON.stringify({ ...body, names: {} }).includes(id),
    );
    expect(unspoken.length).toBeGreaterThan(300);
    expect(unspoken.filter(({ id }) => id in body.names)).toEqual([]);
    expect((await server.get('status?most=1')).body).not.toHaveProperty('names');
  });

  test('schedule: the dates of every task, by rows, by columns and of some', async () => {
    const { records } = server.sample.history;
    const computed = dated(records);
    const { body } = await server.get('schedule');
    const ids = [...records.outline()].map(({ task }) => task.id);
    expect(body.total).toBe(ids.length);
    expect(body.forecast.finish).toBe(computed.forecast.finish);
    expect(body.tasks).toHaveLength(ids.length);
    for (const task of body.tasks) {
      expect(task.schedule).toEqual(computed.schedule.task(task.id));
      expect(task.forecast).toEqual(computed.forecast.task(task.id));
    }
    const { columns } = (await server.get('schedule?form=columns')).body;
    expect(columns.id).toEqual(ids);
    expect(columns.forecast.finish).toEqual(
      body.tasks.map((task: { forecast: { finish: string } }) => task.forecast.finish),
    );
    const some = (await server.get(`schedule?tasks=${ids[7]},${ids[3]},nobody`)).body;
    expect(some.tasks.map(({ id }: { id: string }) => id)).toEqual([ids[3], ids[7]]);
    const page = (await server.get('schedule?offset=400&limit=50')).body;
    expect(page.tasks[0].id).toBe(ids[400]);
    expect(page.next).toBe(450);
  });

  test('ledger: the lines since the last report, to the minute, with who made them', async () => {
    const { history, people } = server.sample;
    const { body } = await server.get('ledger');
    const { from, to } = body.between;
    const found = ledger({ start: history.at(from), changes: history.changes.slice(from, to) });
    if ('code' in found) throw new Error(found.code);
    expect(body.delta).toBe(found.delta);
    expect(body.lines.map((line: object) => line)).toMatchObject(json(found.lines));
    const sum = body.lines.reduce(
      (total: number, { amount }: { amount: number }) => total + amount,
      0,
    );
    expect(sum).toBe(body.delta);
    expect(body.lines[0].title).toMatch(/^Reported ‘442 Copy claims images’/);
    const [author] = found.lines[0]?.authors ?? [];
    expect(body.people[author as string]).toBe(people[author as RecordId]?.name);
  });

  test('ledger: lines that moved nothing are cut where somebody asks for a few', async () => {
    const { body } = await server.get('ledger?from=Baseline%202');
    const few = (await server.get('ledger?from=Baseline%202&most=3')).body;
    expect(body.absorbed.length).toBeGreaterThan(3);
    expect(few.absorbed).toEqual(body.absorbed.slice(0, 3));
    expect(few.lengths).toEqual({ absorbed: body.absorbed.length });
    expect(few.lines).toEqual(body.lines);
    expect(body).not.toHaveProperty('lengths');
  });

  test('forecast by report, and the days that nobody explained', async () => {
    const { history } = server.sample;
    const { body } = await server.get('forecast-series?from=2000');
    const found = forecastSeries(history, { from: body.points[0].seq });
    if ('code' in found) throw new Error(found.code);
    expect(body.points).toMatchObject(json(found.points));
    const unexplained = await server.get('unexplained?from=2000');
    expect(unexplained.body.lines.every(({ guessed }: { guessed: boolean }) => guessed)).toBe(true);
  });

  test('why: the chain of each date, from the task to what waits for nothing', async () => {
    const { records } = server.sample.history;
    const computed = dated(records);
    const taskId = computed.forecast.longestPath().at(-1) as RecordId;
    const { body } = await server.get(`why/${taskId}`);
    expect(body.forecast.finish[0]).toMatchObject({ taskId, date: 'finish' });
    expect(body.forecast.finish[0].at).toBe(computed.forecast.task(taskId).finish);
    expect(body.forecast.finish.length).toBeGreaterThan(5);
    for (const { sentence } of body.forecast.finish) expect(sentence).toMatch(/\w/);
    expect((await server.get('why/nobody')).status).toBe(404);
  });

  test('promises, events, baselines, quality, cost and load', async () => {
    const { records } = server.sample.history;
    const { promises } = (await server.get('promises')).body;
    expect(promises).toHaveLength(records.count('promise'));
    const { events } = (await server.get('events')).body;
    expect(events.flatMap(({ seqs }: { seqs: number[] }) => seqs).length).toBeGreaterThan(50);
    const since = (await server.get('events?from=2000')).body.events;
    const { lines } = (await server.get('ledger?from=2000')).body;
    for (const line of lines.filter(({ event }: { event: string | null }) => event !== null)) {
      const event = since.find(({ id }: { id: string }) => id === line.event);
      expect(event.amount).toBe(line.amount);
    }
    const { baselines } = (await server.get('baselines')).body;
    expect(baselines.find(({ compared }: { compared: boolean }) => compared).name).toBe(
      'Baseline 2',
    );
    const { checks } = (await server.get('quality')).body.quality;
    expect(checks.length).toBeGreaterThan(20);
    for (const { sentence } of checks) expect(sentence).toMatch(/\w/);
    expect((await server.get('cost')).body.cost.currency).toBe('USD');
    expect((await server.get('load')).body.resources.length).toBeGreaterThan(5);
  });
});

describe('any moment', () => {
  test.each([600, 1_476, 1_900])('after change %i equals what replay gives', async (asked) => {
    const { history } = server.sample;
    const { body } = await server.get(`schedule?form=columns&asOf=${asked}`);
    const { seq } = body.about;
    const computed = dated(history.at(seq));
    expect(columnsOf(computed)).toEqual({
      id: body.columns.id,
      finish: body.columns.forecast.finish,
    });
  });

  test('is a change, a moment of the clock or a baseline, and has what is gone', async () => {
    const { history } = server.sample;
    const bySeq = (await server.get('schedule?asOf=1476&limit=1')).body;
    expect((await server.get('schedule?asOf=%231476&limit=1')).body).toEqual(bySeq);
    expect((await server.get('schedule?asOf=Baseline%202&limit=1')).body).toEqual(bySeq);
    expect((await server.get(`schedule?asOf=${bySeq.about.at}&limit=1`)).body).toEqual(bySeq);
    const removing = history.changes.find(({ diff }) =>
      Object.values(diff.removed).some(({ kind }) => kind === 'task'),
    );
    if (removing === undefined) return;
    const gone = Object.values(removing.diff.removed).find(({ kind }) => kind === 'task')?.id;
    const before = history.changes[removing.seq - 2];
    const { body } = await server.get(`schedule?tasks=${gone}&asOf=${before?.seq}`);
    expect(body.tasks).toHaveLength(1);
  });

  test('that is none is refused with what would be one', async () => {
    const { status, body } = await server.get('status?asOf=Baseline%209');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'request-invalid', field: 'querystring/asOf' });
    expect(body.accepted).toContain('Baseline 2');
    expect((await server.get('status?asOf=999999')).status).toBe(400);
    expect((await server.get('status?nonsense=1')).status).toBe(400);
  });
});

describe('records of a moment', () => {
  test('are those that replay gives, page by page', async () => {
    const { history } = server.sample;
    const { body } = await server.get('state?kind=link&asOf=1900&limit=100');
    const links = [...history.at(body.about.seq).all('link')].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    expect(body.records).toEqual(json(links.slice(0, 100)));
    expect(body.total).toBe(links.length);
    expect(body.next).toBe(100);
    const branch = server.sample.branches.find(({ outcome }) => outcome.state === 'open');
    const there = await server.get(`state?kind=task&branch=${branch?.id}`);
    expect(there.body.about.branch).toBe(branch?.id);
    expect((await server.get(`state?kind=task&branch=${branch?.id}&asOf=5`)).status).toBe(400);
  });
});

describe('a plan that cannot be scheduled', () => {
  test('is answered by status and quality with why, and refused by what needs dates', async () => {
    const { get } = await aSmallPlan(server, [task('endless', 90_000)]);
    const status = await get('manager', 'status');
    expect(status.statusCode).toBe(200);
    expect(status.json().verdict.state).toBe('unknown');
    expect(status.json().verdict.sentence).toMatch(
      /^Unknown: the plan has no dates. The calendar Standard has too little/,
    );
    expect((await get('manager', 'quality')).json()).toMatchObject({ trust: 'no' });
    for (const path of ['schedule', 'why/a', 'cost', 'load', 'compare', 'ledger']) {
      const answer = await get('manager', path);
      expect([path, answer.statusCode]).toEqual([path, 422]);
      expect(answer.json()).toMatchObject({
        code: 'unschedulable',
        parameters: { code: 'calendar-runs-out' },
      });
    }
    expect((await get('manager', 'schedule?asOf=4')).statusCode).toBe(200);
    expect((await get('manager', 'promises')).statusCode).toBe(200);
  });

  test('is none before it has begun', async () => {
    const { context, workspaceId, app, tokenByRole } = server;
    const id = await aProject(context, workspaceId);
    for (const path of ['status', 'schedule', 'ledger', 'quality']) {
      const answer = await ask(app, tokenByRole.viewer, 'GET', `/api/v1/projects/${id}/${path}`);
      expect([path, answer.statusCode, answer.json().code]).toEqual([path, 422, 'project-missing']);
    }
    const log = await ask(app, tokenByRole.viewer, 'GET', `/api/v1/projects/${id}/history`);
    expect(log.json().changes).toEqual([]);
  });
});

describe('who may see what', () => {
  test('a guest gets nothing of a record that is not shared', async () => {
    const { records, head } = server.sample.history;
    const shared = view({ role: 'guest', id: 'g' }, records);
    const hidden = [...records].filter(({ id }) => shared.get(id) === undefined);
    expect(hidden.length).toBeGreaterThan(100);
    for (const path of [
      'status',
      'schedule',
      'promises',
      'status?names=true',
      `status?asOf=${head}`,
      'history?limit=200',
    ]) {
      const { status, text } = await server.get(path, 'guest');
      expect([path, status]).toEqual([path, 200]);
      for (const { id } of hidden) expect([path, text.includes(id)]).toEqual([path, false]);
    }
    for (const path of [
      'quality',
      'load',
      'cost',
      'compare',
      'events',
      'baselines',
      'branches',
      'unexplained',
    ]) {
      expect([path, (await server.get(path, 'guest')).status]).toEqual([path, 403]);
    }
    const branch = server.sample.branches[0]?.id;
    expect((await server.get(`status?branch=${branch}`, 'guest')).status).toBe(404);
    expect((await server.get('schedule?asOf=Baseline%202', 'guest')).status).toBe(400);
    const [task] = hidden.filter(({ kind }) => kind === 'task');
    expect((await server.get(`why/${task?.id}`, 'guest')).status).toBe(404);
  });

  test('a guest’s rows are counted among what is shared', async () => {
    const { body } = await server.get('schedule', 'guest');
    const rows = body.tasks.map(({ row }: { row: number }) => row);
    expect(rows).toEqual(rows.map((_: number, i: number) => i + 1));
    expect(body.tasks[0]?.forecast.totalFloat).toBeUndefined();
  });

  test('a contributor sees the plan without its money', async () => {
    expect((await server.get('cost', 'contributor')).status).toBe(403);
    expect((await server.get('status', 'contributor')).body.cost).toBeNull();
    const { body } = await server.get('compare?from=2000', 'contributor');
    expect(body.comparison.cost).toBeNull();
    const { changes } = (await server.get('history?limit=500', 'contributor')).body;
    expect(changes[0]).toMatchObject({ seq: server.sample.history.head, kind: 'project.set' });
    for (const change of changes) expect(change).not.toHaveProperty('edit');
    const paid = await server.get('history?limit=500&kind=resource.add');
    expect(paid.text).toContain('"standard"');
    const unpaid = await server.get('history?limit=500&kind=resource.add', 'contributor');
    expect(unpaid.text).not.toContain('"standard"');
    expect(unpaid.body.changes).toHaveLength(paid.body.changes.length);
    expect(
      unpaid.body.changes.some((one: { sentence: string | null }) => one.sentence === null),
    ).toBe(true);
    const viewed = await server.get('cost', 'viewer');
    expect(viewed.body.cost.byTask).toBeUndefined();
  });
});

function columnsOf(computed: ComputedPlan) {
  const id = [...computed.records.outline()].map(({ task }) => task.id);
  return { id, finish: id.map((one) => computed.forecast.task(one).finish) };
}
