import { Name, Role, TokenScope } from '@throughline/model';
import { z } from 'zod';
import { askerOf, createToken, listTokens, revokeToken, TOKEN_DAYS } from '../../accounts/index.ts';
import { route } from '../route.ts';
import { Moment, Named, ProjectRole, WorkspaceParams } from './account-fields.ts';

const tag = 'Tokens';
const Wanted = z.strictObject({
  name: Name.trim().min(1),
  scope: TokenScope,
  expiresInDays: z.int().min(1).max(TOKEN_DAYS),
  /** Where it works in one project alone. */
  projectId: z.uuid().exactOptional(),
});
const Made = z.strictObject({ id: z.string(), token: z.string(), expiresAt: Moment });
const Listed = z.strictObject({
  tokens: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['personal', 'service']),
      name: z.string(),
      scope: TokenScope,
      role: Role.nullable(),
      projectId: z.string().nullable(),
      person: Named.nullable(),
      createdBy: Named,
      createdAt: Moment,
      expiresAt: Moment,
      usedAt: Moment.nullable(),
      revokedAt: Moment.nullable(),
    }),
  ),
});

/** How programs get in: as a person, or as a service with a role of its own. */
export const tokenRoutes = [
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/tokens',
    tag,
    summary: 'Make a token that acts as oneself in this workspace',
    description:
      'It is shown this once. A token made by a token reaches no further and ends no later.',
    access: { in: 'workspace', action: 'token.own' },
    params: WorkspaceParams,
    body: Wanted,
    answer: Made,
    status: 201,
    run: ({ principal, place, body, context }) =>
      createToken(context, principal, place.workspaceId, body),
  }),
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/tokens',
    tag,
    summary: "One's own tokens in this workspace",
    access: { in: 'workspace', action: 'token.own' },
    params: WorkspaceParams,
    answer: Listed,
    run: async ({ principal, place, context }) => ({
      tokens: await listTokens(context, place.workspaceId, principal.id),
    }),
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/workspaces/:workspaceId/tokens/:tokenId',
    tag,
    summary: "Take a token back: one's own, and any for an owner",
    access: { in: 'workspace', action: 'token.own' },
    params: WorkspaceParams.extend({ tokenId: z.uuid() }),
    run: ({ principal, place, params, context }) =>
      revokeToken(context, askerOf(principal, place), params),
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/service-tokens',
    tag,
    summary: 'Make a token of a service, with a role of its own',
    description: 'It is shown this once. The log names the token as the author of what it does.',
    access: { in: 'workspace', action: 'token.service' },
    params: WorkspaceParams,
    body: Wanted.extend({ role: ProjectRole }),
    answer: Made,
    status: 201,
    run: ({ principal, place, body, context }) =>
      createToken(context, principal, place.workspaceId, body),
  }),
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/service-tokens',
    tag,
    summary: 'All tokens of the workspace, of services and of people',
    access: { in: 'workspace', action: 'token.service' },
    params: WorkspaceParams,
    answer: Listed,
    run: async ({ place, context }) => ({ tokens: await listTokens(context, place.workspaceId) }),
  }),
];
