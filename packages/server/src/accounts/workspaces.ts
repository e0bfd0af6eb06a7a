import type { Role } from '@throughline/model';
import { Fault } from '../fault.ts';
import { logAccess } from './access-log.ts';
import { type Accounts, newId } from './clock-and-chance.ts';
import type { Asker } from './invites.ts';
import type { Principal } from './principal.ts';

export interface OwnWorkspace {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The workspaces that the principal has a role in, by name. */
export async function workspacesOf(
  { database }: Pick<Accounts, 'database'>,
  { id, role, onlyWorkspace }: Principal,
): Promise<OwnWorkspace[]> {
  if (role !== undefined) {
    const rows = await database
      .selectFrom('workspace')
      .select(['id', 'name'])
      .where('id', '=', onlyWorkspace ?? '')
      .execute();
    return rows.map((row) => ({ ...row, role: role as Role }));
  }
  const rows = await database
    .selectFrom('member as m')
    .innerJoin('workspace as w', 'w.id', 'm.workspace_id')
    .select(['w.id', 'w.name', 'm.role'])
    .where('m.person_id', '=', id)
    .$if(onlyWorkspace !== undefined, (query) => query.where('w.id', '=', onlyWorkspace ?? ''))
    .orderBy('w.name')
    .orderBy('w.id')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, role: row.role as Role }));
}

/** A new workspace of one's own. Only who owns one already may: guests and members were let in, not more. */
export async function createWorkspace(
  { database, world }: Accounts,
  personId: string,
  name: string,
): Promise<OwnWorkspace> {
  const at = world.now();
  const id = newId(world);
  return database.transaction().execute(async (tx) => {
    const owns = await tx
      .selectFrom('member')
      .select('workspace_id')
      .where('person_id', '=', personId)
      .where('role', '=', 'owner')
      .limit(1)
      .executeTakeFirst();
    if (owns === undefined) throw new Fault('not-allowed');
    await tx.insertInto('workspace').values({ id, name, created_at: at }).execute();
    const member = { workspace_id: id, person_id: personId, role: 'owner', created_at: at };
    await tx.insertInto('member').values(member).execute();
    const details = { name };
    await logAccess(tx, { workspaceId: id, at, personId, action: 'workspace.create', details });
    return { id, name, role: 'owner' };
  });
}

export async function renameWorkspace(
  { database, world }: Accounts,
  asker: Asker,
  workspaceId: string,
  name: string,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await tx.updateTable('workspace').set({ name }).where('id', '=', workspaceId).execute();
    await logAccess(tx, {
      workspaceId,
      at: world.now(),
      personId: asker.id,
      action: 'workspace.rename',
      details: { name },
    });
  });
}

export interface LoggedAccess {
  readonly id: number;
  readonly at: string;
  /** Null for the command line. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly details: Readonly<Record<string, string | null>>;
}

/** What was done to access in the workspace, the newest first. */
export async function readAccessLog(
  { database }: Pick<Accounts, 'database'>,
  workspaceId: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<LoggedAccess[]> {
  const rows = await database
    .selectFrom('access_log as l')
    .leftJoin('person as p', 'p.id', 'l.person_id')
    .leftJoin('token as t', 't.id', 'l.person_id')
    .select(['l.id', 'l.at', 'l.person_id', 'p.name', 't.name as token', 'l.action', 'l.details'])
    .where('l.workspace_id', '=', workspaceId)
    .$if(before !== undefined, (query) => query.where('l.id', '<', before ?? 0))
    .orderBy('l.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    by:
      row.person_id === null
        ? null
        : { id: row.person_id, name: row.name ?? row.token ?? row.person_id },
    action: row.action,
    details: JSON.parse(row.details) as Record<string, string | null>,
  }));
}
