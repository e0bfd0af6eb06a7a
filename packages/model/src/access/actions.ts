import type { Role, TokenScope } from './roles.ts';

/** Everything that can be asked of a workspace or a project, and who may: the one table. */
const rolesByAction = {
  // A workspace and who is in it.
  'workspace.read': ['owner', 'manager', 'contributor', 'viewer', 'guest'],
  'workspace.change': ['owner'],
  'member.read': ['owner', 'manager', 'contributor', 'viewer'],
  'member.change': ['owner'],
  'member.invite': ['owner', 'manager'],
  'programme.change': ['owner', 'manager'],
  'project.create': ['owner', 'manager'],
  'access-log.read': ['owner'],
  'token.own': ['owner', 'manager', 'contributor', 'viewer', 'guest'],
  'token.service': ['owner'],
  'job.read': ['owner', 'manager', 'contributor', 'viewer', 'guest'],
  // A project.
  'project.read': ['owner', 'manager', 'contributor', 'viewer', 'guest'],
  'project.edit': ['owner', 'manager', 'contributor'],
  'project.manage': ['owner', 'manager'],
  'project.history': ['owner', 'manager', 'contributor', 'viewer', 'guest'],
  'project.whole': ['owner', 'manager', 'contributor', 'viewer'],
  'project.export': ['owner', 'manager', 'viewer'],
  'branch.read': ['owner', 'manager', 'contributor', 'viewer'],
  'branch.propose': ['owner', 'manager', 'contributor'],
  'branch.decide': ['owner', 'manager'],
  'report-link.change': ['owner', 'manager'],
  'presence.tell': ['owner', 'manager', 'contributor', 'viewer', 'guest'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof rolesByAction;

const scopeByAction: Partial<Record<Action, TokenScope>> = {};

/** Whether the role may do it. */
export function may(role: Role, action: Action): boolean {
  return (rolesByAction[action] as readonly Role[]).includes(role);
}

/** What a token has to be allowed for the action. */
export function scopeFor(action: Action): TokenScope {
  return scopeByAction[action] ?? 'read';
}
