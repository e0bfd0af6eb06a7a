import { z } from 'zod';
import { About, answered, ProjectParams, StateAsked } from '../answered.ts';
import { route } from '../route.ts';

const Verdict = z.looseObject({
  state: z.enum(['off-track', 'at-risk', 'unknown', 'on-track']),
  /** The verdict with its number, in English. */
  sentence: z.string(),
});

export const statusRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/status',
    tag: 'Answers',
    summary: 'Are we on track? The verdict, its rule and all that it stands on',
    description:
      'With the ways back (open branches, as if merged now) and the decisions that somebody has to make. A plan without dates is answered too: unknown, and why. Guests are told of the promises that are shared with them.',
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams,
    query: z.strictObject({
      ...StateAsked,
      /** Of every list only so many; `lengths` says how long each is. */
      most: z.coerce.number().int().min(0).max(10_000).exactOptional(),
      /** With the names of the tasks, promises and resources that the answer speaks of, by id. */
      names: z.literal('true').exactOptional(),
    }),
    answer: z.looseObject({
      about: About,
      verdict: Verdict,
      /** Targets, finish, longest path, what is late, what waits, what comes next; null without dates. */
      answer: z.looseObject({}).nullable(),
      lengths: z.record(z.string(), z.int()).exactOptional(),
      names: z.record(z.string(), z.string()).exactOptional(),
    }),
    run: (call) => {
      const { names, ...asked } = call.query;
      return answered(call, 'status', { ...asked, names: names !== undefined });
    },
  }),
];
