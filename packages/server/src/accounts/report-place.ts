import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';
import { hashOfSecret } from './secret.ts';

export interface ReportEntry {
  readonly linkId: string;
  readonly projectId: string;
  readonly resourceId: string;
  readonly revision: number;
}

/** What the report link opens; undefined for one that is unknown, ended or taken back. */
export async function enterByReportLink(
  database: Database,
  secret: string,
  now: Date,
): Promise<ReportEntry | undefined> {
  const { rows } = await sql<{
    id: string;
    project_id: string;
    resource_id: string;
    revision: number;
    used_at: Date | null;
  }>`
    select l.id, l.project_id, l.resource_id, h.revision, l.used_at
    from report_link l join project_head h on h.project_id = l.project_id
    where l.secret_hash = ${hashOfSecret(secret)} and l.expires_at > ${now} and l.revoked_at is null`.execute(
    database,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  if (row.used_at === null || now.getTime() - row.used_at.getTime() >= 60_000) {
    const noting = sql`update report_link set used_at = ${now} where id = ${row.id}`;
    await noting.execute(database).catch(() => {});
  }
  const { id: linkId, project_id: projectId, resource_id: resourceId, revision } = row;
  return { linkId, projectId, resourceId, revision };
}
