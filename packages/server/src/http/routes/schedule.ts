import { z } from 'zod';
import { About, answered, ProjectParams, StateAsked } from '../answered.ts';
import { route } from '../route.ts';

/** Rows of one page; columns come all at once unless a page is asked for. */
const ROWS = 1_000;
const MOST_ROWS = 5_000;

const Dates = z.looseObject({ start: z.string().nullable(), finish: z.string().nullable() });
const Finish = z.strictObject({
  start: z.string().nullable(),
  finish: z.string().nullable(),
  /** The chain of driving links to the latest finish, in the order of their start. */
  longestPath: z.array(z.string()),
});

export const scheduleRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/schedule',
    tag: 'Answers',
    summary:
      'Every task with its dates and float: as the rules have them, and as they are forecast',
    description:
      'Dates are civil minutes `YYYY-MM-DDTHH:mm` or null, floats working minutes. Guests get the tasks that are shared with them, without float.',
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams,
    query: z.strictObject({
      ...StateAsked,
      /** Only these tasks: ids with commas between them. */
      tasks: z.string().min(1).max(40_000).exactOptional(),
      /** `columns`: one array for each field, for plans of many tasks; all of them unless `limit` is given. */
      form: z.enum(['rows', 'columns']).exactOptional(),
      offset: z.coerce.number().int().min(0).exactOptional(),
      limit: z.coerce.number().int().min(1).max(1_000_000).exactOptional(),
    }),
    answer: z.looseObject({
      about: About,
      schedule: Finish.exactOptional(),
      forecast: Finish.exactOptional(),
      total: z.int(),
      offset: z.int(),
      next: z.int().nullable(),
      tasks: z
        .array(z.looseObject({ id: z.string(), schedule: Dates, forecast: Dates }))
        .exactOptional(),
      columns: z
        .looseObject({
          id: z.array(z.string()).exactOptional(),
          schedule: z.looseObject({}),
          forecast: z.looseObject({}),
        })
        .exactOptional(),
    }),
    run: (call) => {
      const { tasks, form = 'rows', limit, ...state } = call.query;
      const rows = form === 'columns' ? limit : Math.min(limit ?? ROWS, MOST_ROWS);
      return answered(call, 'schedule', {
        ...state,
        form,
        ...(rows !== undefined && { limit: rows }),
        ...(tasks !== undefined && { tasks: tasks.split(',') }),
      });
    },
  }),
];
