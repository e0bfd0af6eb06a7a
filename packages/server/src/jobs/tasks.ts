import type { Outcome } from './failure.ts';
import type { Given, Heavy } from './heavy/index.ts';
import type { Begun } from './job-rows.ts';
import type { JobKind } from './kinds.ts';

export interface RunningJob extends Begun {
  /** Somebody wants it ended. */
  readonly signal: AbortSignal;
  /** How far it is, 0 to 1. */
  readonly progress: (fraction: number) => void;
}

/** What a job does: its outcome, or `finished` where it ended the job in the transaction of what it did. */
export type JobTask = (job: RunningJob) => Promise<Outcome<unknown> | 'finished'>;

export type JobTasks = Readonly<Record<JobKind, JobTask>>;

/** Jobs are heavy work: each is a thread's, and this node only keeps its row alive. */
export function tasksBy(heavy: Heavy): JobTasks {
  const inThread = (name: JobKind): JobTask => {
    return ({ signal, progress, input, jobId, attempt }) => {
      // What was enqueued is what the work takes: the row's text is its only way.
      const given = { input, run: { jobId, attempt } } as Given<JobKind>;
      return heavy.run(name, given, { signal, progress });
    };
  };
  return {
    'file.read': inThread('file.read'),
    'project.import': inThread('project.import'),
    'update.read': inThread('update.read'),
    'project.update': inThread('project.update'),
    'project.export': inThread('project.export'),
  };
}
