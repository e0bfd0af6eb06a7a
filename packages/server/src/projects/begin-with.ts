import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';
import { ADVISORY_LOCK } from '../storage/index.ts';
import { createProject, type NewProject } from './create-project.ts';

export interface FirstWorkspace {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
  /** Made only where it is needed. */
  readonly project: () => Omit<NewProject, 'workspaceId' | 'at'>;
}

/**
 * A workspace with a project for whoever comes first, where there is no workspace yet: the first person
 * becomes its owner. Returns whether it was made.
 */
export async function beginWith(
  database: Database,
  { id, name, at, project }: FirstWorkspace,
): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.firstWorkspace})`.execute(tx);
    const known = await tx.selectFrom('workspace').select('id').limit(1).executeTakeFirst();
    if (known !== undefined) return false;
    await tx.insertInto('workspace').values({ id, name, created_at: at }).execute();
    await createProject(tx, { ...project(), workspaceId: id, at });
    return true;
  });
}
