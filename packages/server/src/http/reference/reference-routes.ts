import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sha256Of } from '@throughline/model';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Route, route } from '../route.ts';
import { acceptsGzip } from '../routes/snapshot-encoding.ts';
import { openApiOf } from './openapi.ts';
import { referencePage } from './page.ts';

/** A text that is made once, as it is sent. */
interface Document {
  readonly type: string;
  readonly text: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
}

/**
 * The API's own description, for programs and for people.
 * @param routes all of them, these included; asked for when somebody reads
 */
export function referenceRoutes(routes: () => readonly Route[]): readonly Route[] {
  const made = new Map<string, Document>();
  const send = (
    { headers }: FastifyRequest,
    reply: FastifyReply,
    type: string,
    make: () => string,
  ): FastifyReply => {
    const document = made.get(type) ?? documentOf(type, make());
    made.set(type, document);
    reply.header('etag', document.etag).header('vary', 'Accept-Encoding');
    reply.header('cache-control', 'public, max-age=300').type(document.type);
    if (headers['if-none-match'] === document.etag) return reply.code(304).send();
    if (!acceptsGzip(headers['accept-encoding'])) return reply.send(document.text);
    return reply.header('content-encoding', 'gzip').send(document.gzip);
  };
  const about = { method: 'GET', tag: 'Reference', access: { in: 'public' } } as const;
  return [
    route({
      ...about,
      url: '/api/v1',
      summary: 'This page',
      run: ({ request, reply, context: { settings } }) =>
        send(request, reply, 'text/html; charset=utf-8', () =>
          referencePage(openApiOf(routes()), settings.url),
        ),
    }),
    route({
      ...about,
      url: '/api/v1/openapi.json',
      summary: 'The same as an OpenAPI 3.1 document',
      run: ({ request, reply }) =>
        send(request, reply, 'application/json; charset=utf-8', () =>
          JSON.stringify(openApiOf(routes())),
        ),
    }),
    route({
      ...about,
      url: '/api/v1/reference.css',
      summary: 'How this page looks',
      run: ({ request, reply }) =>
        send(request, reply, 'text/css; charset=utf-8', () =>
          readFileSync(new URL('../../../assets/reference.css', import.meta.url), 'utf8'),
        ),
    }),
  ];
}

function documentOf(type: string, written: string): Document {
  const text = Buffer.from(written);
  return { type, text, gzip: gzipSync(text), etag: `W/"${sha256Of(written).slice(0, 24)}"` };
}
