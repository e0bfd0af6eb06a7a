import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareQueue } from '../jobs/index.ts';
import { type Example, exampleByOperation, SPENDS } from './access-matrix-examples.testing.ts';
import { expectedOutcome, roleOf } from './access-matrix-expected.testing.ts';
import { canaryPlan } from './access-matrix-plan.testing.ts';
import {
  aWorld,
  type Caller,
  callers,
  type Ids,
  type World,
} from './access-matrix-world.testing.ts';
import type { Access } from './route.ts';
import { testServer } from './test-server.testing.ts';

const WELL: readonly number[] = [200, 201, 202, 204];
const plan = canaryPlan();
const elsewhere = canaryPlan({ task: 'open-elsewhere', branch: 'open-elsewhere-branch' });
const TASK = 'open-task';

let server: Awaited<ReturnType<typeof testServer>>;
let operations: readonly Operation[];
let world: World;
let count = 0;

interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly access: Access | undefined;
  readonly parameters: readonly string[];
}

beforeAll(async () => {
  server = await testServer();
  await prepareQueue(server.url);
  await server.app.ready();
  operations = operationsOf(documentOf(server.app));
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

/** Without a row of the table: pages, of which the first asks who is signed in, and what says how the server is. */
const OUTSIDE = [
  'GET /',
  'GET /healthz',
  'GET /join',
  'GET /metrics',
  'GET /pages/mark.svg',
  'GET /pages/page.css',
  'GET /pages/page.js',
  'GET /readyz',
  'GET /report',
  'GET /sign-in',
];

describe('every caller', { timeout: 60_000 }, () => {
  test.each(callers)('is turned away from every route that is not for them: %s', async (caller) => {
    const before = await everything();
    const wrong: string[] = [];
    for (const operation of operations.filter(hasExample)) {
      const { name, method, access } = operation;
      const outcome = access && expectedOutcome(access, method, caller);
      if (outcome === 'in') continue;
      const { statusCode } = await send(operation, world, caller);
      if (statusCode !== outcome) wrong.push(`${name}: ${statusCode}, not ${outcome}`);
    }
    expect(wrong).toEqual([]);
    expect(await everything(), 'nothing was done').toEqual(before);
  });

  test.each(callers)('is let in where the table says so: %s', async (caller) => {
    const wrong: string[] = [];
    let own = await aWorld(server.context, plan, TASK);
    for (const operation of operations.filter(hasExample)) {
      const { name, method, access } = operation;
      if (access === undefined || expectedOutcome(access, method, caller) !== 'in') continue;
      const reply = await send(operation, own, caller);
      const accepted = acceptedOf(operation, own, caller);
      if (!accepted.includes(reply.statusCode)) {
        wrong.push(`${name}: ${reply.statusCode} ${reply.body.slice(0, 200)}`);
      }
      if (isSpent(operation, reply)) own = await aWorld(server.context, plan, TASK);
    }
    expect(wrong).toEqual([]);
  });
});

describe('an id', { timeout: 60_000 }, () => {
  test('of another workspace is answered exactly as one that nobody has', async () => {
    const foreign = await aWorld(server.context, elsewhere, 'open-elsewhere');
    const theirs = foreign.ids('owner');
    const wrong: string[] = [];
    let own = await aWorld(server.context, plan, TASK);
    for (const operation of operations.filter(hasExample)) {
      for (const place of placesOf(operation, own)) {
        const answers: string[] = [];
        for (const id of [theirs[place.id], OF_THE_PLAN.has(place.id) ? 'nobodys' : randomUUID()]) {
          const reply = await send(operation, own, 'owner', place.swap(id));
          answers.push(`${reply.statusCode} ${withoutId(reply.body, id)}`);
          if (isSpent(operation, reply)) own = await aWorld(server.context, plan, TASK);
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

function documentOf(app: object): object {
  if (!('swagger' in app) || typeof app.swagger !== 'function') throw new Error('no document');
  return app.swagger();
}

/** The routes of the printed tree, `GET /a/:b`. */
function mountedAt(tree: string): string[] {
  const above: string[] = [];
  return [...tree.matchAll(/^((?:[│ ] {3})*)[├└]── (\S+)(?: \((.*)\))?$/gm)].flatMap(
    ([, indent = '', path = '', methods]) => {
      const depth = indent.length / 4;
      above.splice(depth, above.length, path);
      const whole = above.join('');
      return methods === undefined ? [] : methods.split(', ').map((method) => `${method} ${whole}`);
    },
  );
}

function operationsOf(document: object): Operation[] {
  const { paths = {} } = document as { paths?: Record<string, Record<string, object>> };
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => {
      const { 'x-access': access } = operation as { 'x-access'?: Access };
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase() as Operation['method'],
        path,
        access,
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
      };
    }),
  );
}

function hasExample({ name }: Operation): boolean {
  return exampleByOperation[name] !== undefined;
}

function isSpent({ method, name }: Operation, { statusCode }: { readonly statusCode: number }) {
  return statusCode < 300 && (method === 'DELETE' || SPENDS.has(name));
}

/** The request of the example, with another id somewhere in it. */
interface Request extends Pick<Example, 'query' | 'body' | 'bytes'> {
  readonly params: Readonly<Record<string, string>>;
}

function requestOf({ name, parameters }: Operation, ids: Ids, caller: Caller): Request {
  const example = exampleByOperation[name]?.(ids, ++count, caller) ?? {};
  const known: Readonly<Record<string, string>> = { ...ids, recordId: ids.taskId };
  const params = Object.fromEntries(
    parameters.map((parameter) => {
      const value = example.params?.[parameter] ?? known[parameter];
      if (value === undefined) throw new Error(`${name}: no example of {${parameter}}`);
      return [parameter, value];
    }),
  );
  return { ...example, params };
}

async function send(
  operation: Operation,
  { ids, headers }: World,
  caller: Caller,
  swap: (request: Request) => Request = (request) => request,
) {
  const { path, method } = operation;
  const { params, query = {}, body, bytes } = swap(requestOf(operation, ids(caller), caller));
  const asked = new URLSearchParams(query).toString();
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  return server.app.inject({
    method,
    url: asked === '' ? url : `${url}?${asked}`,
    headers: {
      ...headers(caller),
      ...(bytes !== undefined && { 'content-type': 'application/octet-stream' }),
    },
    ...(body !== undefined && { payload: body }),
    ...(bytes !== undefined && { payload: bytes }),
  });
}

function acceptedOf({ name, access }: Operation, { ids }: World, caller: Caller) {
  const { answers = WELL, answersByRole } =
    exampleByOperation[name]?.(ids(caller), 0, caller) ?? ({} as Example);
  const place = access?.in === 'workspace' || access?.in === 'project' ? access.in : undefined;
  const letter = place && roleOf(caller, place)?.charAt(0);
  return answersByRole?.[letter as 'g'] ?? answers;
}

/** Where the example names something, in path, query, body or an array. */
function placesOf(operation: Operation, { ids }: World) {
  const own = ids('owner');
  const nameById = new Map(Object.entries(own).map(([name, id]) => [id, name as keyof Ids]));
  const request = requestOf(operation, own, 'owner');
  return leavesOf(request).flatMap(({ path, value }) => {
    const id = nameById.get(value);
    return id === undefined
      ? []
      : [
          {
            at: path.join('/'),
            id,
            swap: (other: string) => (one: Request) => put(one, path, other),
          },
        ];
  });
}

function leavesOf(
  value: unknown,
  path: readonly string[] = [],
): { path: string[]; value: string }[] {
  if (typeof value === 'string') return [{ path: [...path], value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

function put<T>(value: T, [key, ...rest]: readonly string[], leaf: string): T {
  if (key === undefined) return leaf as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[key] = put(copy[key], rest, leaf);
  return copy as T;
}

function withoutId(text: string, id: string): string {
  return text
    .replaceAll(id, '(the id)')
    .replace(/"requestId":"[^"]*"/, '')
    .replaceAll(/(name|edit|undo|redo|branch|baseline)-\d+/gi, '$1');
}

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
      (select count(*) from report_link where revoked_at is null) as links`.execute(database);
  return rows[0];
}
