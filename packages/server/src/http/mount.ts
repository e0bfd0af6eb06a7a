import { isRefusal, may, type Refusal, scopeFor } from '@throughline/model';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Principal, placeOfProject, placeOfWorkspace } from '../accounts/index.ts';
import { authenticate } from './authenticate.ts';
import type { Context } from './context.ts';
import { Fault, problemOf } from './fault.ts';
import type { Access, ProjectPlace, Route, WorkspacePlace } from './route.ts';

/** Every route goes the same way: authenticate, limit, validate, authorise, run, present. */
export function mount(app: FastifyInstance, routes: readonly Route[], context: Context): void {
  for (const one of routes) {
    const { method, url, tag, summary, description, access, params, query, body, answer } = one;
    app.route({
      method,
      url,
      ...(one.bodyLimit !== undefined && { bodyLimit: one.bodyLimit }),
      schema: {
        tags: [tag],
        summary,
        ...(description !== undefined && { description }),
        ...(params !== undefined && { params }),
        ...(query !== undefined && { querystring: query }),
        ...(body !== undefined && { body }),
        ...(answer !== undefined && { response: { [one.status ?? 200]: answer } }),
        'x-access': access,
      } as object,
      handler: async (request, reply) => {
        const principal = await authenticate(request, context);
        const place = await authorise(access, principal, request, context);
        const outcome = await one.run({
          params: request.params,
          query: request.query,
          body: request.body,
          principal,
          place,
          context,
          request,
          reply,
        } as never);
        return present(one, outcome, reply);
      },
    });
  }
}

/** What the access promises the work, or a fault: a foreign id answers exactly as an unknown one. */
async function authorise(
  access: Access,
  principal: Principal | undefined,
  request: FastifyRequest,
  { database }: Context,
): Promise<WorkspacePlace | ProjectPlace | undefined> {
  if (access.in === 'public') return undefined;
  if (principal === undefined) throw new Fault('not-signed-in');
  if (access.in === 'account' || access.in === 'report-link') return undefined;
  const params = request.params as { workspaceId?: string; projectId?: string };
  const place =
    access.in === 'workspace'
      ? await placeOfWorkspace(database, principal, params.workspaceId ?? '')
      : await placeOfProject(database, principal, params.projectId ?? '');
  if (place === undefined) throw new Fault('not-found');
  const needed = scopeFor(access.action);
  if (!may(place.role, access.action) || !reaches(principal.scope, needed)) {
    throw new Fault('not-allowed');
  }
  if (access.in === 'workspace') return place;
  return { ...place, reader: { role: place.role, id: principal.id } } as ProjectPlace;
}

const ORDER = ['read', 'write', 'admin'];

function reaches(scope: string, needed: string): boolean {
  return ORDER.indexOf(scope) >= ORDER.indexOf(needed);
}

function present({ status = 200, answer }: Route, outcome: unknown, reply: FastifyReply): unknown {
  if (reply.sent) return reply;
  if (typeof outcome === 'object' && outcome !== null && isRefusal(outcome)) {
    return sendProblem(reply, outcome);
  }
  if (outcome instanceof Fault) return sendProblem(reply, outcome);
  if (answer === undefined && outcome === undefined) return reply.code(204).send();
  return reply.code(status).send(outcome);
}

export function sendProblem(reply: FastifyReply, what: Fault | Refusal): FastifyReply {
  const problem = problemOf(what);
  if (what instanceof Fault && what.about.retryAfterSeconds !== undefined) {
    reply.header('retry-after', what.about.retryAfterSeconds);
  }
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ ...problem, requestId: reply.request.id });
}
