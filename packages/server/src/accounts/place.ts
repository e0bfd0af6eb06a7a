import { Role, roleInProject } from '@throughline/model';
import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';
import type { Principal } from './principal.ts';

/** The principal's role in the workspace; undefined where they have none, or there is no such place. */
export async function placeOfWorkspace(
  database: Database,
  principal: Principal,
  workspaceId: string,
): Promise<{ workspaceId: string; role: Role } | undefined> {
  if (principal.onlyWorkspace !== undefined && principal.onlyWorkspace !== workspaceId) {
    return undefined;
  }
  if (principal.role !== undefined) return { workspaceId, role: Role.parse(principal.role) };
  const { rows } = await sql<{ role: Role }>`
    select role from member where workspace_id = ${workspaceId} and person_id = ${principal.id}`.execute(
    database,
  );
  return rows[0] && { workspaceId, role: rows[0].role };
}

/** The principal's role in the project, and where the project stands. */
export async function placeOfProject(
  database: Database,
  principal: Principal,
  projectId: string,
): Promise<{ workspaceId: string; projectId: string; role: Role; revision: number } | undefined> {
  const person = principal.role === undefined ? principal.id : null;
  const { rows } = await sql<{
    workspace_id: string;
    revision: number;
    workspace_role: Role | null;
    project_role: Role | null;
  }>`
    select p.workspace_id, h.revision, m.role as workspace_role, pm.role as project_role
    from project p join project_head h on h.project_id = p.id
    left join member m on m.workspace_id = p.workspace_id and m.person_id = ${person}
    left join project_member pm on pm.project_id = p.id and pm.person_id = ${person}
    where p.id = ${projectId}`.execute(database);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { workspace_id: workspaceId, revision } = row;
  if (principal.onlyWorkspace !== undefined && principal.onlyWorkspace !== workspaceId)
    return undefined;
  if (principal.onlyProject !== undefined && principal.onlyProject !== projectId) return undefined;
  const role =
    principal.role !== undefined
      ? Role.parse(principal.role)
      : roleInProject(row.workspace_role, row.project_role);
  return role === null ? undefined : { workspaceId, projectId, role, revision };
}
