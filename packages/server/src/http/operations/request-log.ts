import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** One line for each request: which route, by whom, how it went. Never what was in it, nor its address. */
export function logRequests(app: FastifyInstance, log: Logger, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = routeOf(request);
    const status = reply.raw.statusCode;
    const seconds = reply.elapsedTime / 1000;
    metrics.requests.observe({ method, route, status: String(status) }, seconds);
    const personId = request.admitted?.principal?.id;
    const line = {
      requestId: request.id,
      method,
      route,
      status,
      ms: Math.round(reply.elapsedTime),
      ...(personId !== undefined && { personId }),
    };
    if (OPERATIONS.has(route)) log.debug(line, 'asked');
    else log.info(line, 'asked');
  });
  app.addHook('onRequestAbort', async (request) => {
    log.info({ requestId: request.id, route: routeOf(request) }, 'went away');
  });
}

/** Asked every few seconds by whoever watches the server. */
const OPERATIONS = new Set(['/healthz', '/readyz', '/metrics']);

/** The pattern, not the path: paths hold names, ids and sometimes secrets. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
