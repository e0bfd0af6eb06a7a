import type { TaskRecord } from '../plan/index.ts';

/** Whether anything of the task was reported as done. */
export function hasProgress(task: TaskRecord): boolean {
  return (
    task.actualStart !== undefined ||
    task.actualFinish !== undefined ||
    (task.percentComplete ?? 0) > 0 ||
    (task.actualWork ?? 0) > 0
  );
}
