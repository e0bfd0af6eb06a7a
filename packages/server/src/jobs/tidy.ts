import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';

const DAYS_OF_ENDED_JOBS = 30;

/** Takes away what nobody will ask for any more: files past their time, jobs that ended long ago. */
export async function tidy(database: Database): Promise<void> {
  await sql`delete from file where expires_at < now()`.execute(database);
  await sql`
    delete from job where ended_at < now() - make_interval(days => ${DAYS_OF_ENDED_JOBS}::integer)`.execute(
    database,
  );
}
