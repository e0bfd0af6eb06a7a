import type { OutgoingHttpHeaders } from 'node:http';
import { RecordId } from '@throughline/model';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { newId } from '../world.ts';

const Seq = z.coerce.number().int().min(0);
const TOO_MANY = { person: 'too-many-requests', node: 'unavailable' } as const;

export const liveRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/stream',
    tag: 'Live',
    summary: 'Every change as it is made, as server-sent events',
    description: [
      'Events: `hello` (where the project stands), `change` (one change, or a whole group of them; its id is the last seq),',
      '`branch` (one was changed), `presence` (who is where), `reset` (take the snapshot again). A reader that comes',
      'back with `Last-Event-ID`, or `after`, gets exactly what it missed.',
    ].join(' '),
    access: { in: 'project', action: 'project.read' },
    params: z.strictObject({ projectId: z.uuid() }),
    query: z.strictObject({
      /** The last change that the reader has; `Last-Event-ID` is newer and counts more. */
      after: Seq.optional(),
      /** `false`: ends after what is there already. */
      follow: z.enum(['true', 'false']).default('true'),
    }),
    run: ({ query, place, principal, context, request, reply }) => {
      const { live, world } = context;
      const crowded = live.isCrowded(principal.id);
      if (crowded !== undefined) return new Fault(TOO_MANY[crowded], { retryAfterSeconds: 10 });
      const last = Seq.safeParse(request.headers['last-event-id'] || undefined);
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as OutgoingHttpHeaders),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
        // Nothing else comes over this connection: when the stream ends, so does it.
        connection: 'close',
      });
      if (request.method === 'HEAD') {
        reply.raw.end();
        return undefined;
      }
      live.open(
        {
          projectId: place.projectId,
          principal,
          role: place.role,
          after: last.success ? last.data : query.after,
          once: query.follow === 'false',
          connectionId: newId(world),
        },
        reply.raw,
      );
      return undefined;
    },
  }),
  route({
    method: 'PUT',
    url: '/api/v1/projects/:projectId/presence',
    tag: 'Live',
    summary: 'Say where in the project you are',
    description:
      'Again every 15 seconds: whoever is silent for 40 is gone. Members see who is where in their streams; guests are seen, and see nobody.',
    access: { in: 'project', action: 'presence.tell' },
    params: z.strictObject({ projectId: z.uuid() }),
    body: z.strictObject({
      /** As the stream's `hello` gave it: when the stream ends, so does this. */
      connectionId: z.uuid(),
      place: z.strictObject({
        /** A word for what is looked at: `plan`, `on-track`. */
        screen: z.string().regex(/^[a-z][a-z-]{0,39}$/),
        recordId: RecordId.exactOptional(),
      }),
    }),
    run: ({ body, place: { projectId }, principal, context }) => {
      // A program is nowhere.
      if (principal.kind !== 'person') return new Fault('not-allowed');
      context.live.present({ ...body, projectId, personId: principal.id });
      return undefined;
    },
  }),
];
