import { z } from 'zod';
import { readAccessLog } from '../../accounts/index.ts';
import { route } from '../route.ts';
import { Moment, Named, WorkspaceParams } from './account-fields.ts';

export const accessLogRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/access-log',
    tag: 'Members',
    summary: 'What was done to access: who let whom in, and who took what away; the newest first',
    access: { in: 'workspace', action: 'access-log.read' },
    params: WorkspaceParams,
    query: z.strictObject({
      /** Entries before this one. */
      before: z.coerce.number().int().min(1).exactOptional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.strictObject({
      entries: z.array(
        z.strictObject({
          id: z.int(),
          at: Moment,
          /** Null for the command line. */
          by: Named.nullable(),
          action: z.string(),
          details: z.record(z.string(), z.string().nullable()),
        }),
      ),
    }),
    run: async ({ place, query, context }) => ({
      entries: await readAccessLog(context, place.workspaceId, query),
    }),
  }),
];
