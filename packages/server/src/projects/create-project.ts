import type { Branch, History } from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/index.ts';
import { write } from './project-rows.ts';

export interface NewProject {
  readonly id: string;
  readonly workspaceId: string;
  readonly programmeId?: string;
  readonly name: string;
  readonly at: Date;
  /** What it begins with: nothing, or all that a file holds. */
  readonly history: History;
  readonly branches?: readonly Branch[];
  /** Names of authors who have no account here. */
  readonly authors?: Readonly<Record<string, { readonly name: string }>>;
}

/** A project with its whole log, in the caller's transaction. */
export async function createProject(tx: Kysely<Schema>, project: NewProject): Promise<void> {
  const { id, history, branches = [], authors = {} } = project;
  await tx
    .insertInto('project')
    .values({
      id,
      workspace_id: project.workspaceId,
      programme_id: project.programmeId ?? null,
      name: project.name,
      created_at: project.at,
      archived_at: null,
    })
    .execute();
  await sql`
    insert into project_head (project_id, seq, hash, revision)
    values (${id}, 0, ${history.headHash}, 1)`.execute(tx);
  await write(tx, id, {
    history,
    after: 0,
    branches: branches.map((branch) => ({ branch, after: 0 })),
    revision: 1,
  });
  for (const [author, { name }] of Object.entries(authors)) {
    await tx.insertInto('author').values({ project_id: id, id: author, name }).execute();
  }
}
