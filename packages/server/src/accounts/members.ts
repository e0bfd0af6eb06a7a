import type { Role } from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import { Fault } from '../fault.ts';
import type { Schema } from '../storage/index.ts';
import { logAccess } from './access-log.ts';
import type { Accounts } from './clock-and-chance.ts';
import { type Asker, revokeInvitesBy } from './invites.ts';
import { refuseRoleAbove } from './roles.ts';

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: string;
  /** Their account is closed for now: they cannot sign in. */
  readonly disabled: boolean;
}

/** Everybody in the workspace, by name. */
export async function listMembers({ database }: Accounts, workspaceId: string): Promise<Member[]> {
  const rows = await database
    .selectFrom('member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.disabled_at', 'm.role', 'm.created_at'])
    .where('m.workspace_id', '=', workspaceId)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    since: row.created_at.toISOString(),
    disabled: row.disabled_at !== null,
  }));
}

export interface MemberPlace {
  readonly workspaceId: string;
  readonly personId: string;
}

export async function changeRole(
  { database, world }: Accounts,
  asker: Asker | undefined,
  { workspaceId, personId }: MemberPlace,
  role: Role,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const present = await lockMember(tx, workspaceId, personId);
    if (asker !== undefined) {
      refuseRoleAbove(asker.role, role);
      refuseRoleAbove(asker.role, present);
    }
    if (present === role) return;
    if (present === 'owner') await refuseLastOwner(tx, workspaceId, personId);
    await tx
      .updateTable('member')
      .set({ role })
      .where('workspace_id', '=', workspaceId)
      .where('person_id', '=', personId)
      .execute();
    await revokeInvitesBy(tx, personId, { workspaceId }, world.now());
    await logAccess(tx, {
      workspaceId,
      at: world.now(),
      personId: asker?.id ?? null,
      action: 'member.role',
      details: { personId, from: present, to: role },
    });
  });
}

/** Out of the workspace and all its projects; what they were given there ends: tokens and invitations. */
export async function removeMember(
  { database, world }: Accounts,
  asker: Asker | undefined,
  { workspaceId, personId }: MemberPlace,
): Promise<void> {
  const at = world.now();
  await database.transaction().execute(async (tx) => {
    const role = await lockMember(tx, workspaceId, personId);
    const leaves = asker?.id === personId;
    if (asker !== undefined && !leaves) refuseRoleAbove(asker.role, role);
    if (role === 'owner') await refuseLastOwner(tx, workspaceId, personId);
    await sql`
      delete from project_member where person_id = ${personId}
        and project_id in (select id from project where workspace_id = ${workspaceId})`.execute(tx);
    await sql`
      update token set revoked_at = ${at}
      where workspace_id = ${workspaceId} and person_id = ${personId} and revoked_at is null`.execute(
      tx,
    );
    await revokeInvitesBy(tx, personId, { workspaceId }, at);
    await tx
      .deleteFrom('member')
      .where('workspace_id', '=', workspaceId)
      .where('person_id', '=', personId)
      .execute();
    await logAccess(tx, {
      workspaceId,
      at,
      personId: asker?.id ?? null,
      action: leaves ? 'member.leave' : 'member.remove',
      details: { personId, role },
    });
  });
}

async function lockMember(
  tx: Kysely<Schema>,
  workspaceId: string,
  personId: string,
): Promise<Role> {
  // The owners are locked first and always: two who demote each other take turns.
  await sql`
    select 1 from member where workspace_id = ${workspaceId} and role = 'owner'
    order by person_id for update`.execute(tx);
  const { rows } = await sql<{ role: Role }>`
    select role from member where workspace_id = ${workspaceId} and person_id = ${personId}
    for update`.execute(tx);
  if (rows[0] === undefined) throw new Fault('not-found');
  return rows[0].role;
}

async function refuseLastOwner(
  tx: Kysely<Schema>,
  workspaceId: string,
  personId: string,
): Promise<void> {
  const { rows } = await sql`
    select 1 from member m join person p on p.id = m.person_id
    where m.workspace_id = ${workspaceId} and m.role = 'owner' and m.person_id <> ${personId}
      and p.disabled_at is null limit 1`.execute(tx);
  if (rows.length === 0) throw new Fault('last-owner');
}
