import { Name } from '@throughline/model';
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
import { route } from '../route.ts';
import { newId } from '../world.ts';
import {
  FileName,
  LARGEST_UPLOAD,
  mustFind,
  ReadingQuery,
  receive,
  UploadAnswer,
  uploadAnswer,
} from './import-upload.ts';
import { JobAnswer, jobAnswer } from './job-answer.ts';
import { lookerIn, seenJob } from './jobs.ts';

const WorkspaceParams = z.strictObject({ workspaceId: z.uuid() });
const UploadParams = WorkspaceParams.extend({ uploadId: z.uuid() });

export const NOT_READ = 'The file is not read yet, or could not be: there is nothing to confirm.';
export const CONFIRMED = 'The file was confirmed already.';

export const importRoutes = [
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/uploads',
    tag: 'Files',
    summary: 'Upload a plan, to become a project: the body is the file',
    description:
      'MS Project XML, Primavera XER or XML, or a `.throughline`, as `application/octet-stream`. A job reads it; its answer is the report: what the file holds, its dates by our schedule and by its own, and what would be lost. No project is made before it is confirmed. An upload is kept for a day.',
    access: { in: 'workspace', action: 'project.create' },
    params: WorkspaceParams,
    query: ReadingQuery.extend({ name: FileName }),
    bodyLimit: LARGEST_UPLOAD,
    status: 202,
    answer: UploadAnswer,
    run: async ({ place, principal, query: { name, ...options }, context, request }) => {
      const { world } = context;
      const [id, at, looker] = [newId(world), world.now(), lookerIn(place, principal)];
      const upload = {
        id,
        at,
        workspaceId: place.workspaceId,
        askedBy: principal.id,
        name,
        options,
      };
      await receive(context, request, upload, reading(context, looker, id));
      return uploadAnswer(context, looker, id);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/workspaces/:workspaceId/uploads/:uploadId',
    tag: 'Files',
    summary: 'An upload, with the report on it',
    access: { in: 'workspace', action: 'project.create' },
    params: UploadParams,
    answer: UploadAnswer,
    run: ({ params, place, principal, context }) =>
      uploadAnswer(context, lookerIn(place, principal), params.uploadId),
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/uploads/:uploadId/read',
    tag: 'Files',
    summary: 'Read it again: another of its projects, or in another encoding',
    access: { in: 'workspace', action: 'project.create' },
    params: UploadParams,
    body: ReadingQuery,
    status: 202,
    answer: UploadAnswer,
    run: async ({ params, place, principal, body, context }) => {
      const looker = lookerIn(place, principal);
      const job = reading(context, looker, params.uploadId);
      const done = await readAgain(context.database, looker, params.uploadId, body, job);
      if (done === undefined) return new Fault('not-found');
      if (!done) return new Fault('conflict', { detail: CONFIRMED });
      return uploadAnswer(context, looker, params.uploadId);
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/workspaces/:workspaceId/uploads/:uploadId/confirm',
    tag: 'Files',
    summary: 'Make a project of it, whole or not at all',
    description:
      "A job makes the project; its answer has the project's id. Records keep the file's ids, and a `.throughline` its whole log, branches and people; the project's own id is new, so that the same file twice makes two projects. Confirming one upload again gives the first job.",
    access: { in: 'workspace', action: 'project.create' },
    params: UploadParams,
    body: z.strictObject({
      /** What the project is called, if not as in the file. */
      name: Name.trim().min(1).exactOptional(),
      programmeId: z.uuid().exactOptional(),
    }),
    status: 202,
    answer: JobAnswer,
    run: async ({ params: { uploadId }, place, principal, body, context }) => {
      const { database, world } = context;
      const looker = lookerIn(place, principal);
      const { workspaceId } = place;
      await mustFind(context, looker, uploadId);
      await mustHaveProgramme(context, workspaceId, body.programmeId);
      const input = { fileId: uploadId, projectId: newId(world), workspaceId, ...body };
      const about = { at: world.instant(), author: principal.id };
      const job = newJob(context, looker, 'project.import', { ...input, ...about });
      const jobId = await confirmUpload(database, looker, uploadId, job);
      if (jobId === undefined) return new Fault('not-found');
      if (jobId === false) return new Fault('conflict', { detail: NOT_READ });
      return jobAnswer(await seenJob(context, looker, jobId));
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/v1/workspaces/:workspaceId/uploads/:uploadId',
    tag: 'Files',
    summary: 'Drop an upload',
    access: { in: 'workspace', action: 'project.create' },
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

/** A job of whoever asks, where they ask. */
export function newJob(
  { world }: Context,
  { id: askedBy, workspaceId, projectId }: Looker,
  kind: NewJob['kind'],
  input: object,
): NewJob {
  return {
    id: newId(world),
    at: world.now(),
    kind,
    workspaceId,
    ...(projectId !== undefined && { projectId }),
    askedBy,
    input,
  };
}

function reading(context: Context, looker: Looker, fileId: string): NewJob {
  return newJob(context, looker, 'file.read', { fileId, now: context.world.local() });
}

async function mustHaveProgramme(
  { database }: Context,
  workspaceId: string,
  programmeId: string | undefined,
): Promise<void> {
  if (programmeId === undefined) return;
  const found = await database
    .selectFrom('programme')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', programmeId)
    .executeTakeFirst();
  if (found === undefined) throw new Fault('not-found', { field: 'body/programmeId' });
}
