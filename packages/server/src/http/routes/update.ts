import { type EditId, RecordId, StatedCause } from '@throughline/model';
import { z } from 'zod';
import {
  confirmUpload,
  dropUpload,
  type Looker,
  type NewJob,
  readAgain,
} from '../../jobs/index.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { type ProjectPlace, route } from '../route.ts';
import { newId } from '../world.ts';
import { CONFIRMED, NOT_READ, newJob } from './import.ts';
import {
  FileName,
  LARGEST_UPLOAD,
  ReadingQuery,
  receive,
  UploadAnswer,
  uploadAnswer,
} from './import-upload.ts';
import { JobAnswer, jobAnswer } from './job-answer.ts';
import { lookerIn, seenJob } from './jobs.ts';

const ProjectParams = z.strictObject({ projectId: z.uuid() });
const UploadParams = ProjectParams.extend({ uploadId: z.uuid() });
const Reading = ReadingQuery.extend({
  /** Although less than half of the tasks are found again, or the file is older than the plan. */
  sure: z.boolean().exactOptional(),
});

export const updateRoutes = [
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/uploads',
    tag: 'Files',
    summary: 'Upload the next file of the plan: the body is the file',
    description:
      'MS Project XML, Primavera XER or XML, as `application/octet-stream`. A job reads it and works out what it would do: the old finish and the new, milestones and promises that move, what comes, changes and goes, how tasks were found again, and edits made here that the file takes back. The plan is changed once it is confirmed.',
    access: { in: 'project', action: 'project.manage' },
    params: ProjectParams,
    query: ReadingQuery.extend({
      name: FileName,
      sure: z.enum(['true', 'false']).exactOptional(),
    }),
    bodyLimit: LARGEST_UPLOAD,
    status: 202,
    answer: UploadAnswer,
    run: async ({ place, principal, query, context, request }) => {
      const { name, sure, ...how } = query;
      const options = { ...how, ...(sure === 'true' && { sure: true }) };
      const { world } = context;
      const [id, at, looker] = [newId(world), world.now(), lookerIn(place, principal)];
      const { workspaceId, projectId } = place;
      const upload = { id, at, workspaceId, projectId, askedBy: principal.id, name, options };
      await receive(context, request, upload, reading(context, looker, place, id));
      return uploadAnswer(context, looker, id);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/uploads/:uploadId',
    tag: 'Files',
    summary: 'An upload, with the report on what it would do to the plan',
    access: { in: 'project', action: 'project.manage' },
    params: UploadParams,
    answer: UploadAnswer,
    run: ({ params, place, principal, context }) =>
      uploadAnswer(context, lookerIn(place, principal), params.uploadId),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/uploads/:uploadId/read',
    tag: 'Files',
    summary: 'Read it again: in another way, or against the plan as it is now',
    access: { in: 'project', action: 'project.manage' },
    params: UploadParams,
    body: Reading,
    status: 202,
    answer: UploadAnswer,
    run: async ({ params: { uploadId }, place, principal, body, context }) => {
      const looker = lookerIn(place, principal);
      const job = reading(context, looker, place, uploadId);
      const done = await readAgain(context.database, looker, uploadId, body, job);
      if (done === undefined) return new Fault('not-found');
      if (!done) return new Fault('conflict', { detail: CONFIRMED });
      return uploadAnswer(context, looker, uploadId);
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/uploads/:uploadId/confirm',
    tag: 'Files',
    summary: 'Bring it in, as one group of changes',
    description:
      "`base` is the report's: what somebody else changed since, and the file says otherwise, refuses the whole with 409 as the job's problem. Confirming one upload again gives the first job, unless that failed.",
    access: { in: 'project', action: 'project.manage' },
    params: UploadParams,
    body: z.strictObject({
      base: z.int().min(0),
      cause: StatedCause.exactOptional(),
      event: RecordId.exactOptional(),
    }),
    status: 202,
    answer: JobAnswer,
    run: async ({ params: { uploadId }, place, principal, body, context }) => {
      const { database, world } = context;
      const looker = lookerIn(place, principal);
      const { projectId, revision } = place;
      const editId: EditId = newId(world) as string as EditId;
      const about = { at: world.instant(), author: principal.id, editId };
      const input = { fileId: uploadId, projectId, revision, ...body, ...about };
      const job = newJob(context, looker, 'project.update', input);
      const jobId = await confirmUpload(database, looker, uploadId, job);
      if (jobId === undefined) return new Fault('not-found');
      if (jobId === false) return new Fault('conflict', { detail: NOT_READ });
      return jobAnswer(await seenJob(context, looker, jobId));
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/projects/:projectId/uploads/:uploadId',
    tag: 'Files',
    summary: 'Drop an upload',
    access: { in: 'project', action: 'project.manage' },
    params: UploadParams,
    run: async ({ params, place, principal, context }) => {
      const looker = lookerIn(place, principal);
      if (!(await dropUpload(context.database, looker, params.uploadId))) {
        return new Fault('not-found');
      }
      return undefined;
    },
  }),
];

function reading(
  context: Context,
  looker: Looker,
  { projectId, revision }: ProjectPlace,
  fileId: string,
): NewJob {
  const now = context.world.local();
  return newJob(context, looker, 'update.read', { fileId, projectId, revision, now });
}
