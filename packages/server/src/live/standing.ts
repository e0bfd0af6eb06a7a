import { Role, roleInProject } from '@throughline/model';
import { sql } from 'kysely';
import { idleSince, type Principal } from '../accounts/index.ts';
import type { Database } from '../storage/index.ts';

/** Somebody who watches a project. */
export interface Watching {
  readonly projectId: string;
  readonly principal: Principal;
}

/** What somebody may see: as whom, and the project's place at the same moment. */
export interface Standing {
  readonly role: Role;
  readonly seq: number;
  readonly revision: number;
}

/**
 * Where each of them stands just now, in their order: undefined for whoever may no longer look, because
 * the role, the session, the token or the account is gone. One statement for all of them.
 */
export async function standings(
  database: Database,
  watching: readonly Watching[],
  now: Date,
): Promise<(Standing | undefined)[]> {
  if (watching.length === 0) return [];
  const { rows } = await sql<{
    place: number;
    workspace_role: Role | null;
    project_role: Role | null;
    token_role: Role | null;
    seq: number;
    revision: number;
  }>`
    select w.place, h.seq, h.revision, m.role as workspace_role, pm.role as project_role, t.role as token_role
    from unnest(
      ${watching.map((_, place) => place)}::integer[],
      ${watching.map(({ projectId }) => projectId)}::uuid[],
      ${watching.map(({ principal }) => (principal.kind === 'person' ? principal.id : null))}::uuid[],
      ${watching.map(({ principal }) => principal.sessionId ?? null)}::uuid[],
      ${watching.map(({ principal }) => principal.tokenId ?? null)}::uuid[]
    ) as w (place, project_id, person_id, session_id, token_id)
    join project p on p.id = w.project_id
    join project_head h on h.project_id = w.project_id
    left join person on person.id = w.person_id
    left join session s on s.id = w.session_id
    left join token t on t.id = w.token_id
    left join member m on m.workspace_id = p.workspace_id and m.person_id = w.person_id
    left join project_member pm on pm.project_id = p.id and pm.person_id = w.person_id
    where (w.person_id is null or (person.id is not null and person.disabled_at is null))
      and (w.session_id is null or (s.expires_at > ${now} and s.seen_at > ${idleSince(now)}))
      and (w.token_id is null or (t.revoked_at is null and t.expires_at > ${now}
        and t.workspace_id = p.workspace_id and (t.project_id is null or t.project_id = p.id)))
      and (w.session_id is not null or w.token_id is not null)`.execute(database);
  const found: (Standing | undefined)[] = watching.map(() => undefined);
  for (const { place, seq, revision, workspace_role, project_role, token_role } of rows) {
    const role =
      token_role === null ? roleInProject(workspace_role, project_role) : Role.parse(token_role);
    if (role !== null) found[place] = { role, seq, revision };
  }
  return found;
}
