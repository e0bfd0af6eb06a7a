import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Complaint } from '../say.ts';
import type { Environment } from '../terminal/index.ts';
import { readAddress } from './address.ts';
import { askFor, askServer, type Server } from './ask-server.ts';
import { findProject } from './find-project.ts';
import { tokenFor } from './keyring.ts';

/** A project on a server that may be asked. */
export interface ServerPlan {
  readonly server: Server;
  readonly projectId: string;
}

/** Finds the plan at the address, by the token there is for its server. */
export async function reachPlan(
  address: string,
  env: Environment,
): Promise<ServerPlan | Complaint> {
  const at = readAddress(address);
  if (at === undefined) {
    const next = 'It ends with /projects/ and the name or id of one.';
    return { about: address, why: 'This is no address of a plan.', code: 'address-invalid', next };
  }
  const token = await tokenFor(at.server, env);
  if (typeof token !== 'string') return token;
  const server = { url: at.server, token };
  const projectId = await findProject(server, at.project);
  return typeof projectId === 'string' ? { server, projectId } : projectId;
}

/** The whole plan as its own file. */
export async function readPlan({ server, projectId }: ServerPlan): Promise<Uint8Array | Complaint> {
  const project = `/api/v1/projects/${projectId}`;
  const bytes = await askServer(server, { path: `${project}/export?format=throughline` });
  if (bytes instanceof Uint8Array || bytes.code !== 'too-large') return bytes;
  // What is too large to be made at once is made by a job.
  const job = await askFor(
    server,
    { path: `${project}/exports`, body: { format: 'throughline' } },
    Job,
  );
  if ('why' in job) return job;
  const done = await untilDone({ server, projectId }, job.id);
  return 'why' in done ? done : askServer(server, { path: `${project}/exports/${job.id}` });
}

const Job = z.object({
  id: z.string(),
  state: z.string(),
  problem: z
    .object({ code: z.string(), title: z.string(), detail: z.string().optional() })
    .nullish(),
});
type Job = z.infer<typeof Job>;

/** Waits for a job of the server; a failed one is what its problem says. */
export async function untilDone(
  { server, projectId }: ServerPlan,
  id: string,
): Promise<Job | Complaint> {
  for (;;) {
    const job = await askFor(server, { path: `/api/v1/projects/${projectId}/jobs/${id}` }, Job);
    if ('why' in job || job.state === 'done') return job;
    if (job.state === 'failed' || job.state === 'cancelled') {
      const { code = 'job-cancelled', title = 'It was cancelled', detail } = job.problem ?? {};
      const why = `${title}${detail === undefined ? '' : `: ${detail}`}.`;
      return { about: server.url, why, code };
    }
    await pause(250);
  }
}
