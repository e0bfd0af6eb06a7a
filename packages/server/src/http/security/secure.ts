import type { FastifyInstance } from 'fastify';
import type { Settings } from '../context.ts';
import { publicUrlFault } from './session-cookie.ts';

/**
 * Scripts, styles and everything else come from this server alone, in files of their own; nobody may show
 * our pages in theirs.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The server does not start: people would reach it in a way that gives their passwords away. */
export class UnsafeAddress extends Error {
  override readonly name = 'UnsafeAddress';
  readonly code = 'address-unsafe';
}

/**
 * What every answer says to browsers, and what no request may be. Throws `UnsafeAddress`.
 */
export function secure(app: FastifyInstance, settings: Settings): void {
  const fault = publicUrlFault(settings);
  if (fault !== undefined) throw new UnsafeAddress(fault);
  const headers: Record<string, string> = {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    // For browsers that do not know frame-ancestors.
    'x-frame-options': 'DENY',
    ...(settings.url.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  // A form of a foreign page can send text, but not JSON without being asked about it first.
  app.removeContentTypeParser('text/plain');
}
