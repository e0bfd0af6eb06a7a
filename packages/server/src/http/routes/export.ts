import { Readable } from 'node:stream';
import { Instant, RecordId } from '@throughline/model';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportRequest,
  enqueue,
  exportOptions,
  findExport,
  partsOf,
} from '../../jobs/index.ts';
import type { Context } from '../context.ts';
import { Fault, problemOf } from '../fault.ts';
import { type ProjectPlace, route } from '../route.ts';
import { newId } from '../world.ts';
import { newJob } from './import.ts';
import { JobAnswer, jobAnswer } from './job-answer.ts';
import { lookerIn, seenJob } from './jobs.ts';

const ProjectParams = z.strictObject({ projectId: z.uuid() });
const Asked = z.strictObject({
  /** `throughline`: all of the log, for who sees all of the plan. `mspdi`: MS Project XML. */
  format: z.enum(EXPORT_FORMATS),
  /** As the plan was at the moment. */
  asOf: Instant.exactOptional(),
  /** As a branch has it, by its id. */
  branch: RecordId.exactOptional(),
});
type Asked = z.infer<typeof Asked>;

const Loss = z.strictObject({
  code: z.string(),
  count: z.int(),
  sentence: z.string(),
  where: z.array(z.string()),
});

/** Changes and records: what has more of them is made by a job. */
const AT_ONCE = 20_000;
const KEPT_MS = 24 * 60 * 60 * 1000;

export const exportRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/export',
    tag: 'Files',
    summary: 'The plan as a file',
    description:
      'Those who see a part of the plan get that part, and no log. A large plan is 413: ask for it as a job, with POST to `exports`.',
    access: { in: 'project', action: 'project.export' },
    params: ProjectParams,
    query: Asked,
    run: async ({ query, place, context, reply }) => {
      const { bytes } = await exported(context, place, query);
      const name = await nameOf(context, place.projectId);
      return sendFile(reply, name, query.format, bytes.length, Buffer.from(bytes));
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/export/losses',
    tag: 'Files',
    summary: 'What the plan says and the file would not',
    access: { in: 'project', action: 'project.export' },
    params: ProjectParams,
    query: Asked,
    answer: z.strictObject({ losses: z.array(Loss), seq: z.int(), hash: z.string() }),
    run: async ({ query, place, context }) => {
      const { losses, seq, hash } = await exported(context, place, query);
      return { losses, seq, hash };
    },
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/exports',
    tag: 'Files',
    summary: 'Make the file by a job, however large it is',
    description:
      "The job's answer has the losses; the file is fetched from `exports/{jobId}` for a day.",
    access: { in: 'project', action: 'project.export' },
    params: ProjectParams,
    body: Asked,
    status: 202,
    answer: JobAnswer,
    run: async ({ body, place, principal, context }) => {
      const { database, world } = context;
      const { workspaceId, projectId } = place;
      const fileId = newId(world);
      const looker = lookerIn(place, principal);
      const input = { ...requestOf(context, place, body), fileId };
      const job = newJob(context, looker, 'project.export', input);
      const at = world.now();
      const name = await nameOf(context, projectId);
      await database.transaction().execute(async (tx) => {
        await tx
          .insertInto('file')
          .values({
            id: fileId,
            workspace_id: workspaceId,
            project_id: projectId,
            asked_by: principal.id,
            purpose: 'export',
            name,
            options: exportOptions(body.format, place.reader),
            size: null,
            sha256: null,
            job_id: job.id,
            confirm_job_id: null,
            created_at: at,
            expires_at: new Date(at.getTime() + KEPT_MS),
          })
          .execute();
        await enqueue(tx, job);
      });
      return jobAnswer(await seenJob(context, looker, job.id));
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/exports/:jobId',
    tag: 'Files',
    summary: 'The file that a job made',
    access: { in: 'project', action: 'project.export' },
    params: ProjectParams.extend({ jobId: z.uuid() }),
    run: async ({ params: { jobId }, place, principal, context, reply }) => {
      const { database } = context;
      await seenJob(context, lookerIn(place, principal), jobId);
      const file = await findExport(database, place.projectId, jobId, place.reader);
      if (file === undefined) return new Fault('not-found');
      return sendFile(
        reply,
        file.name,
        file.format,
        file.size,
        Readable.from(partsOf(database, file.id)),
      );
    },
  }),
];

async function exported(context: Context, place: ProjectPlace, asked: Asked) {
  const request = { ...requestOf(context, place, asked), most: AT_ONCE };
  const outcome = await context.heavy.run('export', request);
  if ('answer' in outcome) return outcome.answer;
  const { failure } = outcome;
  if ('refusal' in failure)
    throw new Error(`an export refused: ${problemOf(failure.refusal).code}`);
  throw new Fault(failure.fault, failure.about);
}

function requestOf(
  { world }: Context,
  { projectId, revision, reader }: ProjectPlace,
  asked: Asked,
): ExportRequest {
  return { projectId, revision, reader, ...asked, now: world.local() };
}

async function nameOf({ database }: Context, projectId: string): Promise<string> {
  const { name } = await database
    .selectFrom('project')
    .select('name')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  return name;
}

const ENDING: Readonly<Record<ExportFormat, string>> = {
  throughline: '.throughline',
  mspdi: '.xml',
};

function sendFile(
  reply: FastifyReply,
  name: string,
  format: ExportFormat,
  size: number,
  body: Buffer | Readable,
): FastifyReply {
  return reply
    .type('application/octet-stream')
    .header('content-length', size)
    .header('content-disposition', attachment(`${name}${ENDING[format]}`))
    .send(body);
}

/** RFC 6266: a name that every client can show, and the whole of it for those that know how. */
export function attachment(name: string): string {
  const whole = [...name.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '_')].slice(-150).join('');
  const plain = whole.replace(/[^\w .()-]/g, '_').replace(/^[ .]+/, '_');
  const encoded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
