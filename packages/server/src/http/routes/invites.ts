import { Role } from '@throughline/model';
import { z } from 'zod';
import {
  askerOf,
  invite,
  joinByLink,
  type Link,
  listInvites,
  readLink,
  revokeInvite,
  setPasswordByLink,
  startByLink,
} from '../../accounts/index.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { deviceOf, giveSessionCookie } from '../security/index.ts';
import {
  Email,
  LinkAnswer,
  Moment,
  Named,
  Password,
  PersonAnswer,
  PersonName,
  ProjectParams,
  ProjectRole,
  Secret,
  WorkspaceParams,
} from './account-fields.ts';

const tag = 'Invitations';
const SignedIn = z.strictObject({ person: PersonAnswer });
const Listed = z.strictObject({
  invites: z.array(
    z.strictObject({
      id: z.string(),
      role: Role,
      projectId: z.string().nullable(),
      email: z.string().nullable(),
      createdBy: Named.nullable(),
      createdAt: Moment,
      expiresAt: Moment,
    }),
  ),
});
const InviteId = { inviteId: z.uuid() };

/** Links that let one person in, once: made, listed, taken back and used. */
export const inviteRoutes = [
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/invites',
    tag,
    summary: 'Make a link that lets one person into the workspace, or into one project of it',
    description: 'It works once, for seven days. Nobody gives a role above their own.',
    access: { in: 'workspace', action: 'member.invite' },
    params: WorkspaceParams,
    body: z.strictObject({
      role: Role,
      projectId: z.uuid().exactOptional(),
      /** Only this address may use it. */
      email: Email.exactOptional(),
    }),
    answer: LinkAnswer,
    status: 201,
    run: ({ principal, place, body, context }) =>
      invite(context, askerOf(principal, place), place.workspaceId, body),
  }),
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/invites',
    tag,
    summary: 'Invitations that can still be used',
    access: { in: 'workspace', action: 'member.invite' },
    params: WorkspaceParams,
    answer: Listed,
    run: async ({ place, context }) => ({ invites: await listInvites(context, place.workspaceId) }),
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/workspaces/:workspaceId/invites/:inviteId',
    tag,
    summary: 'Take an invitation back',
    access: { in: 'workspace', action: 'member.invite' },
    params: WorkspaceParams.extend(InviteId),
    run: ({ principal, place, params, context }) =>
      revokeInvite(context, askerOf(principal, place), params),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/invites',
    tag,
    summary: 'Make a link that lets one person into the project',
    access: { in: 'project', action: 'project.members' },
    params: ProjectParams,
    body: z.strictObject({ role: ProjectRole, email: Email.exactOptional() }),
    answer: LinkAnswer,
    status: 201,
    run: ({ principal, place: { workspaceId, projectId, role }, body, context }) =>
      invite(context, askerOf(principal, { role }), workspaceId, { ...body, projectId }),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/invites',
    tag,
    summary: 'Invitations into the project that can still be used',
    access: { in: 'project', action: 'project.members' },
    params: ProjectParams,
    answer: Listed,
    run: async ({ place: { workspaceId, projectId }, context }) => ({
      invites: await listInvites(context, workspaceId, projectId),
    }),
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/projects/:projectId/invites/:inviteId',
    tag,
    summary: 'Take an invitation into the project back',
    access: { in: 'project', action: 'project.members' },
    params: ProjectParams.extend(InviteId),
    run: ({ principal, place, params: { inviteId }, context }) => {
      const { workspaceId, projectId } = place;
      return revokeInvite(context, askerOf(principal, place), { workspaceId, projectId, inviteId });
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/links/read',
    tag,
    summary: 'What a link opens, before it is used',
    description: 'The secret is what stands behind the # of the link.',
    access: { in: 'public' },
    body: z.strictObject({ secret: Secret }),
    answer: z.strictObject({
      purpose: z.enum(['first-start', 'invite', 'password']),
      workspace: z.string().nullable(),
      project: z.string().nullable(),
      role: Role.nullable(),
      email: z.string().nullable(),
      expiresAt: Moment,
    }),
    run: async ({ body, context, request }) =>
      shown(await readLink(context, body.secret, request.ip), context),
  }),
  route({
    method: 'POST',
    url: '/api/v1/links/first-start',
    tag,
    summary: 'Become the first person of this server',
    access: { in: 'public' },
    body: z.strictObject({
      secret: Secret,
      name: PersonName,
      email: Email,
      password: Password,
      workspace: PersonName,
    }),
    answer: SignedIn,
    status: 201,
    run: async ({ body, context, request, reply }) => {
      const { person, secret } = await startByLink(context, body, deviceOf(request));
      giveSessionCookie(reply, secret, context.settings);
      return { person };
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/links/join',
    tag,
    summary: 'Accept an invitation',
    description:
      'With `account`: make an account, or sign in with the one of that address. Without: as whoever is signed in.',
    access: { in: 'public' },
    body: z.strictObject({
      secret: Secret,
      account: z
        .strictObject({ name: PersonName, email: Email, password: Password })
        .exactOptional(),
    }),
    answer: SignedIn,
    run: async ({ body, principal, context, request, reply }) => {
      const { secret: link, account } = body;
      // A token is not the person: it joins nothing.
      if (account === undefined && principal?.sessionId === undefined) {
        return new Fault('not-signed-in');
      }
      const joining = account ?? { personId: principal?.id ?? '' };
      const { person, secret } = await joinByLink(context, link, joining, deviceOf(request));
      if (secret !== undefined) giveSessionCookie(reply, secret, context.settings);
      return { person };
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/links/password',
    tag,
    summary: 'Set a new password by a link; every session ends',
    access: { in: 'public' },
    body: z.strictObject({ secret: Secret, password: Password }),
    answer: SignedIn,
    run: async ({ body, context, request, reply }) => {
      const { person, secret } = await setPasswordByLink(context, body, deviceOf(request));
      giveSessionCookie(reply, secret, context.settings);
      return { person };
    },
  }),
];

async function shown(link: Link, { database }: Context) {
  const { purpose, role, expiresAt, workspaceId, projectId, personId } = link;
  const names = await database
    .selectNoFrom((e) => [
      e.selectFrom('workspace').select('name').where('id', '=', workspaceId).as('workspace'),
      e.selectFrom('project').select('name').where('id', '=', projectId).as('project'),
      e.selectFrom('person').select('email').where('id', '=', personId).as('email'),
      // The first person takes over a workspace that waits for one.
      e.selectFrom('workspace').select('name').orderBy('created_at').limit(1).as('waiting'),
    ])
    .executeTakeFirstOrThrow();
  return {
    purpose,
    workspace: purpose === 'first-start' ? names.waiting : names.workspace,
    project: names.project,
    role,
    email: link.email ?? names.email,
    expiresAt: expiresAt.toISOString(),
  };
}
