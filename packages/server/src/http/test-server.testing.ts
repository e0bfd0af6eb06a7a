import { History, type Role } from '@throughline/model';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { hashOfSecret, newBearer, TOKEN_PREFIX } from '../accounts/index.ts';
import { startHeavy } from '../jobs/index.ts';
import { Live } from '../live/index.ts';
import { createProject, ProjectStore } from '../projects/index.ts';
import { testDatabase } from '../storage/test-database.testing.ts';
import type { Context } from './context.ts';
import { buildServer } from './server.ts';
import { newId, thisWorld } from './world.ts';

/** A server on a database of its own, with a workspace and one person of each role. */
export async function testServer(settings: Partial<Context['settings']> = {}) {
  const { database, drop, url } = await testDatabase();
  const world = thisWorld;
  const store = new ProjectStore(database, (projectId, head) => live.tell(projectId, head));
  const live: Live = new Live({ database, store, world, log: pino({ level: 'silent' }) });
  live.start();
  const heavy = startHeavy({ url });
  const context: Context = {
    database,
    world,
    store,
    live,
    heavy,
    settings: { url: 'http://localhost', requestsPerMinute: 0, ...settings },
  };
  const app = await buildServer(context);
  const made = await aWorkspace(context);
  return {
    app,
    context,
    url,
    ...made,
    close: async () => {
      await live.stop();
      await app.close();
      await heavy.stop();
      await drop();
    },
  };
}

/** A workspace with a member of every role, each with a token that may everything their role may. */
export async function aWorkspace({ database, world }: Context, name = 'Alder') {
  const workspaceId = newId(world);
  const at = world.now();
  await database
    .insertInto('workspace')
    .values({ id: workspaceId, name, created_at: at })
    .execute();
  const tokenByRole = {} as Record<Role, string>;
  const personByRole = {} as Record<Role, string>;
  for (const role of ['owner', 'manager', 'contributor', 'viewer', 'guest'] as const) {
    const personId = newId(world);
    const email = `${role}-${personId}@example.org`;
    await database
      .insertInto('person')
      .values({
        id: personId,
        email,
        name: role,
        password_hash: null,
        created_at: at,
        disabled_at: null,
      })
      .execute();
    await database
      .insertInto('member')
      .values({ workspace_id: workspaceId, person_id: personId, role, created_at: at })
      .execute();
    const secret = newBearer(TOKEN_PREFIX, world);
    await database
      .insertInto('token')
      .values({
        id: newId(world),
        secret_hash: hashOfSecret(secret),
        workspace_id: workspaceId,
        person_id: personId,
        name: role,
        scope: 'admin',
        role: null,
        project_id: null,
        created_by: personId,
        created_at: at,
        expires_at: new Date(at.getTime() + 86_400_000),
        used_at: null,
        revoked_at: null,
      })
      .execute();
    tokenByRole[role] = secret;
    personByRole[role] = personId;
  }
  return { workspaceId, tokenByRole, personByRole };
}

/** A project in the workspace: empty, or with the history. */
export async function aProject(
  { database, world }: Context,
  workspaceId: string,
  history = new History(),
): Promise<string> {
  const id = newId(world);
  await database
    .transaction()
    .execute((tx) =>
      createProject(tx, { id, workspaceId, name: 'A plan', at: world.now(), history }),
    );
  return id;
}

/** A request with a token. */
export async function ask(
  app: FastifyInstance,
  token: string,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
) {
  return app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  });
}
