import type { Action, Role, TokenScope } from '@throughline/model';
import { type Caller, kindOf } from './access-matrix-world.testing.ts';
import type { Access } from './route.ts';

/** What becomes of a request: let in, or the status that it is turned away with. */
export type Outcome = 'in' | 401 | 403 | 404;

/**
 * Who may do what, written down a second time: o(wner), m(anager), c(ontributor), v(iewer), g(uest), and
 * what a token has to be for. Nothing here is asked of the code that is tested.
 */
const WHO: Readonly<Record<Action, readonly [roles: string, scope: TokenScope]>> = {
  'workspace.read': ['omcvg', 'read'],
  'workspace.change': ['o', 'admin'],
  'member.read': ['omcv', 'read'],
  'member.change': ['o', 'admin'],
  'member.invite': ['om', 'admin'],
  'programme.change': ['om', 'write'],
  'project.create': ['om', 'write'],
  'access-log.read': ['o', 'read'],
  'token.own': ['omcvg', 'admin'],
  'token.service': ['o', 'admin'],
  'job.read': ['omcvg', 'read'],
  'job.steer': ['omcvg', 'write'],
  'project.read': ['omcvg', 'read'],
  'project.edit': ['omc', 'write'],
  'project.manage': ['om', 'write'],
  'project.members': ['om', 'admin'],
  'project.history': ['omcvg', 'read'],
  'project.whole': ['omcv', 'read'],
  'project.money': ['omv', 'read'],
  'project.export': ['omv', 'read'],
  'branch.read': ['omcv', 'read'],
  'branch.propose': ['omc', 'write'],
  'branch.decide': ['om', 'write'],
  'report-link.change': ['om', 'admin'],
  'presence.tell': ['omcvg', 'read'],
};

const SCOPES: readonly TokenScope[] = ['read', 'write', 'admin'];

export function expectedOutcome(access: Access, method: string, caller: Caller): Outcome {
  const kind = kindOf(caller);
  const { scope = 'admin' } = kind;
  if (access.in === 'public') return 'in';
  if (access.in === 'report-link') return kind.link ? 'in' : 401;
  if (caller === 'nobody' || kind.dead !== undefined || kind.link) return 401;
  if (access.in === 'account') {
    if (access.by === 'session' && !kind.session) return 403;
    return method !== 'GET' && scope === 'read' ? 403 : 'in';
  }
  const role = roleOf(caller, access.in);
  if (role === undefined) return 404;
  const [roles, needed] = WHO[access.action];
  if (!roles.includes(role.charAt(0))) return 403;
  return SCOPES.indexOf(scope) < SCOPES.indexOf(needed) ? 403 : 'in';
}

/** What the caller is in the workspace, or in the project; undefined where they have no part. */
export function roleOf(caller: Caller, place: 'workspace' | 'project'): Role | undefined {
  const { role, inProject, bound, service } = kindOf(caller);
  if (service !== undefined) {
    return place === 'project' && service === 'guest' && !bound ? undefined : service;
  }
  if (place === 'workspace' || role === undefined || role === 'owner') {
    return bound ? undefined : role;
  }
  return inProject ?? (role === 'guest' ? undefined : role);
}
