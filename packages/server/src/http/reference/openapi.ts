import { type ProblemCode, problemByCode, REFUSALS, scopeFor } from '@throughline/model';
import type { z } from 'zod';
import type { Access, Route } from '../route.ts';
import { type JsonSchema, Schemas } from './json-schema.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface Content {
  readonly [type: string]: { readonly schema: JsonSchema };
}

export interface Answer {
  readonly description: string;
  readonly content?: Content;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: { readonly [status: string]: Answer };
  readonly 'x-access': Access;
}

export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

/** The API as OpenAPI 3.1, from the routes themselves. */
export function openApiOf(routes: readonly Route[]): OpenApi {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description:
        'Are we on track, and if not, what changed? Everything under /api/v1 takes and gives JSON; errors are problem+json (RFC 9457).',
    },
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A personal or service token: `Authorization: Bearer tl_…`.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-throughline',
          description:
            'A browser that signed in. Requests that change something need its own origin.',
        },
        reportLink: {
          type: 'http',
          scheme: 'bearer',
          description: 'The secret of a report link.',
        },
      },
    },
  };
}

function operationOf(route: Route, schemas: Schemas): Operation {
  const { method, url, tag, summary, description, access, body, answer, status = 200 } = route;
  const made: Answer =
    answer === undefined
      ? { description: 'Done; there is nothing to say.' }
      : { description: 'As asked.', content: json(schemas.of(answer, 'output')) };
  return {
    operationId: operationId(method, url),
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: securityOf(access),
    parameters: [
      ...parametersOf(route.params, 'path', schemas),
      ...parametersOf(route.query, 'query', schemas),
    ],
    ...(body !== undefined && {
      requestBody: { required: true as const, content: json(schemas.of(body, 'input')) },
    }),
    responses: { [answer === undefined ? 204 : status]: made, ...problemsOf(route) },
    'x-access': access,
  };
}

/** `GET /api/v1/projects/:projectId/log` is `getProjectsByProjectIdLog`. */
function operationId(method: string, url: string): string {
  const words = url
    .split('/')
    .slice(3)
    .flatMap((part) => (part.startsWith(':') ? ['by', part.slice(1)] : part.split(/[-.]/)))
    .filter((word) => word !== '');
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return method.toLowerCase() + (words.length === 0 ? 'Reference' : words.map(capital).join(''));
}

function parametersOf(
  schema: z.ZodType | undefined,
  place: Parameter['in'],
  schemas: Schemas,
): Parameter[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemas.of(schema, 'input');
  return Object.entries(properties).map(([name, own]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: own,
  }));
}

function securityOf(access: Access): Operation['security'] {
  switch (access.in) {
    case 'public':
      return [];
    case 'report-link':
      return [{ reportLink: [] }];
    case 'account':
      return access.by === 'session' ? [{ session: [] }] : [{ session: [] }, { token: [] }];
    default:
      return [{ session: [] }, { token: [scopeFor(access.action)] }];
  }
}

/** What may go wrong, by status, with every code. */
function problemsOf({ method, access, params, query, body }: Route): Record<string, Answer> {
  const inPlan = access.in === 'project' || access.in === 'report-link';
  const codes: (ProblemCode | false)[] = [
    (params !== undefined || query !== undefined || body !== undefined) && 'request-invalid',
    access.in !== 'public' && 'not-signed-in',
    (access.in === 'workspace' || access.in === 'project') && 'not-allowed',
    method !== 'GET' && 'origin-foreign',
    params !== undefined && 'not-found',
    method !== 'GET' && 'conflict',
    body !== undefined && 'too-large',
    inPlan && method !== 'GET' && 'refused',
    inPlan && 'unschedulable',
    'too-many-requests',
    'internal',
    'unavailable',
    method !== 'GET' && 'read-only',
  ];
  const answers: Record<string, Answer> = {};
  for (const code of codes) {
    if (code === false) continue;
    const { status, title } = problemByCode[code];
    const before = answers[status]?.description;
    const own = `\`${code}\`: ${title}.${code === 'refused' ? ` Codes: ${refusals}.` : ''}`;
    answers[status] = {
      description: before === undefined ? own : `${before} ${own}`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return answers;
}

const refusals = Object.keys(REFUSALS).join(', ');

function json(schema: JsonSchema): Content {
  return { 'application/json': { schema } };
}
