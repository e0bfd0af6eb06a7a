import type { FastifyInstance } from 'fastify';
import { type Example, exampleByOperation, SPENDS } from './access-matrix-examples.testing.ts';
import { roleOf } from './access-matrix-expected.testing.ts';
import type { Caller, Ids, World } from './access-matrix-world.testing.ts';
import type { Access } from './route.ts';

export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly access: Access | undefined;
  readonly parameters: readonly string[];
}

const WELL: readonly number[] = [200, 201, 202, 204];

let count = 0;

/** The document as everybody gets it. */
export async function documentOf(app: FastifyInstance): Promise<object> {
  return (await app.inject('/api/v1/openapi.json')).json();
}

/** The routes of the printed tree, `GET /a/:b`. */
export function mountedAt(tree: string): string[] {
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

export function operationsOf(document: object): Operation[] {
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

export function hasExample({ name }: Operation): boolean {
  return exampleByOperation[name] !== undefined;
}

export function isSpent(
  { method, name }: Operation,
  { statusCode }: { readonly statusCode: number },
) {
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

export async function send(
  app: FastifyInstance,
  operation: Operation,
  { ids, headers }: World,
  caller: Caller,
  swap: (request: Request) => Request = (request) => request,
) {
  const { path, method } = operation;
  const { params, query = {}, body, bytes } = swap(requestOf(operation, ids(caller), caller));
  const asked = new URLSearchParams(query).toString();
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  return app.inject({
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

export function acceptedOf({ name, access }: Operation, { ids }: World, caller: Caller) {
  const { answers = WELL, answersByRole } =
    exampleByOperation[name]?.(ids(caller), 0, caller) ?? ({} as Example);
  const place = access?.in === 'workspace' || access?.in === 'project' ? access.in : undefined;
  const letter = place && roleOf(caller, place)?.charAt(0);
  return answersByRole?.[letter as 'g'] ?? answers;
}

/** Where the example names something, in path, query, body or an array. */
export function placesOf(operation: Operation, { ids }: World) {
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
