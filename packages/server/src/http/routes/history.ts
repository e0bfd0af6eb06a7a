import { STATED_CAUSES } from '@throughline/model';
import { z } from 'zod';
import { answered, People, ProjectParams } from '../answered.ts';
import { route } from '../route.ts';
import { stateRoutes } from './history-state.ts';

const Instant = z.iso.datetime({ precision: 3 });
const Id = z.string().min(1).max(100);

const Page = {
  /** Changes before this one: `next` of the page before. */
  before: z.coerce.number().int().min(1).exactOptional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};

const Log = z.looseObject({
  about: z.strictObject({ head: z.int(), revision: z.int() }),
  changes: z.array(
    z.looseObject({ seq: z.int(), at: z.string(), sentence: z.string().nullable() }),
  ),
  /** Where the next page begins; null at the beginning of the log. A page may be short and have one. */
  next: z.int().nullable(),
  people: People.exactOptional(),
});

export const historyRoutes = [
  ...stateRoutes,
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/history',
    tag: 'Answers',
    summary: 'What was changed, by whom and why: as sentences and as data, the newest first',
    description:
      'Who does not see all of a change gets what they may see of it, without its sentence and its edit. `touched` counts records; `edit` and `diff` are null where they hold more than a thousand values, and `log` has them whole.',
    access: { in: 'project', action: 'project.history' },
    params: ProjectParams,
    query: z.strictObject({
      ...Page,
      /** A task with its links, assignments, costs and promises. */
      task: Id.exactOptional(),
      record: Id.exactOptional(),
      author: Id.exactOptional(),
      cause: z.enum(STATED_CAUSES).exactOptional(),
      event: Id.exactOptional(),
      /** Kinds of edits with commas between them. */
      kind: z.string().min(1).max(2_000).exactOptional(),
      /** In the sentence. */
      text: z.string().min(1).max(200).exactOptional(),
      since: Instant.exactOptional(),
      until: Instant.exactOptional(),
    }),
    answer: Log,
    run: (call) => {
      const { kind, author, ...asked } = call.query;
      return answered(call, 'log', {
        ...asked,
        ...(kind !== undefined && { kinds: kind.split(',') }),
        ...(author !== undefined && { authors: [author] }),
      });
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/records/:recordId/history',
    tag: 'Answers',
    summary: 'What became of one record; of one that is gone, too',
    access: { in: 'project', action: 'project.history' },
    params: z.strictObject({ projectId: z.uuid(), recordId: Id }),
    query: z.strictObject(Page),
    answer: Log,
    run: (call) => answered(call, 'log', { ...call.query, record: call.params.recordId }),
  }),
];
