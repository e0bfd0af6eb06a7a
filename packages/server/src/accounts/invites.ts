import type { Role } from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import { Fault } from '../fault.ts';
import type { Schema } from '../storage/index.ts';
import { logAccess } from './access-log.ts';
import type { Accounts } from './clock-and-chance.ts';
import { type MadeLink, makeLink } from './links.ts';
import { normalEmail } from './person.ts';
import type { Principal } from './principal.ts';
import { refuseRoleAbove } from './roles.ts';

/** Who does something to access, and what they are there. */
export interface Asker {
  readonly id: string;
  readonly role: Role;
  /** Who answers for it: for a service token the person who made it. */
  readonly personId: string;
}

export function askerOf({ id, madeBy }: Principal, { role }: { readonly role: Role }): Asker {
  return { id, role, personId: madeBy ?? id };
}

export interface Invitation {
  readonly role: Role;
  readonly projectId?: string;
  /** Only this address may use it, where it is said. */
  readonly email?: string;
}

/** A link for one person into the workspace, or into one project of it. */
export async function invite(
  accounts: Accounts,
  asker: Asker,
  workspaceId: string,
  { role, projectId, email }: Invitation,
): Promise<MadeLink> {
  refuseRoleAbove(asker.role, role);
  if (projectId !== undefined && role === 'owner') {
    throw new Fault('request-invalid', {
      field: '/role',
      accepted: ['manager', 'contributor', 'viewer', 'guest'],
    });
  }
  const { database, world } = accounts;
  return database.transaction().execute(async (tx) => {
    if (projectId !== undefined) await refuseForeignProject(tx, workspaceId, projectId);
    const made = await makeLink(
      tx,
      {
        purpose: 'invite',
        workspaceId,
        role,
        createdBy: asker.personId,
        ...(projectId !== undefined && { projectId }),
        ...(email !== undefined && { email: normalEmail(email) }),
      },
      accounts,
    );
    await logAccess(tx, {
      workspaceId,
      at: world.now(),
      personId: asker.id,
      action: 'invite.create',
      details: { link: made.id, role, projectId: projectId ?? null, email: email ?? null },
    });
    return made;
  });
}

export interface ListedInvite {
  readonly id: string;
  readonly role: Role;
  readonly projectId: string | null;
  readonly email: string | null;
  readonly createdBy: { readonly id: string; readonly name: string } | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Those that can still be used, the newest first. */
export async function listInvites(
  { database, world }: Accounts,
  workspaceId: string,
  projectId?: string,
): Promise<ListedInvite[]> {
  const rows = await database
    .selectFrom('invite as i')
    .leftJoin('person as p', 'p.id', 'i.created_by')
    .select([
      'i.id',
      'i.role',
      'i.project_id',
      'i.email',
      'i.created_by',
      'p.name',
      'i.created_at',
      'i.expires_at',
    ])
    .where('i.workspace_id', '=', workspaceId)
    .where('i.purpose', '=', 'invite')
    .where('i.used_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', world.now())
    .$if(projectId !== undefined, (query) => query.where('i.project_id', '=', projectId ?? null))
    .orderBy('i.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    role: row.role as Role,
    projectId: row.project_id,
    email: row.email,
    createdBy:
      row.created_by === null ? null : { id: row.created_by, name: row.name ?? row.created_by },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }));
}

/** Takes an invitation back; nobody takes back one for a role above their own. */
export async function revokeInvite(
  { database, world }: Accounts,
  asker: Asker,
  where: { readonly workspaceId: string; readonly projectId?: string; readonly inviteId: string },
): Promise<void> {
  const { workspaceId, projectId, inviteId } = where;
  await database.transaction().execute(async (tx) => {
    const revoked = await tx
      .updateTable('invite')
      .set({ revoked_at: world.now() })
      .where('id', '=', inviteId)
      .where('workspace_id', '=', workspaceId)
      .where('purpose', '=', 'invite')
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .$if(projectId !== undefined, (query) => query.where('project_id', '=', projectId ?? null))
      .returning('role')
      .executeTakeFirst();
    if (revoked === undefined) throw new Fault('not-found');
    refuseRoleAbove(asker.role, revoked.role as Role);
    await logAccess(tx, {
      workspaceId,
      at: world.now(),
      personId: asker.id,
      action: 'invite.revoke',
      details: { link: inviteId },
    });
  });
}

/** What somebody may no longer give, they did not give: their open invitations end with their role. */
export async function revokeInvitesBy(
  tx: Kysely<Schema>,
  personId: string,
  { workspaceId, projectId }: { readonly workspaceId: string; readonly projectId?: string },
  at: Date,
): Promise<void> {
  await sql`
    update invite set revoked_at = ${at}
    where workspace_id = ${workspaceId} and created_by = ${personId} and purpose = 'invite'
      and (${projectId ?? null}::uuid is null or project_id = ${projectId ?? null}::uuid)
      and used_at is null and revoked_at is null`.execute(tx);
}

export async function refuseForeignProject(
  tx: Kysely<Schema>,
  workspaceId: string,
  projectId: string,
): Promise<void> {
  const found = await tx
    .selectFrom('project')
    .select('id')
    .where('id', '=', projectId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (found === undefined) throw new Fault('not-found', { field: '/projectId' });
}
