import { RECORD_KINDS, type RecordKind } from '@throughline/model';
import { z } from 'zod';
import { About, answered, ProjectParams, StateAsked } from '../answered.ts';
import { route } from '../route.ts';

export const stateRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/state',
    tag: 'Answers',
    summary: 'Records of one kind as they were at a moment, or as a branch has them',
    description:
      'What is gone since is there. Tasks come as the plan is read, top to bottom, others by their ids.',
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams,
    query: z.strictObject({
      ...StateAsked,
      kind: z.enum(RECORD_KINDS as [RecordKind, ...RecordKind[]]),
      offset: z.coerce.number().int().min(0).exactOptional(),
      limit: z.coerce.number().int().min(1).max(5_000).default(500),
    }),
    answer: z.strictObject({
      about: About,
      records: z.array(z.looseObject({ id: z.string(), kind: z.string() })),
      total: z.int(),
      next: z.int().nullable(),
    }),
    run: (call) => answered(call, 'state', call.query),
  }),
];
