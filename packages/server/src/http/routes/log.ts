import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import {
  type Change,
  ChangeMeta,
  Diff,
  invert,
  PatchedState,
  type PlanState,
  type Reader,
  refuse,
  Salt,
  seesAll,
  viewChange,
  viewChanges,
} from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { EditToSubmit } from './edits.ts';
import { acceptsGzip } from './snapshot-encoding.ts';

/** For those who see all of the plan: with what proves the chain. */
const WholeChange = z.strictObject({
  ...ChangeMeta.shape,
  /** Absent once what it did was erased. */
  salt: Salt.exactOptional(),
  edit: EditToSubmit,
  diff: Diff,
});

/** For those who see a part: what became of that; the place in the log alone where that is nothing. */
const SeenChange = z.strictObject({
  ...ChangeMeta.pick({ seq: true }).shape,
  ...ChangeMeta.pick({
    at: true,
    editId: true,
    group: true,
    author: true,
    via: true,
    cause: true,
    event: true,
    changeRequest: true,
  }).partial().shape,
  does: z.string().optional(),
  undoes: z.array(z.int()).optional(),
  diff: Diff.optional(),
});

const LogPart = z.strictObject({
  /** The last change of the log; there is more where it is beyond the last of these. */
  head: z.int(),
  changes: z.array(z.union([WholeChange, SeenChange])),
});

export const logRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/log',
    tag: 'Plan',
    summary: 'What became of the plan after a change, oldest first',
    description:
      'A group of changes is one: it is never cut, and so there may be more than `limit`. Owners and managers get changes whole, with hashes and salts, and can verify the chain; others what became of what they see. Those who hold a snapshot take the log after its `seq`.',
    access: { in: 'project', action: 'project.history' },
    params: z.strictObject({ projectId: z.uuid() }),
    query: z.strictObject({
      /** The last change that the reader has; not inside a group. */
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1_000).default(200),
    }),
    answer: LogPart,
    run: async ({ query, place, request, reply, context: { store } }) => {
      const part = await store.read(place.projectId, place.revision, (project) =>
        partOf(project, place.reader, query),
      );
      if (part === undefined) return new Fault('not-found');
      if (!('changes' in part)) return part;
      reply.header('cache-control', 'private, no-cache').header('vary', 'Accept-Encoding');
      reply.type('application/json; charset=utf-8');
      const text = Readable.from(piecesOf(part));
      if (!acceptsGzip(request.headers['accept-encoding'])) return reply.send(text);
      const gzip = createGzip({ level: 4 });
      text.on('error', (error) => gzip.destroy(error));
      gzip.on('close', () => text.destroy());
      return reply.header('content-encoding', 'gzip').send(text.pipe(gzip));
    },
  }),
];

interface Part {
  readonly head: number;
  readonly changes: Iterable<object>;
}

/** Takes hold of what is asked: the log may grow, and this stays. */
function partOf(
  { history }: HotProject,
  reader: Reader,
  { after, limit }: { readonly after: number; readonly limit: number },
) {
  const { changes: log, head } = history;
  if (after > head) return refuse('base-unknown', { base: after, head });
  const group = log[after - 1]?.group;
  if (group !== undefined && group.index < group.count - 1) {
    return new Fault('request-invalid', {
      field: 'querystring/after',
      detail: 'This is inside a group of changes.',
      accepted: [String(after - group.index - 1), String(after - group.index - 1 + group.count)],
    });
  }
  const last = log[Math.min(after + limit, head) - 1]?.group;
  const end = Math.min(after + limit, head) + (last ? last.count - 1 - last.index : 0);
  const changes = log.slice(after, end);
  if (seesAll(reader)) return { head, changes: changes.map(whole) } satisfies Part;
  if (head - after > FEW || changes.length === 0) {
    return { head, changes: viewChanges(reader, changes, history.at(after)) } satisfies Part;
  }
  const seen = seenFromHere(reader, log.slice(after), history.records);
  return { head, changes: seen.slice(0, changes.length) } satisfies Part;
}

/** So many changes are looked at from the present back; before more the plan is made as it was. */
const FEW = 32;

function seenFromHere(reader: Reader, changes: readonly Change[], records: PlanState): object[] {
  let after = records;
  const seen: object[] = [];
  for (const change of changes.toReversed()) {
    const before = new PatchedState(after, invert(change.diff));
    seen.unshift(viewChange(reader, change, before, after));
    after = before;
  }
  return seen;
}

/** What was written in an older version is given in the present one. */
function whole({ stored: _, ...change }: Change): object {
  return change;
}

/** Each change is written when there is room for it: a group may be as large as a plan. */
function* piecesOf({ head, changes }: Part): Generator<string> {
  yield `{"head":${head},"changes":[`;
  let isFirst = true;
  for (const change of changes) {
    yield (isFirst ? '' : ',') + JSON.stringify(change);
    isFirst = false;
  }
  yield ']}';
}
