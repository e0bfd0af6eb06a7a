import { z } from 'zod';
import { About, answered, StateAsked } from '../answered.ts';
import { route } from '../route.ts';

export const whyRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/why/:taskId',
    tag: 'Answers',
    summary: 'Where each date of a task comes from, back to the start',
    description:
      'The first step of a chain is the task’s own date; each next one is what the first cause before it names.',
    access: { in: 'project', action: 'project.read' },
    params: z.strictObject({ projectId: z.uuid(), taskId: z.string().min(1).max(100) }),
    query: z.strictObject(StateAsked),
    answer: z.looseObject({
      about: About,
      taskId: z.string(),
      title: z.string(),
      schedule: z.looseObject({}),
      forecast: z.looseObject({}),
    }),
    run: (call) => answered(call, 'why', { ...call.query, taskId: call.params.taskId }),
  }),
];
