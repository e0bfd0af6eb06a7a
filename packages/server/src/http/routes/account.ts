import { Role, TokenScope } from '@throughline/model';
import { z } from 'zod';
import {
  changePassword,
  endOwnSession,
  endSession,
  listSessions,
  personOf,
  SIGN_IN_WAYS,
  signInByPassword,
  workspacesOf,
} from '../../accounts/index.ts';
import { route } from '../route.ts';
import {
  deviceOf,
  giveSessionCookie,
  sessionSecretOf,
  takeSessionCookie,
} from '../security/index.ts';
import {
  Email,
  Moment,
  Password,
  PersonAnswer,
  PersonName,
  SignInWay,
  WorkspaceAnswer,
} from './account-fields.ts';

const tag = 'Account';

/** Signing in and out, and what is one's own. */
export const accountRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/sign-in',
    tag,
    summary: 'The ways to sign in here',
    access: { in: 'public' },
    answer: z.strictObject({ ways: z.array(SignInWay) }),
    run: () => ({ ways: [...SIGN_IN_WAYS] }),
  }),
  route({
    method: 'POST',
    url: '/api/v1/sign-in/password',
    tag,
    summary: 'Sign in with a password',
    description: 'Gives the session as a cookie. Programs use tokens instead.',
    access: { in: 'public' },
    body: z.strictObject({ email: Email, password: Password }),
    answer: z.strictObject({ person: PersonAnswer }),
    run: async ({ body, context, request, reply }) => {
      const before = sessionSecretOf(request, context.settings);
      const signedIn = await signInByPassword(context, body, deviceOf(request), before);
      giveSessionCookie(reply, signedIn.secret, context.settings);
      return { person: signedIn.person };
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/sign-out',
    tag,
    summary: 'End this session',
    access: { in: 'account', by: 'session' },
    run: async ({ context, request, reply }) => {
      const secret = sessionSecretOf(request, context.settings);
      if (secret !== undefined) await endSession(context.database, secret);
      takeSessionCookie(reply, context.settings);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/account',
    tag,
    summary: 'Who asks: a person, or a service by its token',
    access: { in: 'account' },
    answer: z.strictObject({
      id: z.string(),
      kind: z.enum(['person', 'service']),
      /** Of a person alone. */
      name: z.string().exactOptional(),
      email: z.string().exactOptional(),
      scope: TokenScope,
      workspaces: z.array(WorkspaceAnswer),
      /** A service token's own role, and the only project that a token works in. */
      role: Role.exactOptional(),
      projectId: z.string().exactOptional(),
    }),
    run: async ({ principal, context }) => {
      const { id, kind, scope, role, onlyProject } = principal;
      const person = kind === 'person' ? await personOf(context, id) : undefined;
      return {
        id,
        kind,
        scope,
        ...(person && { name: person.name, email: person.email }),
        ...(role !== undefined && { role }),
        ...(onlyProject !== undefined && { projectId: onlyProject }),
        workspaces: await workspacesOf(context, principal),
      };
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/v1/account',
    tag,
    summary: "Change one's own name",
    access: { in: 'account', by: 'session' },
    body: z.strictObject({ name: PersonName }),
    answer: PersonAnswer,
    run: async ({ principal, body, context }) => {
      await context.database
        .updateTable('person')
        .set(body)
        .where('id', '=', principal.id)
        .execute();
      return personOf(context, principal.id);
    },
  }),
  route({
    method: 'PUT',
    url: '/api/v1/account/password',
    tag,
    summary: 'Change the password: every other session ends',
    access: { in: 'account', by: 'session' },
    body: z.strictObject({ current: Password, password: Password }),
    run: async ({ principal, body, context, request, reply }) => {
      const secret = await changePassword(context, principal.id, body, deviceOf(request));
      giveSessionCookie(reply, secret, context.settings);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/account/sessions',
    tag,
    summary: "One's own sessions",
    access: { in: 'account', by: 'session' },
    answer: z.strictObject({
      sessions: z.array(
        z.strictObject({
          id: z.string(),
          createdAt: Moment,
          seenAt: Moment,
          expiresAt: Moment,
          userAgent: z.string(),
          address: z.string(),
          current: z.boolean(),
        }),
      ),
    }),
    run: async ({ principal: { id, sessionId }, context: { database, world } }) => ({
      sessions: await listSessions(database, id, sessionId, world.now()),
    }),
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/account/sessions/:sessionId',
    tag,
    summary: "End one of one's own sessions",
    access: { in: 'account', by: 'session' },
    params: z.strictObject({ sessionId: z.uuid() }),
    run: ({ principal, params, context }) => endOwnSession(context, principal.id, params.sessionId),
  }),
];
