import { z } from 'zod';
import { About, answered, People, ProjectParams } from '../answered.ts';
import { route } from '../route.ts';
import { branchDecisionRoutes } from './branches-decide.ts';
import { branchEditRoutes } from './branches-edit.ts';

const Target = z.string().min(1).max(100).exactOptional();

const Branch = z.looseObject({
  id: z.string(),
  name: z.string(),
  /** What an approval names: the hash of its last change, of its base while it has none. */
  hash: z.string(),
  /** What merging it now would do; null where it is decided or the plan has no dates. */
  effect: z.looseObject({}).nullable(),
});

export const branchRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/branches',
    tag: 'Branches',
    summary: 'What-ifs and change requests, with what each would do if it were merged now',
    access: { in: 'project', action: 'branch.read' },
    params: ProjectParams,
    query: z.strictObject({
      state: z.enum(['open', 'merged', 'dropped']).exactOptional(),
      /** The task or promise that days are recovered on. */
      target: Target,
    }),
    answer: z.looseObject({
      about: About,
      branches: z.array(Branch),
      people: People.exactOptional(),
    }),
    run: (call) => answered(call, 'branches', call.query),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/branches/:branchId',
    tag: 'Branches',
    summary: 'One branch: its edits, old → new, and what no longer applies',
    description:
      '`comparison` is the plan as it is against the plan with the branch merged; `leftovers` are the edits that the plan no longer takes, and why.',
    access: { in: 'project', action: 'branch.read' },
    params: z.strictObject({ projectId: z.uuid(), branchId: z.string().min(1).max(100) }),
    query: z.strictObject({ target: Target }),
    answer: Branch.extend({
      about: About,
      comparison: z.looseObject({}).nullable(),
      leftovers: z.array(z.looseObject({ sentence: z.string().nullable() })),
      changes: z.array(z.looseObject({ sentence: z.string().nullable() })),
      people: People.exactOptional(),
    }),
    run: (call) => answered(call, 'branch', { ...call.query, branchId: call.params.branchId }),
  }),
  ...branchEditRoutes,
  ...branchDecisionRoutes,
];
