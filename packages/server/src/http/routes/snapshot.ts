import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  BranchOutcome,
  branchHash,
  Hash,
  LocalDateTime,
  may,
  PlanRecord,
  type Reader,
  RecordId,
  viewClass,
} from '@throughline/model';
import { z } from 'zod';
import type { ProjectStore } from '../../projects/index.ts';
import { answered, StateAsked } from '../answered.ts';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { type Snapshot, Snapshots } from './snapshot-cache.ts';
import { acceptsGzip } from './snapshot-encoding.ts';

const SnapshotText = z.strictObject({
  /** The version of the records' shape. */
  schema: z.int(),
  /** The last change that it has in it: the log and the stream go on from here. */
  seq: z.int(),
  hash: Hash,
  branches: z.array(
    z.strictObject({
      id: RecordId,
      name: z.string(),
      base: z.int(),
      head: z.int(),
      hash: Hash,
      state: z.enum(BranchOutcome.options.map(({ shape }) => shape.state.value)),
    }),
  ),
  /** Of a past state or of a branch: by which clock it is dated where it has no status date, civil time. */
  moments: z
    .strictObject({ asOf: LocalDateTime.exactOptional(), now: LocalDateTime.exactOptional() })
    .exactOptional(),
  records: z.array(PlanRecord),
});

/** Each store has its snapshots for as long as it lives. */
const snapshotsByStore = new WeakMap<ProjectStore, Snapshots>();

export const snapshotRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/snapshot',
    tag: 'Plan',
    summary: 'The whole plan, as the reader sees it, for a client that holds it',
    description:
      'As it is; as it was at a moment (`asOf`); or as a `branch` has it, whose `seq` is what `base` of the next edits on it is. Compressed where `Accept-Encoding` has gzip. `ETag` and `If-None-Match` save the transfer where nothing changed. Dates are not in it: the client computes them, or asks for tasks.',
    access: { in: 'project', action: 'project.read' },
    params: z.strictObject({ projectId: z.uuid() }),
    query: z.strictObject({
      ...StateAsked,
      /** A snapshot at most so many changes old will do: the rest is in the log after its seq. */
      behind: z.coerce.number().int().min(0).max(10_000).default(0),
    }),
    answer: SnapshotText,
    run: async (call) => {
      const { query, place, request, reply, context } = call;
      const { store } = context;
      const { projectId, revision, reader } = place;
      const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
      const { asOf, branch } = query;
      if (asOf !== undefined || branch !== undefined) {
        const tag = branch && (await branchTag(store, place, branch));
        reply.header('cache-control', 'private, no-cache').header('vary', 'Accept-Encoding');
        if (tag !== undefined) reply.header('etag', tag);
        if (tag !== undefined && known.includes(tag)) return reply.code(304).send();
        return answered(call, 'snapshot', { asOf, branch });
      }
      const snapshots = snapshotsByStore.get(store) ?? new Snapshots(store);
      snapshotsByStore.set(store, snapshots);
      const head = await store.read(projectId, revision, ({ history, revision }) => ({
        seq: history.head,
        hash: history.headHash,
        revision,
      }));
      if (head === undefined) return new Fault('not-found');
      const tagOf = (of: Pick<Snapshot, 'revision' | 'hash'>) =>
        `W/"${of.revision}-${of.hash.slice(0, 16)}-${viewClass(reader)}"`;
      reply.header('cache-control', 'private, no-cache').header('vary', 'Accept-Encoding');
      if (known.includes(tagOf(head))) {
        return reply.header('etag', tagOf(head)).code(304).send();
      }
      const old = snapshots.peek(projectId, reader);
      const snapshot =
        old !== undefined && query.behind > 0 && head.seq - old.seq <= query.behind
          ? old
          : await snapshots.get(projectId, head.revision, reader);
      if (snapshot === undefined) return new Fault('not-found');
      reply.header('etag', tagOf(snapshot)).type('application/json; charset=utf-8');
      if (acceptsGzip(request.headers['accept-encoding'])) {
        return reply.header('content-encoding', 'gzip').send(snapshot.gzip);
      }
      return reply.send(Readable.from([snapshot.gzip]).pipe(createGunzip()));
    },
  }),
];

/** Names what the branch is, for whoever sees the same of it; undefined where the reader may not know of it. */
async function branchTag(
  store: ProjectStore,
  { projectId, revision, reader }: { projectId: string; revision: number; reader: Reader },
  branchId: string,
): Promise<string | undefined> {
  if (!may(reader.role, 'branch.read')) return undefined;
  const hash = await store.read(projectId, revision, ({ branches }) => {
    const branch = branches.get(branchId as RecordId);
    return branch && branchHash(branch);
  });
  return hash && `W/"branch-${hash.slice(0, 16)}-${viewClass(reader)}"`;
}
