import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { sha256Of } from '@throughline/model';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const typeByEnding: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
/** The name of a built file has a hash of its content in it: it never becomes another. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const NEVER_UNASKED = 'no-cache';

interface BuiltFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly brotli: Buffer | undefined;
  readonly etag: string;
  readonly caching: string;
}

/**
 * The web application, as it was built into the folder: its files, and its page at every address that is neither a
 * file nor the API's, because the page itself knows its addresses.
 */
export function mountApplication(app: FastifyInstance, folder: string | undefined): void {
  const files = folder === undefined ? new Map<string, BuiltFile>() : readBuilt(folder);
  const schema = { hide: true };
  const page = files.get('/index.html');
  const send = (file: BuiltFile, request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', file.caching).header('etag', file.etag).type(file.type);
    reply.header('vary', 'Accept-Encoding');
    if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
    const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding']));
    if (file.brotli === undefined || !takesBrotli) return reply.send(file.bytes);
    return reply.header('content-encoding', 'br').send(file.brotli);
  };
  for (const [path, file] of files) {
    app.get(path, { schema }, async (request, reply) => send(file, request, reply));
  }
  const shown = async (request: FastifyRequest, reply: FastifyReply) => {
    if (page !== undefined) return send(page, request, reply);
    const text = 'The web application is not built here: npm run build. The API is at /api/v1.\n';
    return reply.code(503).type('text/plain; charset=utf-8').send(text);
  };
  for (const path of ADDRESSES) app.get(path, { schema }, shown);
}

/** The addresses of the application's screens; what is under them it sorts out by itself. */
const ADDRESSES = [
  '/',
  '/sign-in',
  '/join',
  '/report',
  '/steering',
  '/import',
  '/settings',
  '/projects/:projectId',
  '/projects/:projectId/:screen',
];

function readBuilt(folder: string): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const place = join(entry.parentPath, entry.name);
    const type = typeByEnding[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = `/${relative(folder, place).split(sep).join('/')}`;
    const bytes = readFileSync(place);
    const brotli = existsSync(`${place}.br`) ? readFileSync(`${place}.br`) : undefined;
    const caching = path.startsWith('/assets/') ? FOR_EVER : NEVER_UNASKED;
    const etag = `"${sha256Of(bytes.toString('base64')).slice(0, 24)}"`;
    files.set(path, { type, bytes, brotli, etag, caching });
  }
  return files;
}
