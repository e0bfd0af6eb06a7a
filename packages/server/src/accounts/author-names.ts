import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';

/**
 * What the log's authors are called: people and service tokens by their present name, whoever came with an
 * imported project or wrote by a report link by the name kept with the project. An id without a name is
 * left out.
 */
export async function authorNames(
  database: Database,
  projectId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const asked = [...new Set(ids)];
  const { rows } = await sql<{ id: string; name: string }>`
    select a.id, coalesce(p.name, t.name, o.name) as name
    from unnest(${asked}::text[], ${asked.map(uuidOf)}::uuid[]) as a(id, uuid)
    left join person p on p.id = a.uuid
    left join token t on t.id = a.uuid and t.person_id is null
    left join author o on o.project_id = ${projectId} and o.id = a.id
    where coalesce(p.name, t.name, o.name) is not null`.execute(database);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function uuidOf(id: string): string | null {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) ? id : null;
}
