import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  findUpload,
  type Looker,
  type NewJob,
  type NewUpload,
  TooLarge,
  takeUpload,
  type Upload,
  waitingBytes,
} from '../../jobs/index.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { JobAnswer, jobAnswer } from './job-answer.ts';
import { seenJob } from './jobs.ts';

const MEDIA_TYPE = 'application/octet-stream';
/** Unless the settings say otherwise; what is so large may also take its time. */
export const LARGEST_UPLOAD = 100 * 1024 * 1024;
/** A workspace may have so many of the largest waiting at once. */
const WAITING = 5;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Files come as they are, and are kept as they come: nobody holds all of one. */
export function takeFiles(app: FastifyInstance): void {
  app.addContentTypeParser(MEDIA_TYPE, (_request, payload, done) => done(null, payload));
}

/** How the file is to be read; its content says which format it is. */
export const ReadingQuery = z.strictObject({
  /** Which of its projects, by name or id; else the one that it is mostly about. */
  project: z.string().min(1).max(400).exactOptional(),
  /** The encoding of an XER where its letters mislead: `windows-1251`. */
  encoding: z
    .string()
    .regex(/^[\w.:-]{1,40}$/)
    .exactOptional(),
});

/** What the file is called; it names a project that has no name of its own. */
export const FileName = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters');

export const UploadAnswer = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256: z.string(),
  expiresAt: z.string(),
  /** The job that reads it; its answer is the report. */
  reading: JobAnswer,
  /** The job that brings it in, once it is confirmed. */
  confirmed: JobAnswer.nullable(),
});

/** What a request may not be, seen before any of its body is read. */
async function refuseEarly(
  request: FastifyRequest,
  { database, settings }: Context,
  workspaceId: string,
): Promise<number> {
  const { headers } = request;
  if (!(request.body instanceof Readable)) {
    throw new Fault('request-invalid', { field: 'content-type', accepted: [MEDIA_TYPE] });
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new Fault('request-invalid', { field: 'content-encoding', accepted: ['identity'] });
  }
  const most = settings.uploadBytes ?? LARGEST_UPLOAD;
  if (Number(headers['content-length'] ?? 0) > most) throw tooLarge(most);
  if ((await waitingBytes(database, workspaceId)) > WAITING * most) {
    throw new Fault('too-large', {
      detail: 'Too many files wait here to be confirmed or dropped.',
    });
  }
  return most;
}

function tooLarge(most: number): Fault {
  return new Fault('too-large', {
    detail: `A file has at most ${most} bytes.`,
    parameters: { most },
  });
}

/** Takes the body of the request in and has it read. Nothing is left of what breaks off. */
export async function receive(
  context: Context,
  request: FastifyRequest,
  upload: Omit<NewUpload, 'expiresAt'>,
  reading: NewJob,
): Promise<void> {
  const most = await refuseEarly(request, context, upload.workspaceId);
  const expiresAt = new Date(upload.at.getTime() + KEPT_MS);
  const body = request.body as Readable;
  // Who sends too much is told so: the connection has to live until they read it.
  const chunks = body.iterator({ destroyOnReturn: false });
  try {
    await takeUpload(context.database, { ...upload, expiresAt }, chunks, most, reading);
  } catch (error) {
    body.resume();
    throw error instanceof TooLarge ? tooLarge(most) : error;
  }
}

export async function uploadAnswer(context: Context, looker: Looker, id: string) {
  const upload = await mustFind(context, looker, id);
  const { name, size, sha256, expiresAt, jobId, confirmJobId } = upload;
  return {
    id,
    name,
    size,
    sha256,
    expiresAt: expiresAt.toISOString(),
    reading: jobAnswer(await seenJob(context, looker, jobId)),
    confirmed:
      confirmJobId === null ? null : jobAnswer(await seenJob(context, looker, confirmJobId)),
  };
}

/** The upload, whoever of those who may brought it; else 404. */
export async function mustFind({ database }: Context, looker: Looker, id: string): Promise<Upload> {
  const upload = await findUpload(database, looker, id);
  if (upload === undefined) throw new Fault('not-found');
  return upload;
}
