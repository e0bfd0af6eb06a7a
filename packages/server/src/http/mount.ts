import { isRefusal, type Refusal } from '@throughline/model';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Admitted, admit } from './authenticate.ts';
import type { Context } from './context.ts';
import { Fault, problemOf } from './fault.ts';
import type { Route } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the route let in, before anything of the body was read. */
    admitted: Admitted | null;
  }
}

/** Every route goes the same way: limit, let in, validate, run, present. */
export function mount(app: FastifyInstance, routes: readonly Route[], context: Context): void {
  app.decorateRequest('admitted', null);
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
      onRequest: async (request) => {
        request.admitted = await admit(access, request, context);
      },
      handler: async (request, reply) => {
        const outcome = await one.run({
          params: request.params,
          query: request.query,
          body: request.body,
          ...request.admitted,
          context,
          request,
          reply,
        } as never);
        return present(one, outcome, reply);
      },
    });
  }
}

function present({ status = 200, answer }: Route, outcome: unknown, reply: FastifyReply): unknown {
  if (reply.sent || outcome === reply) return reply;
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
