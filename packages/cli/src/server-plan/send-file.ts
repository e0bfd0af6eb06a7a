import { z } from 'zod';
import type { Complaint } from '../say.ts';
import { askFor } from './ask-server.ts';
import { type ServerPlan, untilDone } from './read-plan.ts';

const Job = z.object({ id: z.string() });
const Upload = z.object({ id: z.string(), reading: Job });

/** Uploads the next file of a plan, waits until it was read, and confirms it as it was looked at here. */
export async function sendFile(
  plan: ServerPlan,
  { name, bytes, base }: { name: string; bytes: Uint8Array; base: number },
): Promise<Complaint | undefined> {
  const uploads = `/api/v1/projects/${plan.projectId}/uploads`;
  const query = new URLSearchParams({ name, sure: 'true' });
  const upload = await askFor(plan.server, { path: `${uploads}?${query}`, body: bytes }, Upload);
  if ('why' in upload) return upload;
  const read = await untilDone(plan, upload.reading.id);
  if ('why' in read) return read;
  const confirm = { path: `${uploads}/${upload.id}/confirm`, body: { base } };
  const job = await askFor(plan.server, confirm, Job);
  if ('why' in job) return job;
  const done = await untilDone(plan, job.id);
  return 'why' in done ? done : undefined;
}
