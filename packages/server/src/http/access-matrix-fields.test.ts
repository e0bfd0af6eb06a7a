import { gunzipSync } from 'node:zlib';
import { type Reader, type Role, view } from '@throughline/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareQueue } from '../jobs/index.ts';
import { expectedOutcome } from './access-matrix-expected.testing.ts';
import { canaryPlan } from './access-matrix-plan.testing.ts';
import {
  documentOf,
  type Operation,
  operationsOf,
  placesOf,
  send,
} from './access-matrix-requests.testing.ts';
import { aWorld, type Caller, type World } from './access-matrix-world.testing.ts';
import { testServer } from './test-server.testing.ts';

const plan = canaryPlan();
let server: Awaited<ReturnType<typeof testServer>>;
let operations: readonly Operation[];
let world: World;

beforeAll(async () => {
  server = await testServer();
  await prepareQueue(server.url);
  await server.app.ready();
  operations = operationsOf(await documentOf(server.app));
  world = await aWorld(server.context, plan, 'open-last');
});
afterAll(() => server.close());

const READERS = [
  ['guest', 'guest'],
  ['contributor', 'contributor'],
  ['viewer', 'viewer'],
  ['manager who views the project', 'viewer'],
] as const satisfies readonly (readonly [Caller, Role])[];

/** What is read of a project; what is made there is answered to whoever made it. */
function readings(caller: Caller): Operation[] {
  return operations.filter(
    ({ method, access }) =>
      method === 'GET' &&
      access !== undefined &&
      (access.in === 'project' || access.in === 'workspace') &&
      expectedOutcome(access, method, caller) === 'in',
  );
}

describe('no answer holds what its reader may not see', { timeout: 60_000 }, () => {
  test.each(READERS)('to a %s', async (caller, role) => {
    const allowed = allowedFor({ role, id: 'somebody' });
    const leaks: string[] = [];
    let told = 0;
    for (const operation of readings(caller)) {
      const reply = await send(server.app, operation, world, caller);
      const found = canariesIn(textOf(reply.rawPayload));
      told += found.length;
      const leaked = found.filter((text) => !allowed(text));
      if (leaked.length > 0) leaks.push(`${operation.name}: ${leaked.slice(0, 8).join(', ')}`);
    }
    expect(leaks).toEqual([]);
    expect(told, 'something was told').toBeGreaterThan(20);
  });

  test.each(['guest', 'contributor'] as const)('a sum of money to a %s', async (caller) => {
    expect(await sumsFor('owner')).not.toEqual([]);
    expect(await sumsFor('viewer')).not.toEqual([]);
    expect(await sumsFor(caller)).toEqual([]);
  });

  test('what one task costs to a viewer', async () => {
    const url = `/api/v1/projects/${world.ids('viewer').projectId}/cost`;
    const cost = async (caller: Caller) =>
      (await server.app.inject({ method: 'GET', url, headers: world.headers(caller) })).body;
    expect(await cost('owner')).toContain('byTask');
    expect(await cost('viewer')).toContain('byCategory');
    expect(await cost('viewer')).not.toContain('byTask');
  });

  test('to a guest who asks for what is not shared: it is answered as what is not there', async () => {
    const wrong: string[] = [];
    for (const operation of readings('guest')) {
      for (const { id, at, swap } of placesOf(operation, world)) {
        if (id !== 'taskId') continue;
        const answers = [];
        for (const asked of ['inner-task', 'inner-resource', 'nobodys']) {
          const reply = await send(server.app, operation, world, 'guest', swap(asked));
          const text = textOf(reply.rawPayload).replaceAll(asked, '(the id)');
          answers.push(`${reply.statusCode} ${text.replace(/"requestId":"[^"]*"/, '')}`);
        }
        if (new Set(answers).size > 1) {
          wrong.push(
            `${operation.name}, ${at}: ${answers.map((one) => one.slice(0, 200)).join(' | ')}`,
          );
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('to a guest who asks for all there is of each kind, in every form', async () => {
    const allowed = allowedFor({ role: 'guest', id: 'somebody' });
    const { projectId } = world.ids('guest');
    const leaks: string[] = [];
    for (const path of WIDER) {
      const url = `/api/v1/projects/${projectId}/${path}`;
      const reply = await server.app.inject({
        method: 'GET',
        url,
        headers: world.headers('guest'),
      });
      expect(reply.statusCode, path).toBeLessThan(500);
      const leaked = canariesIn(textOf(reply.rawPayload)).filter((text) => !allowed(text));
      if (leaked.length > 0) leaks.push(`${path}: ${leaked.slice(0, 8).join(', ')}`);
    }
    expect(leaks).toEqual([]);
  });

  test('to a report link, of tasks that are not its own', async () => {
    const headers = world.headers('report link');
    const reply = await server.app.inject({ method: 'GET', url: '/api/v1/report', headers });
    expect(canariesIn(reply.body).filter((text) => !OF_THE_LINK.test(text))).toEqual([]);
    const answers = [];
    for (const taskId of ['inner-last', 'open-full', 'nobodys']) {
      for (const said of [
        { expectedFinish: '2026-05-05T17:00' },
        { remaining: 60 },
        { blockedBy: 'x' },
      ]) {
        const payload = { base: 5, editId: 'r1', taskId, ...said };
        const made = await server.app.inject({
          method: 'POST',
          url: '/api/v1/report',
          headers,
          payload,
        });
        const text = made.body.replaceAll(taskId, '(the id)').replace(/"requestId":"[^"]*"/, '');
        answers.push(`${made.statusCode} ${text}`);
      }
    }
    expect(new Set(answers).size, answers.join('\n')).toBe(1);
  });
});

/** Where an answer says what something costs in all, or by how much that moved. */
async function sumsFor(caller: Caller): Promise<string[]> {
  const found: string[] = [];
  for (const operation of readings(caller)) {
    const { headers, body } = await send(server.app, operation, world, caller);
    if (!String(headers['content-type']).startsWith('application/json')) continue;
    if (hasSum(JSON.parse(body))) found.push(operation.name);
  }
  return found;
}

function hasSum(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const keys = new Set(Object.keys(value));
  const isSum = ['total', 'spent', 'toCome'].every((key) => keys.has(key));
  const isMove = ['from', 'to', 'difference'].every((key) => keys.has(key));
  return isSum || isMove || Object.values(value).some(hasSum);
}

/** The owner of the link is one of the shared resources, and has an internal task too. */
const OF_THE_LINK =
  /^(inner-project:name|open-resource:name|(inner|open)-task(:name|:blocked)?|open(-mixed)?-assignment)$/;

const WIDER = [
  ...'project calendar task link resource assignment fixed-cost baseline promise custom-field budget-line event explanation'
    .split(' ')
    .map((kind) => `records?kind=${kind}&limit=1000`),
  // Whether something is there that is hidden, asked by its value.
  'records?kind=task&where=notes:contains:open-task',
  'records?kind=task&where=deadline:has:yes&sort=deadline',
  'records?kind=resource&where=email:contains:open',
  'schedule?form=rows',
  'ledger?from=1',
  'forecast-series?from=1',
  'history',
  'history?author=inner-author',
  'history?event=inner-event',
  'history?text=inner',
  'log?after=0',
  'status?asOf=2026-03-03T12:00:00.000Z',
  'schedule?asOf=2026-03-03T12:00:00.000Z',
  'status?branch=inner-branch',
  'schedule?branch=inner-branch',
  'stream?after=1&follow=false',
  'jobs',
];

describe('what is asked by the value of a hidden field', () => {
  test('finds nothing for a guest', async () => {
    const { projectId } = world.ids('guest');
    for (const [where, kind] of [
      ['notes:contains:open-task', 'task'],
      ['deadline:has:yes', 'task'],
      ['work:ge:1', 'task'],
      ['email:contains:open', 'resource'],
    ] as const) {
      const url = `/api/v1/projects/${projectId}/records?kind=${kind}&where=${where}`;
      const reply = await server.app.inject({
        method: 'GET',
        url,
        headers: world.headers('guest'),
      });
      expect(reply.json(), where).toMatchObject({ records: [] });
      const all = await server.app.inject({ method: 'GET', url, headers: world.headers('owner') });
      expect(all.json().records.length, where).toBeGreaterThan(0);
    }
  });
});

/** What the reader's view of the plan holds; members also know who made which edit, and branches. */
function allowedFor(reader: Reader): (text: string) => boolean {
  const seen = new Set(canariesIn(JSON.stringify([...view(reader, plan.history.records)])));
  const isMember = reader.role !== 'guest';
  return (text) => seen.has(text) || (isMember && OF_MEMBERS.test(text));
}

const OF_MEMBERS = /^inner-(author|import|edit|branch|branch-edit)(-|$|:)/;

const CANARY = /(?:inner|open)-[a-z-]+(?::[a-zA-Z-]+)?|\b88\d{7}\b/g;
const EVERY = new Set(JSON.stringify([plan.history.changes, plan.branches]).match(CANARY));

/** Texts of the plan and its log that stand in this one, and amounts. */
function canariesIn(text: string): string[] {
  return [...new Set(text.match(CANARY))].filter((found) => EVERY.has(found));
}

function textOf(bytes: Buffer): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
}
