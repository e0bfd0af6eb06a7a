import {
  type Accepted,
  type Batch,
  type Branch,
  branchHash,
  branchHistory,
  isRefusal,
  LocalDateTime,
  Name,
  openBranch,
  RecordId,
  type Refusal,
  renameBranch,
  submitToBranch,
} from '@throughline/model';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { newSalt } from '../world.ts';
import { otherThanSaid, readEdits, Submitted } from './edits.ts';
import { blindFault } from './edits-blind.ts';
import { viaOf } from './edits-via.ts';

/** What becomes of a branch, in short. */
export const BranchHead = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(['open', 'merged', 'dropped']),
  base: z.int(),
  /** What `base` of the next edits is: the last change that the branch has. */
  head: z.int(),
  hash: z.string(),
  revision: z.int(),
});

export function headOfBranch(branch: Branch, revision: number): z.output<typeof BranchHead> {
  const { id, name, outcome, base, changes } = branch;
  const head = base + changes.length;
  return { id, name, state: outcome.state, base, head, hash: branchHash(branch), revision };
}

/** What came of these edits the first time, whatever became of the branch since; nothing where they are new. */
function firstOutcome(branch: Branch, batch: Batch): Accepted | Refusal | undefined {
  const asked = new Set(batch.edits.map(({ editId }) => editId));
  const changes = branch.changes.filter(({ editId }) => asked.has(editId));
  if (changes.length < batch.edits.length) return undefined;
  return otherThanSaid(batch, changes) ?? { changes, repeated: true };
}

function madeOn(branch: Branch, revision: number, { repeated, changes }: Accepted) {
  return {
    ...headOfBranch(branch, revision),
    repeated,
    changes: changes.map(({ seq, editId, hash }) => ({ seq, editId, hash })),
  };
}

export const branchEditRoutes = [
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/branches',
    tag: 'Branches',
    summary: 'Open a branch: what is edited on it nobody else sees as the plan',
    description: 'The id is the sender’s: sent again, it gets its first outcome.',
    access: { in: 'project', action: 'branch.propose' },
    params: z.strictObject({ projectId: z.uuid() }),
    body: z.strictObject({
      id: RecordId,
      name: Name,
      /** Why it is proposed. */
      reason: z.string().min(1).max(10_000).exactOptional(),
      /** The change of the log to start from; the last where none is named. */
      base: z.int().min(0).exactOptional(),
      /** It has to be decided by then. */
      decideBy: LocalDateTime.exactOptional(),
    }),
    answer: BranchHead,
    run: ({ body, place, principal, context: { store, world } }) => {
      const by = principal.id as RecordId;
      return store.change(place.projectId, (project, writing) => {
        const known = project.branches.get(body.id);
        if (known !== undefined) {
          const isSame = known.by === by && known.name === body.name;
          return isSame
            ? headOfBranch(known, project.revision)
            : new Fault('conflict', { field: 'body/id', detail: 'Another branch has this id.' });
        }
        const branch = openBranch(project.history, { ...body, by, at: world.instant() });
        if (isRefusal(branch)) return branch;
        writing.putBranch(branch);
        return headOfBranch(branch, project.revision + 1);
      });
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/v1/projects/:projectId/branches/:branchId',
    tag: 'Branches',
    summary: 'Give an open branch another name',
    access: { in: 'project', action: 'branch.propose' },
    params: z.strictObject({ projectId: z.uuid(), branchId: RecordId }),
    body: z.strictObject({ name: Name }),
    answer: BranchHead,
    run: ({ params, body, place, context: { store } }) =>
      store.change(place.projectId, (project, writing) => {
        const branch = project.branches.get(params.branchId);
        if (branch === undefined) return new Fault('not-found');
        const renamed = renameBranch(branch, body.name);
        if (isRefusal(renamed)) return renamed;
        writing.putBranch(renamed);
        return headOfBranch(renamed, project.revision + 1);
      }),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/branches/:branchId/edits',
    tag: 'Branches',
    summary: 'Change the branch: one edit or a batch, all or none',
    description: 'As on the plan; `base` counts the branch’s own changes on from its base.',
    access: { in: 'project', action: 'branch.propose' },
    params: z.strictObject({ projectId: z.uuid(), branchId: RecordId }),
    body: Submitted,
    bodyLimit: 8 * 1024 * 1024,
    answer: BranchHead.extend({
      repeated: z.boolean(),
      changes: z.array(z.strictObject({ seq: z.int(), editId: z.string(), hash: z.string() })),
    }),
    run: ({ params, body, place, principal, context: { store, world } }) => {
      const edits = readEdits(body.edits, place.role);
      if (edits instanceof Fault || isRefusal(edits)) return edits;
      const { via, edits: _, ...about } = body;
      const batch = {
        ...about,
        edits,
        at: world.instant(),
        author: principal.id as RecordId,
        via: viaOf(principal, via),
      };
      return store.change(place.projectId, (project, writing) => {
        const branch = project.branches.get(params.branchId);
        if (branch === undefined) return new Fault('not-found');
        const before = firstOutcome(branch, batch);
        if (before !== undefined) {
          return isRefusal(before) ? before : madeOn(branch, project.revision, before);
        }
        const blind = blindFault(place.reader, branchHistory(project.history, branch), batch);
        if (blind !== undefined) return blind;
        const done = submitToBranch(project.history, branch, batch, () => newSalt(world));
        if (isRefusal(done)) return done;
        writing.putBranch(done.branch);
        return madeOn(done.branch, project.revision + 1, done);
      });
    },
  }),
];
