import { isRefusal } from '@throughline/model';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Admitted, admit } from './authenticate.ts';
import type { Context } from './context.ts';
import { Fault } from './fault.ts';
import type { Health, Limits } from './operations/index.ts';
import { noWrites, within } from './operations/index.ts';
import type { Route } from './route.ts';
import { sendProblem } from './send-problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the route let in, before anything of the body was read. */
    admitted: Admitted | null;
  }
}

export interface Mounting {
  readonly health: Health;
  readonly limits: Limits;
  /** For how long an answer is waited for, in milliseconds; ten times as long where files come in. */
  readonly patience: number;
}

/** Every route goes the same way: limit, let in, validate, run, present. */
export function mount(
  app: FastifyInstance,
  routes: readonly Route[],
  context: Context,
  { health, limits, patience }: Mounting,
): void {
  app.decorateRequest('admitted', null);
  for (const one of routes) {
    const { method, url, tag, summary, description, access, params, query, body, answer } = one;
    const isWrite = method !== 'GET';
    const longest = one.bodyLimit === undefined ? patience : patience * 10;
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
      ...(one.perMinute !== undefined && { config: { perMinute: one.perMinute } }),
      onRequest: async (request) => {
        request.admitted = await within(patience, admit(access, request, context));
        limits.letIn(request);
        if (isWrite && !health.mayWrite()) throw noWrites();
      },
      handler: async (request, reply) => {
        const made = one.run({
          params: request.params,
          query: request.query,
          body: request.body,
          ...request.admitted,
          context,
          request,
          reply,
        } as never);
        const outcome = await within(longest, Promise.resolve(made));
        // It may be that writes are taken again.
        if (isWrite && health.isReadOnly) void health.readiness();
        return present(one, outcome, reply);
      },
    });
  }
}

function present({ status = 200, answer }: Route, outcome: unknown, reply: FastifyReply): unknown {
  if (reply.sent || outcome === reply) return reply;
  // Whoever asked went away meanwhile: there is nobody to answer, and an answer would fail.
  if (reply.raw.destroyed) return reply.hijack();
  if (typeof outcome === 'object' && outcome !== null && isRefusal(outcome)) {
    return sendProblem(reply, outcome);
  }
  if (outcome instanceof Fault) return sendProblem(reply, outcome);
  if (answer === undefined && outcome === undefined) return reply.code(204).send();
  return reply.code(status).send(outcome);
}
