import type { TokenScope } from '@throughline/model';
import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';
import type { Principal } from './principal.ts';
import { hashOfSecret } from './secret.ts';

/** What a request shows of itself. */
export type Credentials = { readonly session: string } | { readonly bearer: string };

/** Who this is; undefined for a secret that is unknown, ended or taken back. */
export async function identify(
  database: Database,
  credentials: Credentials,
  now: Date,
): Promise<Principal | undefined> {
  return 'session' in credentials
    ? ofSession(database, credentials.session, now)
    : ofToken(database, credentials.bearer, now);
}

async function ofSession(
  database: Database,
  secret: string,
  now: Date,
): Promise<Principal | undefined> {
  const { rows } = await sql<{ id: string; person_id: string }>`
    select s.id, s.person_id from session s join person p on p.id = s.person_id
    where s.secret_hash = ${hashOfSecret(secret)} and s.expires_at > ${now} and p.disabled_at is null`.execute(
    database,
  );
  const [row] = rows;
  return row && { id: row.person_id, kind: 'person', scope: 'admin', sessionId: row.id };
}

async function ofToken(
  database: Database,
  secret: string,
  now: Date,
): Promise<Principal | undefined> {
  const { rows } = await sql<{
    id: string;
    person_id: string | null;
    workspace_id: string;
    project_id: string | null;
    scope: TokenScope;
    role: string | null;
  }>`
    select t.id, t.person_id, t.workspace_id, t.project_id, t.scope, t.role
    from token t left join person p on p.id = t.person_id
    where t.secret_hash = ${hashOfSecret(secret)} and t.expires_at > ${now} and t.revoked_at is null
      and p.disabled_at is null`.execute(database);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    id: row.person_id ?? row.id,
    kind: row.person_id === null ? 'service' : 'person',
    scope: row.scope,
    tokenId: row.id,
    onlyWorkspace: row.workspace_id,
    ...(row.project_id !== null && { onlyProject: row.project_id }),
    ...(row.role !== null && { role: row.role }),
  };
}
