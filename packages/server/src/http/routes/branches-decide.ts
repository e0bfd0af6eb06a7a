import {
  approve,
  type Branch,
  dropBranch,
  Hash,
  isRefusal,
  type Leftover,
  mergeBranch,
  PlanNames,
  RecordId,
  sayRefusal,
} from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';
import { Fault } from '../fault.ts';
import { type Call, route } from '../route.ts';
import { newSalt } from '../world.ts';
import { BranchHead, headOfBranch } from './branches-edit.ts';
import { viaOf } from './edits-via.ts';

const BranchParams = z.strictObject({ projectId: z.uuid(), branchId: RecordId });

/** An edit of the branch that the plan no longer takes, and why. */
const Left = z.strictObject({
  seq: z.int(),
  editId: z.string(),
  code: z.string(),
  why: z.string(),
});

export const branchDecisionRoutes = [
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/branches/:branchId/approve',
    tag: 'Branches',
    summary: 'Agree to exactly the branch that was seen: its hash is named',
    access: { in: 'project', action: 'branch.decide' },
    params: BranchParams,
    body: z.strictObject({ hash: Hash, note: z.string().min(1).max(10_000).exactOptional() }),
    answer: BranchHead,
    run: (call) =>
      onBranch(call, (branch, { world }, by) =>
        approve(branch, { ...call.body, by, at: world.instant() }),
      ),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/branches/:branchId/drop',
    tag: 'Branches',
    summary: 'It will not be merged; its edits stay readable',
    access: { in: 'project', action: 'branch.decide' },
    params: BranchParams,
    body: z.strictObject({ reason: z.string().min(1).max(10_000).exactOptional() }),
    answer: BranchHead,
    run: (call) =>
      onBranch(call, (branch, { world }, by) => {
        // The same person's second try gets what came of the first.
        if (branch.outcome.state === 'dropped' && branch.outcome.by === by) return branch;
        return dropBranch(branch, { ...call.body, by, at: world.instant() });
      }),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/branches/:branchId/merge',
    tag: 'Branches',
    summary: 'Make the branch’s edits changes of the plan: one group, or nothing',
    description:
      'Refused where an edit no longer applies, unless `whatApplies` is said; what is left is in the answer. A merge that happened before gets its first outcome.',
    access: { in: 'project', action: 'branch.decide' },
    params: BranchParams,
    body: z.strictObject({
      /** Merge what still applies, and leave the rest on the branch. */
      whatApplies: z.literal(true).exactOptional(),
      /** Only if somebody approved the branch as it is. */
      approved: z.literal(true).exactOptional(),
    }),
    answer: BranchHead.extend({
      repeated: z.boolean(),
      changes: z.array(z.strictObject({ seq: z.int(), editId: z.string(), hash: z.string() })),
      left: z.array(Left),
    }),
    run: ({ params, body, place, principal, context: { store, world } }) =>
      store.change(place.projectId, (project, writing) => {
        const branch = project.branches.get(params.branchId);
        if (branch === undefined) return new Fault('not-found');
        const request = {
          ...body,
          by: principal.id as RecordId,
          at: world.instant(),
          via: viaOf(principal),
        };
        const merged = mergeBranch(project.history, branch, request, () => newSalt(world));
        if (isRefusal(merged)) {
          if (!('leftovers' in merged)) return merged;
          const left = leftOf(merged.leftovers, project);
          return { ...merged, parameters: { ...merged.parameters, left } };
        }
        const isNew = branch.outcome.state === 'open';
        if (isNew) writing.putBranch(merged.branch);
        return {
          ...headOfBranch(merged.branch, project.revision + (isNew ? 1 : 0)),
          repeated: merged.repeated,
          changes: merged.changes.map(({ seq, editId, hash }) => ({ seq, editId, hash })),
          left: leftOf(merged.leftovers, project),
        };
      }),
  }),
];

type BranchCall = Pick<
  Call<
    { readonly in: 'project'; readonly action: 'branch.decide' },
    typeof BranchParams,
    undefined,
    undefined
  >,
  'params' | 'place' | 'principal' | 'context'
>;

/** Puts another in the branch's place, where the model allows it. */
function onBranch(
  { params, place, principal, context }: BranchCall,
  decide: (
    branch: Branch,
    context: BranchCall['context'],
    by: RecordId,
  ) => ReturnType<typeof approve>,
) {
  return context.store.change(place.projectId, (project, writing) => {
    const branch = project.branches.get(params.branchId);
    if (branch === undefined) return new Fault('not-found');
    const decided = decide(branch, context, principal.id as RecordId);
    if (isRefusal(decided)) return decided;
    if (decided === branch) return headOfBranch(branch, project.revision);
    writing.putBranch(decided);
    return headOfBranch(decided, project.revision + 1);
  });
}

function leftOf(leftovers: readonly Leftover[], { history }: HotProject): z.output<typeof Left>[] {
  const name = new PlanNames(history.records).nameOf();
  return leftovers.map(({ change: { seq, editId }, refusal }) => ({
    seq,
    editId,
    code: refusal.code,
    why: sayRefusal(refusal, name),
  }));
}
