import { z } from 'zod';
import { askerOf, createWorkspace, renameWorkspace, workspacesOf } from '../../accounts/index.ts';
import { route } from '../route.ts';
import { PersonName, WorkspaceAnswer, WorkspaceParams } from './account-fields.ts';

const tag = 'Workspaces';
const Body = z.strictObject({ name: PersonName });

export const workspaceRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/workspaces',
    tag,
    summary: 'The workspaces that one is in',
    access: { in: 'account' },
    answer: z.strictObject({ workspaces: z.array(WorkspaceAnswer) }),
    run: async ({ principal, context }) => ({
      workspaces: await workspacesOf(context, principal),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces',
    tag,
    summary: 'Begin another workspace, for whoever owns one already',
    access: { in: 'account', by: 'session' },
    body: Body,
    answer: WorkspaceAnswer,
    status: 201,
    run: ({ principal, body, context }) => createWorkspace(context, principal.id, body.name),
  }),
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId',
    tag,
    summary: 'One workspace, and what one is in it',
    access: { in: 'workspace', action: 'workspace.read' },
    params: WorkspaceParams,
    answer: WorkspaceAnswer,
    run: async ({ place: { workspaceId, role }, context: { database } }) => {
      const { name } = await database
        .selectFrom('workspace')
        .select('name')
        .where('id', '=', workspaceId)
        .executeTakeFirstOrThrow();
      return { id: workspaceId, name, role };
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/v1/workspaces/:workspaceId',
    tag,
    summary: 'Give the workspace another name',
    access: { in: 'workspace', action: 'workspace.change' },
    params: WorkspaceParams,
    body: Body,
    answer: WorkspaceAnswer,
    run: async ({ principal, place, body: { name }, context }) => {
      const { workspaceId, role } = place;
      await renameWorkspace(context, askerOf(principal, place), workspaceId, name);
      return { id: workspaceId, name, role };
    },
  }),
];
