import type { FastifyRequest } from 'fastify';
import type { Settings } from '../context.ts';
import { Fault } from '../fault.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What changes something comes from our own pages, or not from a browser's page at all. Browsers say where
 * a request began: in Origin, and newer ones in Sec-Fetch-Site, which no page can set.
 */
export function refuseForeignOrigin(request: FastifyRequest, settings: Settings): void {
  if (SAFE.has(request.method)) return;
  const { origin, cookie, 'sec-fetch-site': site } = request.headers;
  const named = origin === undefined || origin === 'null' ? undefined : origin;
  const own = new URL(settings.url).origin;
  if (named !== undefined && named !== own) {
    throw new Fault('origin-foreign', { detail: `This server is reached at ${settings.url}` });
  }
  if (site !== undefined && site !== 'same-origin') throw new Fault('origin-foreign');
  // With a cookie one of them has to be there; `null` is what a page without an origin says.
  if (named === undefined && site === undefined && (cookie !== undefined || origin !== undefined)) {
    throw new Fault('origin-foreign', {
      detail: 'Neither Origin nor Sec-Fetch-Site says where from',
    });
  }
}
