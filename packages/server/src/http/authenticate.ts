import { may, scopeFor, type TokenScope } from '@throughline/model';
import type { FastifyRequest } from 'fastify';
import {
  type Credentials,
  type Entry,
  enter,
  enterByReportLink,
  isWhole,
  type Principal,
  REPORT_PREFIX,
  type Where,
} from '../accounts/index.ts';
import type { Context } from './context.ts';
import { Fault } from './fault.ts';
import type { Access, ProjectPlace, ReportPlace, WorkspacePlace } from './route.ts';
import { refuseForeignOrigin, sessionSecretOf } from './security/index.ts';

/** Whom a request is let in as, and where: what the route's access promises its work. */
export interface Admitted {
  readonly principal: Principal | undefined;
  readonly place: WorkspacePlace | ProjectPlace | ReportPlace | undefined;
}

/** Lets the request in as its route's access says, or throws; a foreign id answers exactly as an unknown one. */
export async function admit(
  access: Access,
  request: FastifyRequest,
  context: Context,
): Promise<Admitted> {
  if (access.in === 'report-link') return admitByReportLink(request, context);
  const where = access.in === 'workspace' || access.in === 'project' ? whereOf(request) : {};
  const entry = await authenticate(request, context, where);
  if (access.in === 'public') return { principal: entry?.principal, place: undefined };
  if (entry === undefined) throw notSignedIn(request);
  const { principal, place } = entry;
  if (access.in === 'account') {
    if (access.by === 'session' && principal.sessionId === undefined)
      throw new Fault('not-allowed');
    if (!reaches(principal.scope, scopeOfMethod(request))) throw new Fault('not-allowed');
    return { principal, place: undefined };
  }
  if (place === undefined || (access.in === 'project') !== (place.projectId !== undefined)) {
    throw new Fault('not-found');
  }
  const { action } = access;
  if (!may(place.role, action) || !reaches(principal.scope, scopeFor(action))) {
    throw new Fault('not-allowed');
  }
  if (place.projectId === undefined) return { principal, place };
  const reader = { role: place.role, id: principal.id };
  return { principal, place: { ...place, reader } as ProjectPlace };
}

/** Who the request comes from, by its token, else by its session, and what they are there. */
export async function authenticate(
  request: FastifyRequest,
  { database, world, settings }: Context,
  where: Where = {},
): Promise<Entry | undefined> {
  const credentials = credentialsOf(request, settings);
  // A bearer is never sent by a browser of its own accord; a cookie is, and so is a form without any.
  if (credentials === undefined || 'session' in credentials) refuseForeignOrigin(request, settings);
  return credentials && enter(database, credentials, where, world.now());
}

async function admitByReportLink(
  request: FastifyRequest,
  { database, world }: Context,
): Promise<Admitted> {
  const bearer = bearerOf(request);
  const found =
    bearer?.startsWith(REPORT_PREFIX) && (await enterByReportLink(database, bearer, world.now()));
  if (!found) throw notSignedIn(request);
  return { principal: undefined, place: found };
}

function credentialsOf(
  request: FastifyRequest,
  settings: Context['settings'],
): Credentials | undefined {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return { bearer };
  const session = sessionSecretOf(request, settings);
  return session === undefined ? undefined : { session };
}

function bearerOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

function notSignedIn(request: FastifyRequest): Fault {
  const bearer = bearerOf(request);
  if (bearer === undefined || isWhole(bearer)) return new Fault('not-signed-in');
  return new Fault('not-signed-in', {
    detail: 'The token is not as it was given out: a part is missing or mistyped',
  });
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** What is no id at all is found as little as one that is unknown. */
function whereOf({ params }: FastifyRequest): Where {
  const { workspaceId, projectId } = params as Where;
  return projectId === undefined
    ? { workspaceId: isUuid(workspaceId) ? workspaceId : undefined }
    : { projectId: isUuid(projectId) ? projectId : undefined };
}

function isUuid(text: string | undefined): boolean {
  return text !== undefined && UUID.test(text);
}

const SCOPES: readonly TokenScope[] = ['read', 'write', 'admin'];

function reaches(scope: TokenScope, needed: TokenScope): boolean {
  return SCOPES.indexOf(scope) >= SCOPES.indexOf(needed);
}

/** For what is somebody's own, which has no action: a token that may only read changes nothing of it. */
function scopeOfMethod({ method }: FastifyRequest): TokenScope {
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}
