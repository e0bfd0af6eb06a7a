import type { FastifyRequest } from 'fastify';
import type { Device } from '../../accounts/index.ts';

/** What the request says of where it comes from, for the list of sessions and for counting guesses. */
export function deviceOf(request: FastifyRequest): Device {
  return { userAgent: request.headers['user-agent'] ?? '', address: request.ip };
}
