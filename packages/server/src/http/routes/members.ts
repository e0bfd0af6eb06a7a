import { Role } from '@throughline/model';
import { z } from 'zod';
import {
  askerOf,
  changeRole,
  giveProjectRole,
  listMembers,
  listProjectMembers,
  passwordLinkFor,
  removeMember,
} from '../../accounts/index.ts';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import {
  LinkAnswer,
  Moment,
  ProjectParams,
  ProjectRole,
  WorkspaceParams,
} from './account-fields.ts';

const tag = 'Members';
const PersonId = { personId: z.uuid() };

/** Who is in a workspace or a project, and as what. */
export const memberRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/members',
    tag,
    summary: 'Everybody in the workspace',
    access: { in: 'workspace', action: 'member.read' },
    params: WorkspaceParams,
    answer: z.strictObject({
      members: z.array(
        z.strictObject({
          personId: z.string(),
          name: z.string(),
          email: z.string(),
          role: Role,
          since: Moment,
          disabled: z.boolean(),
        }),
      ),
    }),
    run: async ({ place, context }) => ({ members: await listMembers(context, place.workspaceId) }),
  }),
  route({
    method: 'PATCH',
    url: '/api/v1/workspaces/:workspaceId/members/:personId',
    tag,
    summary: "Change a member's role",
    access: { in: 'workspace', action: 'member.change' },
    params: WorkspaceParams.extend(PersonId),
    body: z.strictObject({ role: Role }),
    run: ({ principal, place, params, body, context }) =>
      changeRole(context, askerOf(principal, place), params, body.role),
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/workspaces/:workspaceId/members/:personId',
    tag,
    summary: 'Remove a member: their tokens and open invitations in the workspace end',
    access: { in: 'workspace', action: 'member.change' },
    params: WorkspaceParams.extend(PersonId),
    run: ({ principal, place, params, context }) =>
      removeMember(context, askerOf(principal, place), params),
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/leave',
    tag,
    summary: 'Leave the workspace',
    access: { in: 'workspace', action: 'workspace.read' },
    params: WorkspaceParams,
    run: ({ principal, place, context }) => {
      // A token stays behind by nature: whoever leaves does it themselves.
      if (principal.sessionId === undefined) return new Fault('not-allowed');
      const { id: personId } = principal;
      const { workspaceId } = place;
      return removeMember(context, askerOf(principal, place), { workspaceId, personId });
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/members/:personId/password-link',
    tag,
    summary: 'Make a link by which a member sets a new password',
    access: { in: 'workspace', action: 'member.change' },
    params: WorkspaceParams.extend(PersonId),
    answer: LinkAnswer,
    status: 201,
    run: ({ principal, place, params, context }) =>
      passwordLinkFor(context, askerOf(principal, place), params),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/members',
    tag,
    summary: 'Everybody with a part in the project',
    access: { in: 'project', action: 'member.read' },
    params: ProjectParams,
    answer: z.strictObject({
      members: z.array(
        z.strictObject({
          personId: z.string(),
          name: z.string(),
          email: z.string(),
          role: Role,
          workspaceRole: Role,
          projectRole: ProjectRole.nullable(),
        }),
      ),
    }),
    run: async ({ place: { workspaceId, projectId }, context }) => ({
      members: await listProjectMembers(context, workspaceId, projectId),
    }),
  }),
  route({
    method: 'PUT',
    url: '/api/v1/projects/:projectId/members/:personId',
    tag,
    summary: 'Give a member of the workspace a role of their own in the project',
    access: { in: 'project', action: 'project.members' },
    params: ProjectParams.extend(PersonId),
    body: z.strictObject({ role: ProjectRole }),
    run: ({ principal, place, params: { personId }, body, context }) => {
      const { workspaceId, projectId } = place;
      const where = { workspaceId, projectId, personId };
      return giveProjectRole(context, askerOf(principal, place), where, body.role);
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/projects/:projectId/members/:personId',
    tag,
    summary: "Take a project's own role away: the workspace's counts again",
    access: { in: 'project', action: 'project.members' },
    params: ProjectParams.extend(PersonId),
    run: ({ principal, place, params: { personId }, context }) => {
      const { workspaceId, projectId } = place;
      const where = { workspaceId, projectId, personId };
      return giveProjectRole(context, askerOf(principal, place), where, null);
    },
  }),
];
