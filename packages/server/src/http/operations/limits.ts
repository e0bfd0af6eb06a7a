import { createHash } from 'node:crypto';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Settings } from '../context.ts';
import { Fault } from '../fault.ts';
import { sessionSecretOf } from '../security/index.ts';
import type { Metrics } from './metrics.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Requests a minute of this route alone. */
    perMinute?: number;
  }
}

const MINUTE = 60_000;
/** Whoever waits for a connection behind so many others is told to come again instead. */
const MOST_WAITING = 200;
/** Secrets that were good lately, so that their requests are counted by them. */
const MOST_KNOWN = 20_000;
/** One household or office has a /64 of addresses. */
const IPV6_SUBNET = 64;

/** Counts requests, each node for itself: by the session or token where it is known, else by the address. */
export class Limits {
  readonly #settings: Settings;
  readonly #known = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async register(app: FastifyInstance, metrics: Metrics, pool: pg.Pool | undefined): Promise<void> {
    await app.register(rateLimit, { global: false });
    const { requestsPerMinute } = this.#settings;
    const keyGenerator = (request: FastifyRequest) => this.#keyOf(request);
    const general = app.createRateLimit({
      max: requestsPerMinute,
      timeWindow: MINUTE,
      cache: MOST_KNOWN,
      keyGenerator,
    } as Parameters<typeof app.createRateLimit>[0]);
    const ofRoute = app.createRateLimit({
      max: (request) => request.routeOptions.config.perMinute ?? Number.MAX_SAFE_INTEGER,
      timeWindow: MINUTE,
      keyGenerator: (request) =>
        `${request.method} ${request.routeOptions.url} ${keyGenerator(request)}`,
    });
    app.addHook('onRequest', async (request) => {
      if ((pool?.waitingCount ?? 0) >= MOST_WAITING) {
        metrics.turnedAway.inc({ why: 'busy' });
        throw new Fault('unavailable', { retryAfterSeconds: 1 });
      }
      if (requestsPerMinute === 0) return;
      const isStricter = request.routeOptions.config?.perMinute !== undefined;
      for (const limit of isStricter ? [general, ofRoute] : [general]) {
        const counted = await limit(request);
        if (counted.isAllowed || !counted.isExceeded) continue;
        metrics.turnedAway.inc({ why: 'rate' });
        throw new Fault('too-many-requests', { retryAfterSeconds: counted.ttlInSeconds });
      }
    });
  }

  /** The request's secret was good: the next ones are counted by it, whatever address they come from. */
  letIn(request: FastifyRequest): void {
    const key = this.#secretOf(request);
    if (key === undefined || this.#known.has(key)) return;
    this.#known.add(key);
    const [oldest] = this.#known;
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  /** A secret that nobody knows counts for nothing: whoever makes them up is counted by their address. */
  #keyOf(request: FastifyRequest): string {
    const secret = this.#secretOf(request);
    if (secret !== undefined && this.#known.has(secret)) return secret;
    return normalizeIP(request.ip, IPV6_SUBNET);
  }

  #secretOf(request: FastifyRequest): string | undefined {
    const secret = request.headers.authorization ?? sessionSecretOf(request, this.#settings);
    return secret && createHash('sha256').update(secret).digest('base64');
  }
}
