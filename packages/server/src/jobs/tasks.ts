import type { Committed } from '../projects/index.ts';
import type { Finished, Outcome } from './failure.ts';
import type { Given, Heavy } from './heavy/index.ts';
import type { Begun } from './job-rows.ts';
import type { JobKind } from './kinds.ts';

export interface RunningJob extends Begun {
  /** Somebody wants it ended. */
  readonly signal: AbortSignal;
  /** How far it is, 0 to 1. */
  readonly progress: (fraction: number) => void;
}

export type JobTask = (job: RunningJob) => Promise<Outcome<unknown> | Finished>;

export type JobTasks = Readonly<Record<JobKind, JobTask>>;

/**
 * Jobs are heavy work: each is a thread's, and this node only keeps its row alive.
 * @param committed told of what a thread committed to a project, as a store tells of its own
 */
export function tasksBy(heavy: Heavy, committed: Committed = () => {}): JobTasks {
  const inThread = (name: JobKind): JobTask => {
    return async ({ signal, progress, input, jobId, attempt }) => {
      // What was enqueued is what the work takes: the row's text is its only way.
      const given = { input, run: { jobId, attempt } } as Given<JobKind>;
      const outcome = await heavy.run(name, given, { signal, progress });
      if ('finished' in outcome && outcome.committed !== undefined) {
        committed(outcome.committed.projectId, outcome.committed.head);
      }
      return outcome;
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
