import { type Role, roleInProject } from '@throughline/model';
import { sql } from 'kysely';
import { Fault } from '../fault.ts';
import { logAccess } from './access-log.ts';
import type { Accounts } from './clock-and-chance.ts';
import { type Asker, revokeInvitesBy } from './invites.ts';
import { refuseRoleAbove } from './roles.ts';

/** An owner is an owner everywhere: a project gives every role but that. */
export type ProjectRole = Exclude<Role, 'owner'>;

export interface ProjectMember {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** What they are in the project, all told. */
  readonly role: Role;
  readonly workspaceRole: Role;
  /** What the project itself gives them; null where the workspace's role counts. */
  readonly projectRole: ProjectRole | null;
}

export interface RolePlace {
  readonly workspaceId: string;
  readonly projectId: string;
  readonly personId: string;
}

/** Everybody who has a part in the project, by name. */
export async function listProjectMembers(
  { database }: Accounts,
  workspaceId: string,
  projectId: string,
): Promise<ProjectMember[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    workspace_role: Role;
    project_role: ProjectRole | null;
  }>`
    select p.id, p.name, p.email, m.role as workspace_role, pm.role as project_role
    from member m join person p on p.id = m.person_id
    left join project_member pm on pm.project_id = ${projectId} and pm.person_id = m.person_id
    where m.workspace_id = ${workspaceId} order by p.name, p.id`.execute(database);
  return rows.flatMap((row) => {
    const role = roleInProject(row.workspace_role, row.project_role);
    if (role === null) return [];
    return [
      {
        personId: row.id,
        name: row.name,
        email: row.email,
        role,
        workspaceRole: row.workspace_role,
        projectRole: row.project_role,
      },
    ];
  });
}

/** Gives somebody of the workspace a role of their own in the project; null takes it away again. */
export async function giveProjectRole(
  { database, world }: Accounts,
  asker: Asker,
  { workspaceId, projectId, personId }: RolePlace,
  role: ProjectRole | null,
): Promise<void> {
  const at = world.now();
  await database.transaction().execute(async (tx) => {
    const { rows } = await sql<{ workspace_role: Role; project_role: ProjectRole | null }>`
      select m.role as workspace_role, pm.role as project_role
      from member m left join project_member pm
        on pm.project_id = ${projectId} and pm.person_id = m.person_id
      where m.workspace_id = ${workspaceId} and m.person_id = ${personId} for update of m`.execute(
      tx,
    );
    const [present] = rows;
    if (present === undefined || (role === null && present.project_role === null)) {
      throw new Fault('not-found');
    }
    refuseRoleAbove(asker.role, present.workspace_role === 'owner' ? 'owner' : (role ?? 'guest'));
    if (role === null) {
      await sql`
        delete from project_member where project_id = ${projectId} and person_id = ${personId}`.execute(
        tx,
      );
    } else {
      await sql`
        insert into project_member (project_id, person_id, role, created_at)
        values (${projectId}, ${personId}, ${role}, ${at})
        on conflict (project_id, person_id) do update set role = excluded.role`.execute(tx);
    }
    await revokeInvitesBy(tx, personId, { workspaceId, projectId }, at);
    await logAccess(tx, {
      workspaceId,
      at,
      personId: asker.id,
      action: role === null ? 'project-role.take' : 'project-role.give',
      details: { projectId, personId, from: present.project_role, to: role },
    });
  });
}
