import type { Refusal } from '@throughline/model';
import type { FastifyReply } from 'fastify';
import { Fault, problemOf } from './fault.ts';

/** Answers with what went wrong, as RFC 9457 has it. */
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
