import { type SampleProgramme, sampleProgramme } from '@throughline/sample';
import { createProject } from '../../projects/index.ts';
import { ask, testServer } from '../test-server.testing.ts';
import { newId } from '../world.ts';

/** A server that has the sample programme, and how each role asks about it. */
export async function sampleServer() {
  const server = await testServer();
  const sample: SampleProgramme = sampleProgramme();
  const { database, world } = server.context;
  const projectId = newId(world);
  await database.transaction().execute((tx) =>
    createProject(tx, {
      id: projectId,
      workspaceId: server.workspaceId,
      name: 'A data-centre exit',
      at: world.now(),
      history: sample.history,
      branches: sample.branches,
      authors: sample.people,
    }),
  );
  await database
    .insertInto('project_member')
    .values({
      project_id: projectId,
      person_id: server.personByRole.guest,
      role: 'guest',
      created_at: world.now(),
    })
    .execute();
  return {
    ...server,
    sample,
    projectId,
    get: async (path: string, role: keyof typeof server.tokenByRole = 'manager') => {
      const url = `/api/v1/projects/${projectId}/${path}`;
      const answer = await ask(server.app, server.tokenByRole[role], 'GET', url);
      return { status: answer.statusCode, body: answer.json(), text: answer.body };
    },
    post: async (path: string, body: object, role: keyof typeof server.tokenByRole = 'manager') => {
      const url = `/api/v1/projects/${projectId}/${path}`;
      const answer = await ask(server.app, server.tokenByRole[role], 'POST', url, body);
      return { status: answer.statusCode, body: answer.json() };
    },
    patch: async (
      path: string,
      body: object,
      role: keyof typeof server.tokenByRole = 'manager',
    ) => {
      const url = `/api/v1/projects/${projectId}/${path}`;
      const answer = await ask(server.app, server.tokenByRole[role], 'PATCH', url, body);
      return { status: answer.statusCode, body: answer.json() };
    },
  };
}
