import { isPersonName, type People } from '@throughline/interchange';
import { sql } from 'kysely';
import type { Database } from '../../storage/index.ts';

/** What those who wrote a project's log are called: people and service tokens of here, and who came with a file. */
export async function namesInLog(database: Database, projectId: string): Promise<People> {
  const { rows } = await sql<{ id: string; name: string }>`
    with wrote as (
      select author as id from change where project_id = ${projectId}
      union select meta::json ->> 'by' from branch where project_id = ${projectId})
    select wrote.id, coalesce(p.name, t.name, a.name) as name
    from wrote
    left join person p on p.id::text = wrote.id
    left join token t on t.id::text = wrote.id
    left join author a on a.project_id = ${projectId} and a.id = wrote.id
    where coalesce(p.name, t.name, a.name) is not null
    order by wrote.id`.execute(database);
  return Object.fromEntries(
    rows.filter(({ name }) => isPersonName(name)).map(({ id, name }) => [id, { name }]),
  );
}
