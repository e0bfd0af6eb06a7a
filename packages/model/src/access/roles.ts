import { z } from 'zod';

/**
 * What somebody is in a workspace or in one project. `guest`: a client or vendor, who sees what is shared
 * with them; every other role sees all projects of the workspace.
 */
export const Role = z.enum(['owner', 'manager', 'contributor', 'viewer', 'guest']);
export type Role = z.infer<typeof Role>;

/** How much of its person's rights a token may use. */
export const TokenScope = z.enum(['read', 'write', 'admin']);
export type TokenScope = z.infer<typeof TokenScope>;

/**
 * The role in one project: the one given there, else that of the workspace. An owner is an owner
 * everywhere; a guest has no part in a project that does not name them.
 */
export function roleInProject(workspace: Role | null, project: Role | null): Role | null {
  if (workspace === null || workspace === 'owner') return workspace;
  if (project !== null) return project;
  return workspace === 'guest' ? null : workspace;
}
