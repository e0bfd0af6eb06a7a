import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { acceptsGzip } from '../routes/snapshot-encoding.ts';

/** Shorter answers cost more to compress than they save. In characters. */
const LEAST = 1_024;
/** Of what there is to gain most is gained at once; the rest costs others their turn. */
const LEVEL = 4;

const compress = promisify(gzip);

/**
 * JSON answers go compressed to whoever takes it: off the main thread, and without a word in the routes. What is a
 * stream, what is compressed already and what has a tag of its own stays as its route made it.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < LEAST) return payload;
    if (!/^application\/(\w+\+)?json\b/.test(String(reply.getHeader('content-type')))) {
      return payload;
    }
    if (reply.hasHeader('content-encoding') || reply.hasHeader('etag')) return payload;
    const vary = reply.getHeader('vary');
    reply.header('vary', vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding`);
    if (!acceptsGzip(request.headers['accept-encoding'])) return payload;
    const bytes = await compress(payload, { level: LEVEL });
    // Fastify has counted the text by now; a HEAD is told the length of what a GET would bring.
    reply.header('content-encoding', 'gzip').header('content-length', bytes.length);
    return bytes;
  });
}
