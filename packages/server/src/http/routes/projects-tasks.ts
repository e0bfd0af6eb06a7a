import { LocalDate } from '@throughline/model';
import { sql } from 'kysely';
import { z } from 'zod';
import { route } from '../route.ts';
import { cursorOf, readCursor } from './projects-cursor.ts';
import { type Looking, own } from './projects-rows.ts';

const Yes = z.literal('true').exactOptional();
const Moment = z.string().nullable();

const Query = z.strictObject({
  /** Should be finished by the plan's status date, and is not. */
  late: Yes,
  critical: Yes,
  /** Not finished yet. */
  open: Yes,
  /** The forecast finish lies before the beginning of this day, or after its end. */
  finishBefore: LocalDate.exactOptional(),
  finishAfter: LocalDate.exactOptional(),
  projectId: z.uuid().exactOptional(),
  /** A part of the name, in small or capital letters. */
  text: z.string().min(1).max(200).exactOptional(),
  cursor: z.string().max(10_000).exactOptional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const TaskLine = z.strictObject({
  projectId: z.uuid(),
  projectName: z.string(),
  taskId: z.string(),
  name: z.string(),
  isSummary: z.boolean(),
  isFinished: z.boolean(),
  /** Civil time of the task's own project, which may be another than that of the next. */
  start: Moment,
  finish: Moment,
  forecastStart: Moment,
  forecastFinish: Moment,
  /** Working minutes. */
  totalFloat: z.int().nullable(),
  critical: z.boolean(),
  percentComplete: z.number(),
});

export const workspaceTaskRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/tasks',
    tag: 'Projects',
    summary: 'Tasks of all projects by their forecast finish: what is late, what ends when',
    description:
      'From a cache that is a moment behind; `onTrack.isCurrent` of a project tells. Archived projects are left out, and those in which the reader is a guest.',
    access: { in: 'workspace', action: 'workspace.read' },
    params: z.strictObject({ workspaceId: z.uuid() }),
    query: Query,
    answer: z.strictObject({ tasks: z.array(TaskLine), next: z.string().nullable() }),
    run: async ({ query, place, principal, context: { database } }) => {
      const looking: Looking = { ...place, principal };
      const { late, critical, open, finishBefore, finishAfter, projectId, text, limit } = query;
      const person = principal.role === undefined ? principal.id : null;
      const after = query.cursor === undefined ? undefined : readCursor(query.cursor, z.string());
      const key = sql<string>`coalesce(to_char(t.forecast_finish, 'YYYY-MM-DD HH24:MI'), '~')`;
      const behind =
        after &&
        sql`(${key} collate "C", p.id::text || ' ' || t.task_id) > (${after.key}, ${after.id})`;
      const where = [
        sql`p.workspace_id = ${place.workspaceId} and p.archived_at is null`,
        sql`${own(looking)} <> 'guest'`,
        behind,
        late && sql`not t.is_finished and not t.is_summary and t.finish <= h.status_at`,
        critical && sql`t.is_critical`,
        open && sql`not t.is_finished`,
        finishBefore && sql`t.forecast_finish < ${finishBefore}::timestamp`,
        finishAfter && sql`t.forecast_finish >= ${finishAfter}::timestamp + interval '1 day'`,
        projectId && sql`p.id = ${projectId}`,
        text && sql`position(lower(${text}) in lower(t.name)) > 0`,
      ].filter((one) => typeof one === 'object');
      const { rows } = await sql<z.output<typeof TaskLine> & { key: string }>`
        select p.id as "projectId", p.name as "projectName", t.task_id as "taskId", t.name,
          t.is_summary as "isSummary", t.is_finished as "isFinished", t.start, t.finish,
          t.forecast_start as "forecastStart", t.forecast_finish as "forecastFinish",
          t.total_float as "totalFloat", t.is_critical as critical,
          t.percent_complete as "percentComplete", ${key} as key
        from computed_task t join computed_head h on h.project_id = t.project_id
        join project p on p.id = t.project_id
        left join project_member m on m.project_id = p.id and m.person_id = ${person}
        where ${sql.join(where, sql` and `)}
        order by ${key} collate "C", p.id::text || ' ' || t.task_id limit ${limit + 1}`.execute(
        database,
      );
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        tasks: page.map(({ key: _, ...task }) => task),
        next:
          last === undefined
            ? null
            : cursorOf({ key: last.key, id: `${last.projectId} ${last.taskId}` }),
      };
    },
  }),
];
