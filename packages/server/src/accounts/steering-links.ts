import { sql } from 'kysely';
import { Fault } from '../fault.ts';
import { logAccess } from './access-log.ts';
import { networkOf, takeAttempt } from './attempts.ts';
import { type Accounts, DAY, later, newId } from './clock-and-chance.ts';
import type { Asker } from './invites.ts';
import type { MadeLink } from './links.ts';
import { hashOfSecret, newBearer, STEERING_PREFIX } from './secret.ts';

/** A link to a steering page lasts so many days: usually, and at most. */
export const STEERING_LINK_DAYS = { usual: 30, most: 365 };

export interface PagePlace {
  readonly workspaceId: string;
  readonly projectId: string;
  readonly pageId: string;
}

/** A link by which whoever has it sees one steering page as it was sent, and nothing else. */
export async function createSteeringLink(
  { database, world, settings }: Accounts,
  asker: Asker,
  { workspaceId, projectId, pageId }: PagePlace,
  expiresInDays: number,
): Promise<MadeLink> {
  const at = world.now();
  const id = newId(world);
  const secret = newBearer(STEERING_PREFIX, world);
  const expires = later(at, expiresInDays * DAY);
  await database.transaction().execute(async (tx) => {
    const page = await tx
      .selectFrom('steering_page')
      .select('id')
      .where('id', '=', pageId)
      .where('project_id', '=', projectId)
      .executeTakeFirst();
    if (page === undefined) throw new Fault('not-found');
    await tx
      .insertInto('steering_link')
      .values({
        id,
        secret_hash: hashOfSecret(secret),
        project_id: projectId,
        page_id: pageId,
        created_by: asker.personId,
        created_at: at,
        expires_at: expires,
        used_at: null,
        revoked_at: null,
      })
      .execute();
    const details = { link: id, projectId, pageId };
    const action = 'steering-link.create';
    await logAccess(tx, { workspaceId, at, personId: asker.id, action, details });
  });
  return { id, url: `${settings.url}/steering#${secret}`, expiresAt: expires.toISOString() };
}

export interface ListedSteeringLink {
  readonly id: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** Those that still open the page, the newest first. */
export async function listSteeringLinks(
  { database, world }: Accounts,
  { projectId, pageId }: PagePlace,
): Promise<ListedSteeringLink[]> {
  const { rows } = await sql<{
    id: string;
    created_by: string;
    maker: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  }>`
    select l.id, l.created_by, p.name as maker, l.created_at, l.expires_at, l.used_at
    from steering_link l join person p on p.id = l.created_by
    where l.project_id = ${projectId} and l.page_id = ${pageId}
      and l.revoked_at is null and l.expires_at > ${world.now()}
    order by l.created_at desc, l.id`.execute(database);
  return rows.map((row) => ({
    id: row.id,
    createdBy: { id: row.created_by, name: row.maker },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
  }));
}

export async function revokeSteeringLink(
  { database, world }: Accounts,
  asker: Asker,
  { workspaceId, projectId, pageId, linkId }: PagePlace & { readonly linkId: string },
): Promise<void> {
  const at = world.now();
  await database.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('steering_link')
      .set({ revoked_at: at })
      .where('id', '=', linkId)
      .where('page_id', '=', pageId)
      .where('project_id', '=', projectId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Fault('not-found');
    const details = { link: linkId, projectId, pageId };
    const action = 'steering-link.revoke';
    await logAccess(tx, { workspaceId, at, personId: asker.id, action, details });
  });
}

/** The page that the secret opens: `gone` for one that ended or was taken back, `not-found` for a guess. */
export async function pageOfLink(
  { database, world }: Accounts,
  secret: string,
  address: string,
): Promise<{ readonly pageId: string; readonly expiresAt: string }> {
  const row = await database
    .selectFrom('steering_link')
    .select(['id', 'page_id', 'expires_at', 'revoked_at'])
    .where('secret_hash', '=', hashOfSecret(secret))
    .executeTakeFirst();
  const now = world.now();
  if (row === undefined) {
    await takeAttempt(database, 'link', networkOf(address), now);
    throw new Fault('not-found');
  }
  if (row.revoked_at !== null || row.expires_at <= now) throw new Fault('gone');
  await database
    .updateTable('steering_link')
    .set({ used_at: now })
    .where('id', '=', row.id)
    .execute();
  return { pageId: row.page_id, expiresAt: row.expires_at.toISOString() };
}
