import { type Role, TokenScope } from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import { Fault } from '../fault.ts';
import type { Schema } from '../storage/index.ts';
import { logAccess } from './access-log.ts';
import { type Accounts, DAY, later, newId } from './clock-and-chance.ts';
import { type Asker, refuseForeignProject } from './invites.ts';
import type { Principal } from './principal.ts';
import type { ProjectRole } from './project-roles.ts';
import { hashOfSecret, newBearer, TOKEN_PREFIX } from './secret.ts';

/** A token lasts so many days at most. */
export const TOKEN_DAYS = 365;

export interface NewToken {
  readonly name: string;
  readonly scope: TokenScope;
  readonly expiresInDays: number;
  /** Where it works in one project alone. */
  readonly projectId?: string;
  /** A service token's own role; absent for one that acts as its person. */
  readonly role?: ProjectRole;
}

export interface MadeToken {
  readonly id: string;
  /** Shown this once. */
  readonly token: string;
  readonly expiresAt: string;
}

/** A token made by a token reaches no further than that one, and ends no later. */
export async function createToken(
  accounts: Accounts,
  maker: Principal,
  workspaceId: string,
  wanted: NewToken,
  loggedAs: string | null = maker.id,
): Promise<MadeToken> {
  const { database, world } = accounts;
  const { name, scope, role } = wanted;
  const personId = maker.madeBy ?? maker.id;
  // A service has no person whom a token could act as.
  if (role === undefined && maker.kind === 'service') throw new Fault('not-allowed');
  if (TokenScope.options.indexOf(scope) > TokenScope.options.indexOf(maker.scope)) {
    throw new Fault('not-allowed', { field: '/scope' });
  }
  const projectId = maker.onlyProject ?? wanted.projectId;
  if (wanted.projectId !== undefined && wanted.projectId !== projectId) {
    throw new Fault('not-found', { field: '/projectId' });
  }
  const at = world.now();
  const id = newId(world);
  const token = newBearer(TOKEN_PREFIX, world);
  return database.transaction().execute(async (tx) => {
    if (projectId !== undefined) await refuseForeignProject(tx, workspaceId, projectId);
    const asked = later(at, wanted.expiresInDays * DAY);
    const expires = earlier(asked, await endOf(tx, maker.tokenId));
    await tx
      .insertInto('token')
      .values({
        id,
        secret_hash: hashOfSecret(token),
        workspace_id: workspaceId,
        person_id: role === undefined ? maker.id : null,
        name,
        scope,
        role: role ?? null,
        project_id: projectId ?? null,
        created_by: personId,
        created_at: at,
        expires_at: expires,
        used_at: null,
        revoked_at: null,
      })
      .execute();
    await logAccess(tx, {
      workspaceId,
      at,
      personId: loggedAs,
      action: 'token.create',
      details: { token: id, name, scope, role: role ?? null, projectId: projectId ?? null },
    });
    return { id, token, expiresAt: expires.toISOString() };
  });
}

export interface ListedToken {
  readonly id: string;
  readonly kind: 'personal' | 'service';
  readonly name: string;
  readonly scope: TokenScope;
  readonly role: Role | null;
  readonly projectId: string | null;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

/** The workspace's tokens, or one person's there: never a secret, the newest first. */
export async function listTokens(
  { database }: Pick<Accounts, 'database'>,
  workspaceId: string,
  ofPerson?: string,
): Promise<ListedToken[]> {
  const { rows } = await sql<{
    id: string;
    person_id: string | null;
    person_name: string | null;
    name: string;
    scope: TokenScope;
    role: Role | null;
    project_id: string | null;
    created_by: string;
    maker_name: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
    revoked_at: Date | null;
  }>`
    select t.id, t.person_id, p.name as person_name, t.name, t.scope, t.role, t.project_id,
      t.created_by, maker.name as maker_name, t.created_at, t.expires_at, t.used_at, t.revoked_at
    from token t join person maker on maker.id = t.created_by
    left join person p on p.id = t.person_id
    where t.workspace_id = ${workspaceId}
      and (${ofPerson ?? null}::uuid is null or t.person_id = ${ofPerson ?? null}::uuid)
    order by t.created_at desc, t.id`.execute(database);
  return rows.map((row) => ({
    id: row.id,
    kind: row.person_id === null ? 'service' : 'personal',
    name: row.name,
    scope: row.scope,
    role: row.role,
    projectId: row.project_id,
    person:
      row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? row.person_id },
    createdBy: { id: row.created_by, name: row.maker_name },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** Takes a token back: one's own, or any of the workspace for its owners. */
export async function revokeToken(
  { database, world }: Pick<Accounts, 'database' | 'world'>,
  asker: Asker | undefined,
  { workspaceId, tokenId }: { readonly workspaceId: string; readonly tokenId: string },
): Promise<void> {
  const at = world.now();
  const own = asker === undefined || asker.role === 'owner' ? null : asker.id;
  await database.transaction().execute(async (tx) => {
    const { rows } = await sql<{ name: string }>`
      update token set revoked_at = ${at}
      where id = ${tokenId} and workspace_id = ${workspaceId} and revoked_at is null
        and (${own}::uuid is null or person_id = ${own}::uuid)
      returning name`.execute(tx);
    const [revoked] = rows;
    if (revoked === undefined) throw new Fault('not-found');
    await logAccess(tx, {
      workspaceId,
      at,
      personId: asker?.id ?? null,
      action: 'token.revoke',
      details: { token: tokenId, name: revoked.name },
    });
  });
}

async function endOf(tx: Kysely<Schema>, tokenId: string | undefined): Promise<Date | undefined> {
  if (tokenId === undefined) return undefined;
  const row = await tx
    .selectFrom('token')
    .select('expires_at')
    .where('id', '=', tokenId)
    .executeTakeFirst();
  return row?.expires_at;
}

function earlier(one: Date, other: Date | undefined): Date {
  return other !== undefined && other < one ? other : one;
}
