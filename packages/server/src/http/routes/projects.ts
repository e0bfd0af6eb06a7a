import {
  Currency,
  emptyPlan,
  History,
  isRefusal,
  LocalDate,
  Name,
  type RecordId,
} from '@throughline/model';
import { sql } from 'kysely';
import { z } from 'zod';
import { logAccess } from '../../accounts/index.ts';
import { createProject } from '../../projects/index.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { newId, newSalt } from '../world.ts';
import { viaOf } from './edits-via.ts';
import { projectListRoutes } from './projects-list.ts';
import { type Looking, ProjectLine, projectLines } from './projects-rows.ts';
import { workspaceTaskRoutes } from './projects-tasks.ts';

const WorkspaceParams = z.strictObject({ workspaceId: z.uuid() });
const ProjectParams = z.strictObject({ projectId: z.uuid() });
const ProjectName = Name.trim().min(1);

export const projectRoutes = [
  ...projectListRoutes,
  ...workspaceTaskRoutes,
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/projects',
    tag: 'Projects',
    summary: 'Begin an empty plan, with a calendar of five days of eight hours',
    access: { in: 'workspace', action: 'project.create' },
    params: WorkspaceParams,
    body: z.strictObject({
      name: ProjectName,
      programmeId: z.uuid().exactOptional(),
      /** When it begins; today unless told. */
      start: LocalDate.exactOptional(),
      currency: Currency.default('USD'),
    }),
    status: 201,
    answer: ProjectLine,
    run: async ({ body, place, principal, context }) => {
      const { database, world } = context;
      const { name, programmeId, currency, start = world.local().slice(0, 10) } = body;
      await mustHaveProgramme(context, place.workspaceId, programmeId);
      const history = new History();
      const ids = { calendarId: newId(world), projectId: newId(world) };
      const begun = history.submit(
        {
          base: 0,
          at: world.instant(),
          author: principal.id as RecordId,
          via: viaOf(principal),
          edits: [{ editId: newId(world), edit: emptyPlan({ name, start, currency, ...ids }) }],
        },
        () => newSalt(world),
      );
      if (isRefusal(begun)) return begun;
      const id = newId(world);
      const { workspaceId } = place;
      await database.transaction().execute((tx) =>
        createProject(tx, {
          id,
          workspaceId,
          name,
          at: world.now(),
          history,
          ...(programmeId !== undefined && { programmeId }),
        }),
      );
      return lineOf(context, { ...place, principal }, id);
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/projects/sample',
    tag: 'Projects',
    summary: 'Add the sample programme: a plan with a year of history to look at',
    description: '404 where this server has none to give. Each time makes another one.',
    access: { in: 'workspace', action: 'project.create' },
    params: WorkspaceParams,
    status: 201,
    answer: ProjectLine,
    perMinute: 6,
    run: async ({ place, principal, context }) => {
      const { database, settings, world } = context;
      const sample = await settings.sample?.();
      if (sample === undefined) return new Fault('not-found');
      const { workspaceId } = place;
      const id = newId(world);
      await database
        .transaction()
        .execute((tx) => createProject(tx, { ...sample, id, workspaceId, at: world.now() }));
      return lineOf(context, { ...place, principal }, id);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId',
    tag: 'Projects',
    summary: 'One project, with its verdict',
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams,
    answer: ProjectLine,
    run: ({ place, principal, context }) =>
      lineOf(context, { ...place, principal }, place.projectId),
  }),
  route({
    method: 'PATCH',
    url: '/api/v1/projects/:projectId',
    tag: 'Projects',
    summary: 'Rename it, move it to a programme, put it away or take it up again',
    description:
      'What the workspace calls the project and where it stands; the plan itself is changed by edits. An archived project is left out of lists and can be read and edited as before.',
    access: { in: 'project', action: 'project.manage' },
    params: ProjectParams,
    body: z
      .strictObject({
        name: ProjectName.exactOptional(),
        /** Null: out of its programme. */
        programmeId: z.uuid().nullable().exactOptional(),
        archived: z.boolean().exactOptional(),
      })
      .refine(
        (body) => Object.keys(body).length > 0,
        'at least one of name, programmeId, archived',
      ),
    answer: ProjectLine,
    run: async ({ body, place, principal, context }) => {
      const { database, world } = context;
      const { name, programmeId, archived } = body;
      await mustHaveProgramme(context, place.workspaceId, programmeId);
      await database
        .updateTable('project')
        .set((row) => ({
          ...(name !== undefined && { name }),
          ...(programmeId !== undefined && { programme_id: programmeId }),
          ...(archived !== undefined && {
            archived_at: archived ? row.fn.coalesce('archived_at', row.val(world.now())) : null,
          }),
        }))
        .where('id', '=', place.projectId)
        .execute();
      return lineOf(context, { ...place, principal }, place.projectId);
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/projects/:projectId',
    tag: 'Projects',
    summary: 'Delete it with its whole history, for good',
    access: { in: 'project', action: 'project.manage' },
    params: ProjectParams,
    query: z.strictObject({
      /** The project's name, repeated. */
      name: z.string(),
    }),
    run: async ({ query, place, principal, context }) => {
      const { database, store, world } = context;
      const { workspaceId, projectId } = place;
      const deleted = await database.transaction().execute(async (tx) => {
        // Whoever is writing to it finishes first.
        await sql`select 1 from project_head where project_id = ${projectId} for update`.execute(
          tx,
        );
        const { rows } = await sql<{ name: string }>`
          delete from project where id = ${projectId} and name = ${query.name} returning name`.execute(
          tx,
        );
        if (rows.length === 0) return false;
        await logAccess(tx, {
          workspaceId,
          at: world.now(),
          personId: principal.kind === 'person' ? principal.id : null,
          action: 'project.delete',
          details: { projectId, name: query.name, by: principal.id },
        });
        return true;
      });
      if (!deleted) {
        return new Fault('conflict', {
          field: 'querystring/name',
          detail: 'The name has to be that of the project.',
        });
      }
      store.forget(projectId);
      return undefined;
    },
  }),
];

/** Another workspace's programme is none. */
async function mustHaveProgramme(
  { database }: Context,
  workspaceId: string,
  programmeId: string | null | undefined,
): Promise<void> {
  if (programmeId === undefined || programmeId === null) return;
  const found = await database
    .selectFrom('programme')
    .select('id')
    .where('id', '=', programmeId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (found === undefined) throw new Fault('not-found', { field: 'body/programmeId' });
}

/** The project as the reader's list would have it. */
async function lineOf(
  { database }: Context,
  looking: Looking,
  projectId: string,
): Promise<ProjectLine | Fault> {
  const where = [sql<boolean>`p.id = ${projectId}`];
  const [line] = await projectLines(database, looking, { where });
  return line?.project ?? new Fault('not-found');
}
