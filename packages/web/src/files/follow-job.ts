import { ProblemError, request } from '../connection/index.ts';
import type { Job } from './intake-report.ts';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Asks about a job until it has ended. Throws `ProblemError` where it failed, `Cancelled` where somebody ended it.
 * @param place `/projects/…` or `/workspaces/…`
 */
export async function followJob<Answer>(
  place: string,
  begun: Job<Answer>,
  {
    onProgress,
    signal,
  }: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
): Promise<Answer> {
  let job = begun;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    onProgress(job.progress);
    if (job.state === 'done') return job.answer as Answer;
    if (job.state === 'cancelled') throw new Cancelled();
    if (job.state === 'failed') throw new ProblemError(job.problem ?? UNKNOWN);
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal.throwIfAborted();
    job = await request<Job<Answer>>('GET', `${place}/jobs/${begun.id}`, { signal });
  }
}

/** Somebody ended the job; nothing of it stays. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

const UNKNOWN = {
  type: 'about:blank',
  title: 'The job failed',
  status: 500,
  code: 'internal',
} as const;
