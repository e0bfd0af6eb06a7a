import { Problem } from '@throughline/model';
import { z } from 'zod';
import type { SeenJob } from '../../jobs/index.ts';
import { Fault, problemOf } from '../fault.ts';

/** A job as the API gives it. */
export const JobAnswer = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** 0 to 1 */
  progress: z.number(),
  projectId: z.uuid().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** What it came to, by its kind; null until it is done. */
  answer: z.record(z.string(), z.unknown()).nullable(),
  /** Why it came to nothing. */
  problem: Problem.nullable(),
});
export type JobAnswer = z.infer<typeof JobAnswer>;

export function jobAnswer({ failure, answer, ...job }: SeenJob): JobAnswer {
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    progress: job.progress,
    projectId: job.projectId,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
    answer: answer === null ? null : { ...answer },
    problem:
      failure === null
        ? null
        : problemOf(
            'refusal' in failure ? failure.refusal : new Fault(failure.fault, failure.about),
          ),
  };
}
