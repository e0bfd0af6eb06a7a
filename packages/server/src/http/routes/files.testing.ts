import type { Role } from '@throughline/model';
import { startWorker, tasksBy } from '../../jobs/index.ts';
import type { Context } from '../context.ts';
import { ask, testServer } from '../test-server.testing.ts';

/** A server that also runs its jobs. */
export async function filesServer(settings: Partial<Context['settings']> = {}) {
  const server = await testServer(settings);
  const { app, context, url, tokenByRole, workspaceId } = server;
  const { database, heavy } = context;
  const worker = await startWorker({ database, url, beatMs: 50 }, tasksBy(heavy));
  const request = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    payload?: object,
    role: Role = 'manager',
  ) => ask(app, tokenByRole[role], method, `/api/v1/${path}`, payload);
  const upload = (
    path: string,
    bytes: Buffer | NodeJS.ReadableStream,
    { role = 'manager' as Role, headers = {} as Record<string, string> } = {},
  ) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/${path}`,
      headers: {
        authorization: `Bearer ${tokenByRole[role]}`,
        'content-type': 'application/octet-stream',
        ...headers,
      },
      payload: bytes as Buffer,
    });
  /** The job at its end. */
  const ended = async (path: string) => {
    for (;;) {
      const job = (await request('GET', path)).json();
      if (job.endedAt !== null) return job;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const workspace = `workspaces/${workspaceId}`;
  /** Uploads a file to a workspace or project and gives its id and the report's job at its end. */
  const read = async (place: string, bytes: Buffer, query = 'name=plan.xml') => {
    const answer = (await upload(`${place}/uploads?${query}`, bytes)).json();
    return { id: answer.id as string, job: await ended(`${place}/jobs/${answer.reading.id}`) };
  };
  /** Uploads a file and makes a project of it. */
  const imported = async (bytes: Buffer, query?: string): Promise<string> => {
    const { id } = await read(workspace, bytes, query);
    const job = (await request('POST', `${workspace}/uploads/${id}/confirm`, {})).json();
    const { answer, problem } = await ended(`${workspace}/jobs/${job.id}`);
    if (answer === null) throw new Error(JSON.stringify(problem));
    return answer.projectId;
  };
  return {
    ...server,
    workspace,
    request,
    upload,
    ended,
    read,
    imported,
    close: async () => {
      await worker.stop();
      await server.close();
    },
  };
}
