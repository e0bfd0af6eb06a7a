import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Principal, personOf } from '../../accounts/index.ts';
import { authenticate } from '../authenticate.ts';
import type { Context } from '../context.ts';
import { joinPage, reportPage, signInPage } from './entrances.ts';
import { readStatus } from './read-status.ts';
import { statusPage } from './status-page.ts';

const folder = new URL('../../../assets/', import.meta.url);
const typeByFile = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
} as const;

/** No page has a secret in its address: it stands behind the #, which browsers keep to themselves. */
export function mountPages(app: FastifyInstance, context: Context): void {
  const schema = { hide: true };
  app.get('/', { schema }, async (request, reply) => {
    const principal = await signedIn(request, context);
    if (principal === undefined) return reply.redirect('/sign-in', 303);
    const person = await personOf(context, principal.id);
    return send(reply, statusPage(person, await readStatus(principal, context)));
  });
  app.get('/sign-in', { schema }, async (request, reply) => {
    if ((await signedIn(request, context)) !== undefined) return reply.redirect('/', 303);
    const somebody = await context.database.selectFrom('person').select('id').limit(1).execute();
    return send(reply, signInPage(somebody.length > 0));
  });
  app.get('/join', { schema }, async (request, reply) => {
    const principal = await signedIn(request, context);
    const person = principal && (await personOf(context, principal.id));
    return send(reply, joinPage(person));
  });
  app.get('/report', { schema }, async (_request, reply) => send(reply, reportPage()));
  for (const [file, type] of Object.entries(typeByFile)) {
    const bytes = readFileSync(new URL(file, folder));
    app.get(`/pages/${file}`, { schema }, async (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=300').send(bytes),
    );
  }
}

/** Whose session the browser shows; a token signs nobody in to a page. */
async function signedIn(request: FastifyRequest, context: Context): Promise<Principal | undefined> {
  const entry = await authenticate(request, context);
  return entry?.principal.sessionId === undefined ? undefined : entry.principal;
}

function send(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(text);
}
