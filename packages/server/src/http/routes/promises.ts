import { z } from 'zod';
import { About, answered, MomentAsked, ProjectParams, StateAsked } from '../answered.ts';
import { route } from '../route.ts';

export const promiseRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/promises',
    tag: 'Answers',
    summary: 'What was promised to whom, and whether the forecast keeps it',
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams,
    query: z.strictObject(StateAsked),
    answer: z.looseObject({ about: About, promises: z.array(z.looseObject({ id: z.string() })) }),
    run: (call) => answered(call, 'promises', call.query),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/events',
    tag: 'Answers',
    summary: 'What happened to the plan: each event with the changes that belong to it',
    description:
      'With `from` (a moment, or `last-report`) each has the working minutes that it moved the finish by since then.',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    query: z.strictObject({ asOf: StateAsked.asOf, from: MomentAsked.exactOptional() }),
    answer: z.looseObject({ about: About, events: z.array(z.looseObject({ id: z.string() })) }),
    run: (call) => answered(call, 'events', call.query),
  }),
];
