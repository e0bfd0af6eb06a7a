import { z } from 'zod';
import { About, answered, MomentAsked, People, ProjectParams } from '../answered.ts';
import { route } from '../route.ts';

const Stretch = z.strictObject({
  /** A moment; since the last report where none is named. */
  from: MomentAsked.exactOptional(),
  /** A moment; the plan as it is where none is named. */
  to: MomentAsked.exactOptional(),
  /** What this branch comes to, from its base on. */
  branch: z.string().min(1).max(100).exactOptional(),
  /** The id of a task or promise, whose date is asked for instead of the plan's finish. */
  target: z.string().min(1).max(100).exactOptional(),
});

const Line = z.looseObject({ amount: z.int(), cause: z.string().nullable() });
const Between = z.strictObject({ from: z.int(), to: z.int() });

export const ledgerRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/ledger',
    tag: 'Answers',
    summary:
      'Why the forecast moved: its movement over a stretch of the log, split over what was changed',
    description:
      'Amounts are whole working minutes on the later plan’s calendar and sum exactly to `delta`. `method` says how they were found. `from` takes `last-report` too.',
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams,
    query: Stretch.extend({
      /** Of the lines that moved nothing only so many; `lengths` says how many there are. */
      most: z.coerce.number().int().min(0).max(10_000).exactOptional(),
    }),
    answer: z.looseObject({
      about: About,
      between: Between,
      target: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      delta: z.int(),
      lines: z.array(Line),
      lengths: z.record(z.string(), z.int()).exactOptional(),
      people: People.exactOptional(),
    }),
    run: (call) => answered(call, 'ledger', call.query),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/forecast-series',
    tag: 'Answers',
    summary: 'What the forecast was at every report, and what had moved it since the one before',
    description:
      'Since the first baseline where no `from` is given. Each point’s lines sum to its `delta`.',
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams,
    query: Stretch.omit({ branch: true }),
    answer: z.looseObject({
      about: About,
      target: z.string().nullable(),
      delta: z.int(),
      points: z.array(
        z.looseObject({
          seq: z.int(),
          status: z.string(),
          finish: z.string(),
          delta: z.int(),
          lines: z.array(Line),
        }),
      ),
      people: People.exactOptional(),
    }),
    run: (call) => answered(call, 'series', call.query),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/unexplained',
    tag: 'Answers',
    summary: 'Days that nobody explained, the largest first',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    query: Stretch,
    answer: z.looseObject({
      about: About,
      between: Between,
      total: z.int(),
      /** What time that passed without news came to. */
      noUpdate: z.int(),
      lines: z.array(Line),
      people: People.exactOptional(),
    }),
    run: (call) => answered(call, 'unexplained', call.query),
  }),
];
