import { z } from 'zod';
import {
  askerOf,
  createProgramme,
  listProgrammes,
  removeProgramme,
  renameProgramme,
} from '../../accounts/index.ts';
import { route } from '../route.ts';
import { Named, PersonName, WorkspaceParams } from './account-fields.ts';

const tag = 'Programmes';
const Body = z.strictObject({ name: PersonName });
const Params = WorkspaceParams.extend({ programmeId: z.uuid() });

/** Projects that belong together. */
export const programmeRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/programmes',
    tag,
    summary: 'The programmes of the workspace',
    access: { in: 'workspace', action: 'member.read' },
    params: WorkspaceParams,
    answer: z.strictObject({ programmes: z.array(Named) }),
    run: async ({ place, context }) => ({
      programmes: await listProgrammes(context, place.workspaceId),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/programmes',
    tag,
    summary: 'Begin a programme',
    access: { in: 'workspace', action: 'programme.change' },
    params: WorkspaceParams,
    body: Body,
    answer: Named,
    status: 201,
    run: ({ principal, place, body, context }) =>
      createProgramme(context, askerOf(principal, place), place.workspaceId, body.name),
  }),
  route({
    method: 'PATCH',
    url: '/api/v1/workspaces/:workspaceId/programmes/:programmeId',
    tag,
    summary: 'Give a programme another name',
    access: { in: 'workspace', action: 'programme.change' },
    params: Params,
    body: Body,
    answer: Named,
    run: ({ principal, place, params, body, context }) =>
      renameProgramme(context, askerOf(principal, place), params, body.name),
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/workspaces/:workspaceId/programmes/:programmeId',
    tag,
    summary: 'Remove a programme; its projects stay',
    access: { in: 'workspace', action: 'programme.change' },
    params: Params,
    run: ({ principal, place, params, context }) =>
      removeProgramme(context, askerOf(principal, place), params),
  }),
];
