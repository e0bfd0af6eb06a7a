import { z } from 'zod';
import {
  cancelJob,
  findJob,
  type Looker,
  listJobs,
  retryJob,
  type SeenJob,
} from '../../jobs/index.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { type ProjectPlace, route, type WorkspacePlace } from '../route.ts';
import { JobAnswer, jobAnswer } from './job-answer.ts';

const WorkspaceParams = z.strictObject({ workspaceId: z.uuid() });
const ProjectParams = z.strictObject({ projectId: z.uuid() });
const Page = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
const JobList = z.strictObject({ jobs: z.array(JobAnswer) });
const jobId = { jobId: z.uuid() };
const seeing =
  'Everybody sees what they asked for and may still do; owners see what anybody did. Jobs about a project stand with the project.';

/** Who looks for jobs, from where the request is. */
export function lookerIn(
  place: WorkspacePlace | ProjectPlace,
  principal: { readonly id: string },
): Looker {
  const { workspaceId, role } = place;
  return {
    id: principal.id,
    role,
    workspaceId,
    ...('projectId' in place && { projectId: place.projectId }),
  };
}

/** The job, or 404 as for one that somebody else asked for. */
export async function seenJob({ database }: Context, looker: Looker, id: string): Promise<SeenJob> {
  const job = await findJob(database, looker, id);
  if (job === undefined) throw new Fault('not-found');
  return job;
}

async function steered(
  context: Context,
  looker: Looker,
  id: string,
  steer: typeof cancelJob,
  wrong: string,
): Promise<JobAnswer | Fault> {
  await seenJob(context, looker, id);
  if (!(await steer(context.database, id))) return new Fault('conflict', { detail: wrong });
  return jobAnswer(await seenJob(context, looker, id));
}

const ENDED = 'The job has ended already.';
const NOT_ENDED = 'Only a job that failed or was cancelled is tried again.';

export const jobRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/jobs',
    tag: 'Jobs',
    summary: 'Jobs of the workspace, the newest first',
    description: seeing,
    access: { in: 'workspace', action: 'job.read' },
    params: WorkspaceParams,
    query: Page,
    answer: JobList,
    run: async ({ place, principal, query, context: { database } }) => {
      const jobs = await listJobs(database, lookerIn(place, principal), query.limit);
      return { jobs: jobs.map(jobAnswer) };
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/jobs/:jobId',
    tag: 'Jobs',
    summary: 'One job: how far it is, and what it came to',
    access: { in: 'workspace', action: 'job.read' },
    params: WorkspaceParams.extend(jobId),
    answer: JobAnswer,
    run: async ({ params, place, principal, context }) =>
      jobAnswer(await seenJob(context, lookerIn(place, principal), params.jobId)),
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/jobs/:jobId/cancel',
    tag: 'Jobs',
    summary: 'End a job that waits or runs; nothing of it stays',
    access: { in: 'workspace', action: 'job.steer' },
    params: WorkspaceParams.extend(jobId),
    answer: JobAnswer,
    run: ({ params, place, principal, context }) =>
      steered(context, lookerIn(place, principal), params.jobId, cancelJob, ENDED),
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/jobs/:jobId/retry',
    tag: 'Jobs',
    summary: 'Try a job again that failed or was cancelled',
    access: { in: 'workspace', action: 'job.steer' },
    params: WorkspaceParams.extend(jobId),
    answer: JobAnswer,
    run: ({ params, place, principal, context }) =>
      steered(context, lookerIn(place, principal), params.jobId, retryJob, NOT_ENDED),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/jobs',
    tag: 'Jobs',
    summary: 'Jobs about the project, the newest first',
    description: seeing,
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams,
    query: Page,
    answer: JobList,
    run: async ({ place, principal, query, context: { database } }) => {
      const jobs = await listJobs(database, lookerIn(place, principal), query.limit);
      return { jobs: jobs.map(jobAnswer) };
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/jobs/:jobId',
    tag: 'Jobs',
    summary: 'One job about the project: how far it is, and what it came to',
    access: { in: 'project', action: 'project.read' },
    params: ProjectParams.extend(jobId),
    answer: JobAnswer,
    run: async ({ params, place, principal, context }) =>
      jobAnswer(await seenJob(context, lookerIn(place, principal), params.jobId)),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/jobs/:jobId/cancel',
    tag: 'Jobs',
    summary: 'End a job about the project that waits or runs; nothing of it stays',
    access: { in: 'project', action: 'job.steer' },
    params: ProjectParams.extend(jobId),
    answer: JobAnswer,
    run: ({ params, place, principal, context }) =>
      steered(context, lookerIn(place, principal), params.jobId, cancelJob, ENDED),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/jobs/:jobId/retry',
    tag: 'Jobs',
    summary: 'Try a job about the project again that failed or was cancelled',
    access: { in: 'project', action: 'job.steer' },
    params: ProjectParams.extend(jobId),
    answer: JobAnswer,
    run: ({ params, place, principal, context }) =>
      steered(context, lookerIn(place, principal), params.jobId, retryJob, NOT_ENDED),
  }),
];
