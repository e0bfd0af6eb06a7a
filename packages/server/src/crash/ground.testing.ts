import { randomBytes } from 'node:crypto';
import { hashOfSecret } from '../accounts/index.ts';
import { newId, thisWorld } from '../http/world.ts';
import { createProject } from '../projects/index.ts';
import type { Database } from '../storage/index.ts';
import { smallProject } from './small-project.testing.ts';

/** What the writers write to, and who they are. */
export interface Ground {
  readonly token: string;
  readonly projectIds: readonly string[];
}

/** A workspace with one person, their token and some projects, straight into the tables. */
export async function prepareGround(
  database: Database,
  { projects, tasks }: { projects: number; tasks: number },
): Promise<Ground> {
  const at = thisWorld.now();
  const [workspaceId, personId] = [newId(thisWorld), newId(thisWorld)];
  const token = `tl_${randomBytes(32).toString('base64url')}`;
  const ends = new Date(at.getTime() + 86_400_000);
  await database
    .insertInto('workspace')
    .values({ id: workspaceId, name: 'Crash', created_at: at })
    .execute();
  await database
    .insertInto('person')
    .values({
      id: personId,
      email: `${personId}@example.org`,
      name: 'Writer',
      password_hash: null,
      created_at: at,
      disabled_at: null,
    })
    .execute();
  await database
    .insertInto('member')
    .values({ workspace_id: workspaceId, person_id: personId, role: 'owner', created_at: at })
    .execute();
  await database
    .insertInto('token')
    .values({
      id: newId(thisWorld),
      secret_hash: hashOfSecret(token),
      workspace_id: workspaceId,
      person_id: personId,
      name: 'writer',
      scope: 'write',
      role: null,
      project_id: null,
      created_by: personId,
      created_at: at,
      expires_at: ends,
      used_at: null,
      revoked_at: null,
    })
    .execute();
  const projectIds: string[] = [];
  for (let n = 0; n < projects; n++) {
    const id = newId(thisWorld);
    const history = smallProject(tasks);
    await database
      .transaction()
      .execute((tx) => createProject(tx, { id, workspaceId, name: `Plan ${n}`, at, history }));
    projectIds.push(id);
  }
  return { token, projectIds };
}
