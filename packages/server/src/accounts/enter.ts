import { Role, roleInProject, type TokenScope } from '@throughline/model';
import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';
import type { Principal } from './principal.ts';
import { hashOfSecret } from './secret.ts';
import { idleSince } from './session.ts';

/** What a request shows of itself. */
export type Credentials = { readonly session: string } | { readonly bearer: string };

/** What of the path says where the request goes: one of them, or neither. */
export interface Where {
  readonly workspaceId?: string | undefined;
  readonly projectId?: string | undefined;
}

export interface Place {
  readonly workspaceId: string;
  readonly role: Role;
  /** Of a project alone. */
  readonly projectId?: string;
  readonly revision?: number;
}

export interface Entry {
  readonly principal: Principal;
  /** Absent where the principal has no role, or there is no such place. */
  readonly place?: Place;
}

/** How long ago a use was noted before it is noted again. */
const NOTED_EVERY = 60_000;

/**
 * Who this is and what they are in the place they go to, in one statement. Undefined for a secret that is
 * unknown, ended or taken back. Nothing of it is kept: a role taken away is gone with the next request.
 */
export async function enter(
  database: Database,
  credentials: Credentials,
  { workspaceId, projectId }: Where,
  now: Date,
): Promise<Entry | undefined> {
  const { rows } = await sql<Row>`
    select who.*, p.id as project_id, coalesce(p.workspace_id, w.id) as workspace_id, h.revision,
      m.role as workspace_role, pm.role as project_role
    from (${'session' in credentials ? ofSession(credentials.session, now) : ofToken(credentials.bearer, now)}) who
    left join project p on p.id = ${projectId ?? null}::uuid
    left join project_head h on h.project_id = p.id
    left join workspace w on w.id = ${workspaceId ?? null}::uuid
    left join member m on m.workspace_id = coalesce(p.workspace_id, w.id) and m.person_id = who.person_id
    left join project_member pm on pm.project_id = p.id and pm.person_id = who.person_id`.execute(
    database,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  if (row.noted_at === null || now.getTime() - row.noted_at.getTime() >= NOTED_EVERY) {
    await noteUse(database, row, now);
  }
  const principal = principalOf(row);
  const place = placeOf(row, principal);
  return place === undefined ? { principal } : { principal, place };
}

interface Row {
  readonly session_id: string | null;
  readonly token_id: string | null;
  readonly person_id: string | null;
  readonly noted_at: Date | null;
  readonly only_workspace: string | null;
  readonly only_project: string | null;
  readonly scope: TokenScope;
  readonly own_role: string | null;
  readonly made_by: string | null;
  readonly project_id: string | null;
  readonly workspace_id: string | null;
  readonly revision: number | null;
  readonly workspace_role: Role | null;
  readonly project_role: Role | null;
}

function ofSession(secret: string, now: Date) {
  return sql`
    select s.id as session_id, null::uuid as token_id, s.person_id, s.seen_at as noted_at,
      null::uuid as only_workspace, null::uuid as only_project, 'admin' as scope, null as own_role,
      null::uuid as made_by
    from session s join person p on p.id = s.person_id
    where s.secret_hash = ${hashOfSecret(secret)} and s.expires_at > ${now}
      and s.seen_at > ${idleSince(now)} and p.disabled_at is null`;
}

function ofToken(secret: string, now: Date) {
  return sql`
    select null::uuid as session_id, t.id as token_id, t.person_id, t.used_at as noted_at,
      t.workspace_id as only_workspace, t.project_id as only_project, t.scope, t.role as own_role,
      t.created_by as made_by
    from token t left join person p on p.id = t.person_id
    where t.secret_hash = ${hashOfSecret(secret)} and t.expires_at > ${now} and t.revoked_at is null
      and p.disabled_at is null`;
}

function principalOf(row: Row): Principal {
  const { session_id, token_id, person_id, only_workspace, only_project, own_role } = row;
  return {
    id: person_id ?? token_id ?? '',
    kind: person_id === null ? 'service' : 'person',
    scope: row.scope,
    ...(session_id !== null && { sessionId: session_id }),
    ...(token_id !== null && { tokenId: token_id }),
    ...(only_workspace !== null && { onlyWorkspace: only_workspace }),
    ...(only_project !== null && { onlyProject: only_project }),
    ...(own_role !== null && { role: own_role }),
    ...(own_role !== null && row.made_by !== null && { madeBy: row.made_by }),
  };
}

/** A token works in its workspace, and in its project if it has one; there with its own role or its person's. */
function placeOf(row: Row, principal: Principal): Place | undefined {
  const { workspace_id: workspaceId, project_id: projectId, revision } = row;
  if (workspaceId === null) return undefined;
  const { onlyWorkspace, onlyProject } = principal;
  if (onlyWorkspace !== undefined && onlyWorkspace !== workspaceId) return undefined;
  if (onlyProject !== undefined && onlyProject !== projectId) return undefined;
  // A service is named by a project where its token is for that one alone.
  const service = principal.role === undefined ? null : Role.parse(principal.role);
  const inWorkspace = service ?? row.workspace_role;
  const inProject =
    service === null ? row.project_role : onlyProject === undefined ? null : service;
  const role = projectId === null ? inWorkspace : roleInProject(inWorkspace, inProject);
  if (role === null) return undefined;
  if (projectId === null) return { workspaceId, role };
  return revision === null ? undefined : { workspaceId, role, projectId, revision };
}

/** Best effort: a database that takes no writes just now still answers. */
async function noteUse(database: Database, row: Row, now: Date): Promise<void> {
  const noting =
    row.session_id !== null
      ? sql`update session set seen_at = ${now} where id = ${row.session_id}`
      : sql`update token set used_at = ${now} where id = ${row.token_id}`;
  await noting.execute(database).catch(() => {});
}
