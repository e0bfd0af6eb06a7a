import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareQueue } from '../jobs/index.ts';
import { exampleByOperation } from './access-matrix-examples.testing.ts';
import { expectedOutcome, roleOf } from './access-matrix-expected.testing.ts';
import { canaryPlan } from './access-matrix-plan.testing.ts';
import {
  acceptedOf,
  documentOf,
  hasExample,
  isSpent,
  mountedAt,
  type Operation,
  operationsOf,
  placesOf,
  send,
} from './access-matrix-requests.testing.ts';
import {
  aWorld,
  type Caller,
  callers,
  type Ids,
  type World,
} from './access-matrix-world.testing.ts';
import { testServer } from './test-server.testing.ts';

const plan = canaryPlan();
const elsewhere = canaryPlan({ task: 'open-elsewhere', branch: 'open-elsewhere-branch' });
const TASK = 'open-task';

let server: Awaited<ReturnType<typeof testServer>>;
let operations: readonly Operation[];
let world: World;

beforeAll(async () => {
  server = await testServer();
  await prepareQueue(server.url);
  await server.app.ready();
  operations = operationsOf(await documentOf(server.app));
  world = await aWorld(server.context, plan, TASK);
});
afterAll(() => server.close());

describe('every route', () => {
  test('says whom it lets in, and has an example that shows it', () => {
    const without = operations.filter(({ access }) => access === undefined);
    expect(without.map(({ name }) => name)).toEqual([]);
    const names = operations.map(({ name }) => name);
    expect(names.filter((name) => exampleByOperation[name] === undefined)).toEqual([]);
    expect(Object.keys(exampleByOperation).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('is in the document, but for a few that are written here', () => {
    const documented = new Set(operations.map(({ name }) => name.replace(/\{(\w+)\}/g, ':$1')));
    const outside = mountedAt(server.app.printRoutes({ commonPrefix: false })).filter(
      (name) => !name.startsWith('HEAD ') && !documented.has(name),
    );
    expect(outside.sort()).toEqual(OUTSIDE);
  });
});

/** Without a row of the table: the application's own page, the same for everybody, and what says how the server is. */
const OUTSIDE = [
  'GET /',
  'GET /healthz',
  'GET /import',
  'GET /join',
  'GET /metrics',
  'GET /projects/:projectId',
  'GET /projects/:projectId/:screen',
  'GET /readyz',
  'GET /report',
  'GET /settings',
  'GET /sign-in',
  'GET /steering',
];

describe('every caller', { timeout: 60_000 }, () => {
  test.each(callers)('is turned away from every route that is not for them: %s', async (caller) => {
    const before = await everything();
    const wrong: string[] = [];
    for (const operation of operations.filter(hasExample)) {
      const { name, method, access } = operation;
      const outcome = access && expectedOutcome(access, method, caller);
      if (outcome === 'in') continue;
      const { statusCode } = await send(server.app, operation, world, caller);
      if (statusCode !== outcome) wrong.push(`${name}: ${statusCode}, not ${outcome}`);
    }
    expect(wrong).toEqual([]);
    expect(await everything(), 'nothing was done').toEqual(before);
  });

  test.each(callers)('is let in where the table says so: %s', async (caller) => {
    const wrong: string[] = [];
    let own = await aWorld(server.context, plan, TASK, [caller]);
    for (const operation of operations.filter(hasExample)) {
      const { name, method, access } = operation;
      if (access === undefined || expectedOutcome(access, method, caller) !== 'in') continue;
      const reply = await send(server.app, operation, own, caller);
      const accepted = acceptedOf(operation, own, caller);
      if (!accepted.includes(reply.statusCode)) {
        wrong.push(`${name}: ${reply.statusCode} ${reply.body.slice(0, 200)}`);
      }
      if (isSpent(operation, reply)) own = await aWorld(server.context, plan, TASK, [caller]);
    }
    expect(wrong).toEqual([]);
  });
});

test('asking for the headers alone gets nobody further', async () => {
  const wrong: string[] = [];
  for (const operation of operations.filter(({ method }) => method === 'GET').filter(hasExample)) {
    for (const caller of ['nobody', 'removed member', 'guest'] as const) {
      const { access } = operation;
      const outcome = access && expectedOutcome(access, 'GET', caller);
      if (outcome === 'in') continue;
      const head = await send(server.app, { ...operation, method: 'HEAD' }, world, caller);
      if (head.statusCode !== outcome) wrong.push(`${operation.name}: ${head.statusCode}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('an id', { timeout: 60_000 }, () => {
  test('of another workspace is answered exactly as one that nobody has', async () => {
    const foreign = await aWorld(server.context, elsewhere, 'open-elsewhere', []);
    const theirs = foreign.ids('owner');
    const wrong: string[] = [];
    let own = await aWorld(server.context, plan, TASK, []);
    for (const operation of operations.filter(hasExample)) {
      for (const place of placesOf(operation, own)) {
        const answers: string[] = [];
        for (const id of [theirs[place.id], OF_THE_PLAN.has(place.id) ? 'nobodys' : randomUUID()]) {
          const reply = await send(server.app, operation, own, 'owner', place.swap(id));
          answers.push(`${reply.statusCode} ${withoutId(reply.body, id)}`);
          if (isSpent(operation, reply)) own = await aWorld(server.context, plan, TASK, []);
        }
        if (answers[0] !== answers[1]) {
          wrong.push(`${operation.name}, ${place.at}: ${answers.join(' and ')}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

const OF_THE_PLAN: ReadonlySet<keyof Ids> = new Set(['taskId', 'branchId']);

test('a list of projects has those that the caller has a part in', async () => {
  for (const caller of callers) {
    const { workspaceId, projectId } = world.ids(caller);
    const url = `/api/v1/workspaces/${workspaceId}/projects`;
    const reply = await server.app.inject({ method: 'GET', url, headers: world.headers(caller) });
    if (reply.statusCode !== 200) continue;
    const { projects } = reply.json<{ projects: { id: string }[] }>();
    const isListed = projects.some(({ id }) => id === projectId);
    expect(isListed, caller).toBe(roleOf(caller, 'project') !== undefined);
  }
});

describe('a role that is taken away', () => {
  test('is gone with the next request', async () => {
    const { database } = server.context;
    const own = await aWorld(server.context, plan, TASK);
    const { projectId, workspaceId } = own.ids('manager');
    const url = `/api/v1/projects/${projectId}/members`;
    const ask = async (caller: Caller) =>
      (await server.app.inject({ method: 'GET', url, headers: own.headers(caller) })).statusCode;
    expect(await ask('manager')).toBe(200);
    await database
      .updateTable('member')
      .set({ role: 'guest' })
      .where('workspace_id', '=', workspaceId)
      .where('role', '=', 'manager')
      .execute();
    expect(await ask('manager')).toBe(404);
    expect(await ask('viewer')).toBe(200);
    await database
      .deleteFrom('member')
      .where('workspace_id', '=', workspaceId)
      .where('role', '=', 'viewer')
      .execute();
    expect(await ask('viewer')).toBe(404);
    expect(await ask('guest')).toBe(403);
    await database.deleteFrom('project_member').where('project_id', '=', projectId).execute();
    expect(await ask('guest')).toBe(404);
  });
});

/** How much there is of everything that a request could leave behind; what was tried counts as nothing. */
async function everything(): Promise<unknown> {
  const { database } = server.context;
  const { rows } = await sql`
    select (select count(*) from change) as changes, (select count(*) from project) as projects,
      (select sum(revision) from project_head) as revisions, (select count(*) from member) as members,
      (select string_agg(role, ',' order by person_id) from member) as roles,
      (select count(*) from project_member) as project_members, (select count(*) from invite) as invites,
      (select count(*) from token where revoked_at is null) as tokens,
      (select count(*) from session) as sessions, (select count(*) from job) as jobs,
      (select count(*) from job where cancel_asked) as cancelled, (select count(*) from file) as files,
      (select count(*) from workspace) as workspaces, (select count(*) from programme) as programmes,
      (select count(*) from report_link where revoked_at is null) as links,
      (select count(*) from steering_page) as pages,
      (select count(*) from steering_link where revoked_at is null) as page_links`.execute(
    database,
  );
  return rows[0];
}

function withoutId(text: string, id: string): string {
  return text
    .replaceAll(id, '(the id)')
    .replace(/"requestId":"[^"]*"/, '')
    .replaceAll(/(name|edit|undo|redo|branch|baseline)-\d+/gi, '$1');
}
