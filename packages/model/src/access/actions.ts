import type { Role, TokenScope } from './roles.ts';

const everybody = ['owner', 'manager', 'contributor', 'viewer', 'guest'] as const;
const members = ['owner', 'manager', 'contributor', 'viewer'] as const;
const managers = ['owner', 'manager'] as const;

interface ActionRow {
  /** Who may do it. */
  readonly roles: readonly Role[];
  /**
   * What a token has to be allowed for it: to read, to write into plans, or to say who gets in
   * (members, invites, tokens, links and the workspace itself).
   */
  readonly scope: TokenScope;
}

/** Everything that can be asked of a workspace or a project, and who may: the one table. */
const rowByAction = {
  // A workspace and who is in it.
  'workspace.read': { roles: everybody, scope: 'read' },
  'workspace.change': { roles: ['owner'], scope: 'admin' },
  'member.read': { roles: members, scope: 'read' },
  'member.change': { roles: ['owner'], scope: 'admin' },
  'member.invite': { roles: managers, scope: 'admin' },
  'programme.change': { roles: managers, scope: 'write' },
  'project.create': { roles: managers, scope: 'write' },
  'access-log.read': { roles: ['owner'], scope: 'read' },
  'token.own': { roles: everybody, scope: 'admin' },
  'token.service': { roles: ['owner'], scope: 'admin' },
  /** Of one's own jobs, and of everybody's for who manages: the route says whose. */
  'job.read': { roles: everybody, scope: 'read' },
  'job.steer': { roles: everybody, scope: 'write' },
  // A project.
  'project.read': { roles: everybody, scope: 'read' },
  'project.edit': { roles: ['owner', 'manager', 'contributor'], scope: 'write' },
  /** Its name, its place in a programme, files that become it, its end. */
  'project.manage': { roles: managers, scope: 'write' },
  /** Who has which role in it. */
  'project.members': { roles: managers, scope: 'admin' },
  'project.history': { roles: everybody, scope: 'read' },
  /** What speaks of the plan as a whole, and cannot be told of a part of it. */
  'project.whole': { roles: members, scope: 'read' },
  'project.money': { roles: ['owner', 'manager', 'viewer'], scope: 'read' },
  'project.export': { roles: ['owner', 'manager', 'viewer'], scope: 'read' },
  'branch.read': { roles: members, scope: 'read' },
  'branch.propose': { roles: ['owner', 'manager', 'contributor'], scope: 'write' },
  'branch.decide': { roles: managers, scope: 'write' },
  'report-link.change': { roles: managers, scope: 'admin' },
  'presence.tell': { roles: everybody, scope: 'read' },
} as const satisfies Readonly<Record<string, ActionRow>>;

export type Action = keyof typeof rowByAction;
export const ACTIONS = Object.keys(rowByAction) as Action[];

/** Whether the role may do it. */
export function may(role: Role, action: Action): boolean {
  const { roles }: ActionRow = rowByAction[action];
  return roles.includes(role);
}

/** What a token has to be allowed for the action. */
export function scopeFor(action: Action): TokenScope {
  return rowByAction[action].scope;
}
