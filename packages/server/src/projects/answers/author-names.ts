import { sql } from 'kysely';
import type { Database } from '../../storage/index.ts';

/** What those of these ids are called who are known: people and service tokens of here, and who came with a file. */
export async function authorNames(
  database: Database,
  projectId: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`
    select asked.id, coalesce(p.name, t.name, a.name) as name
    from unnest(${[...ids]}::text[], ${ids.map(uuidOf)}::uuid[]) as asked (id, uuid)
    left join person p on p.id = asked.uuid
    left join token t on t.id = asked.uuid
    left join author a on a.project_id = ${projectId} and a.id = asked.id
    where coalesce(p.name, t.name, a.name) is not null`.execute(database);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** People and tokens are found by their index, which is of ids, not of texts. */
function uuidOf(id: string): string | null {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) ? id : null;
}
