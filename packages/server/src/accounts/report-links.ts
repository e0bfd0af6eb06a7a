import { sql } from 'kysely';
import { Fault } from '../fault.ts';
import { logAccess } from './access-log.ts';
import { type Accounts, DAY, later, newId } from './clock-and-chance.ts';
import type { Asker } from './invites.ts';
import type { MadeLink } from './links.ts';
import { hashOfSecret, newBearer, REPORT_PREFIX } from './secret.ts';

/** A report link lasts so many days: usually, and at most. */
export const REPORT_LINK_DAYS = { usual: 90, most: 365 };

export interface NewReportLink {
  readonly resourceId: string;
  /** The resource's name in the plan: the log shows it as the author of what comes by the link. */
  readonly name: string;
  readonly expiresInDays: number;
}

/** A link by which somebody without a seat sees the tasks of one resource and reports on them. */
export async function createReportLink(
  { database, world, settings }: Accounts,
  asker: Asker,
  { workspaceId, projectId }: { readonly workspaceId: string; readonly projectId: string },
  { resourceId, name, expiresInDays }: NewReportLink,
): Promise<MadeLink> {
  const at = world.now();
  const id = newId(world);
  const secret = newBearer(REPORT_PREFIX, world);
  const expires = later(at, expiresInDays * DAY);
  await database.transaction().execute(async (tx) => {
    await tx
      .insertInto('report_link')
      .values({
        id,
        secret_hash: hashOfSecret(secret),
        project_id: projectId,
        resource_id: resourceId,
        created_by: asker.personId,
        created_at: at,
        expires_at: expires,
        used_at: null,
        revoked_at: null,
      })
      .execute();
    await tx.insertInto('author').values({ project_id: projectId, id, name }).execute();
    await logAccess(tx, {
      workspaceId,
      at,
      personId: asker.id,
      action: 'report-link.create',
      details: { link: id, projectId, resourceId, name },
    });
  });
  return { id, url: `${settings.url}/report#${secret}`, expiresAt: expires.toISOString() };
}

export interface ListedReportLink {
  readonly id: string;
  readonly resourceId: string;
  readonly name: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** Those that still open something, the newest first. */
export async function listReportLinks(
  { database, world }: Accounts,
  projectId: string,
): Promise<ListedReportLink[]> {
  const { rows } = await sql<{
    id: string;
    resource_id: string;
    name: string;
    created_by: string;
    maker: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  }>`
    select l.id, l.resource_id, coalesce(a.name, l.resource_id) as name, l.created_by,
      p.name as maker, l.created_at, l.expires_at, l.used_at
    from report_link l join person p on p.id = l.created_by
    left join author a on a.project_id = l.project_id and a.id = l.id::text
    where l.project_id = ${projectId} and l.revoked_at is null and l.expires_at > ${world.now()}
    order by l.created_at desc, l.id`.execute(database);
  return rows.map((row) => ({
    id: row.id,
    resourceId: row.resource_id,
    name: row.name,
    createdBy: { id: row.created_by, name: row.maker },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
  }));
}

export async function revokeReportLink(
  { database, world }: Accounts,
  asker: Asker,
  where: { readonly workspaceId: string; readonly projectId: string; readonly linkId: string },
): Promise<void> {
  const { workspaceId, projectId, linkId } = where;
  const at = world.now();
  await database.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('report_link')
      .set({ revoked_at: at })
      .where('id', '=', linkId)
      .where('project_id', '=', projectId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Fault('not-found');
    await logAccess(tx, {
      workspaceId,
      at,
      personId: asker.id,
      action: 'report-link.revoke',
      details: { link: linkId, projectId },
    });
  });
}
