import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { route } from '../route.ts';
import { cursorOf, readCursor } from './projects-cursor.ts';
import { type Looking, ProjectLine, projectLines, seen, VERDICTS } from './projects-rows.ts';

const SORTS = ['name', 'created', 'forecastFinish', 'verdict'] as const;
type Sort = (typeof SORTS)[number];

const Query = z.strictObject({
  programmeId: z.uuid().exactOptional(),
  verdict: z.enum(VERDICTS).exactOptional(),
  archived: z.enum(['no', 'only', 'any']).default('no'),
  /** A part of the name, in small or capital letters. */
  text: z.string().min(1).max(200).exactOptional(),
  /** With a minus before it: backwards. */
  sort: z.enum([...SORTS, ...SORTS.map((sort) => `-${sort}` as const)]).default('name'),
  cursor: z.string().max(10_000).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const projectListRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/projects',
    tag: 'Projects',
    summary: 'The projects of a workspace, each with its verdict',
    description:
      'A guest sees the projects that name them. What is said of a plan comes from a cache; `isCurrent` tells whether it says all that was committed.',
    access: { in: 'workspace', action: 'workspace.read' },
    params: z.strictObject({ workspaceId: z.uuid() }),
    query: Query,
    answer: z.strictObject({ projects: z.array(ProjectLine), next: z.string().nullable() }),
    run: async ({ query, place, principal, context }) => {
      const looking: Looking = { ...place, principal };
      const { programmeId, verdict, archived, text, limit } = query;
      const lines = await projectLines(context.database, looking, {
        where: [
          ...(programmeId === undefined ? [] : [sql<boolean>`p.programme_id = ${programmeId}`]),
          ...(verdict === undefined
            ? []
            : [sql<boolean>`${seen(looking, 'verdict')} = ${verdict}`]),
          ...(archived === 'any'
            ? []
            : [sql<boolean>`(p.archived_at is not null) = ${archived === 'only'}`]),
          ...(text === undefined
            ? []
            : [sql<boolean>`position(lower(${text}) in lower(p.name)) > 0`]),
        ],
        key: keyOf(query.sort.replace('-', '') as Sort, looking),
        backwards: query.sort.startsWith('-'),
        ...(query.cursor !== undefined && { after: readCursor(query.cursor) }),
        limit: limit + 1,
      });
      const page = lines.slice(0, limit);
      const last = lines.length > limit ? page.at(-1) : undefined;
      return {
        projects: page.map(({ project }) => project),
        next: last === undefined ? null : cursorOf(last.cursor),
      };
    },
  }),
];

/** What the list is sorted by, as text. */
function keyOf(sort: Sort, looking: Looking): RawBuilder<string> {
  switch (sort) {
    case 'name':
      return sql`lower(p.name)`;
    case 'created':
      // Ids are in the order of time.
      return sql`p.id::text`;
    case 'forecastFinish':
      return sql`coalesce(to_char(${seen(looking, 'forecast_finish')}, 'YYYY-MM-DD HH24:MI'), '~')`;
    case 'verdict':
      return sql`coalesce(array_position(${[...VERDICTS]}::text[], ${seen(looking, 'verdict')})::text, '~')`;
  }
}
