import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashOfSecret } from '../../accounts/index.ts';
import type { Settings } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

/** For whoever keeps the server running; no part of the API. */
export function operationsRoutes(
  app: FastifyInstance,
  health: Health,
  metrics: Metrics,
  settings: Settings,
): void {
  const schema = { hide: true };
  app.get('/healthz', { schema }, async () => ({ alive: true }));
  app.get('/readyz', { schema }, async (_request, reply) => {
    const readiness = await health.readiness();
    if (!readiness.ready) reply.code(503).header('retry-after', 2);
    return readiness;
  });
  app.get('/metrics', { schema }, async (request, reply) => {
    // Whoever may not is told as little as of a path that is none.
    if (!mayReadMetrics(request, settings)) throw new Fault('not-found');
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

function mayReadMetrics(request: FastifyRequest, { metricsToken }: Settings): boolean {
  if (metricsToken !== undefined) {
    const given = request.headers.authorization ?? '';
    return timingSafeEqual(digest(given), digest(`Bearer ${metricsToken}`));
  }
  // Behind a proxy of this machine everybody comes from this machine.
  const isForwarded =
    request.headers.forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined;
  return !isForwarded && isLoopback(request.socket.remoteAddress ?? '');
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

function digest(text: string): Buffer {
  return Buffer.from(hashOfSecret(text));
}
