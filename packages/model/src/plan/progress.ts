import type { TaskRecord } from './task.ts';

/**
 * CMP-1: minutes of a task's duration still to do: as reported; none when finished; else the duration less
 * what was done of it.
 */
export function remainingMinutes(task: TaskRecord): number {
  const duration = task.duration?.minutes ?? 0;
  if (task.actualFinish !== undefined) return 0;
  if (task.remaining !== undefined) return task.remaining;
  if (task.actualDuration !== undefined) return Math.max(0, duration - task.actualDuration);
  if (task.actualStart === undefined || task.percentCompleteType === 'physical') return duration;
  return Math.round((duration * (100 - (task.percentComplete ?? 0))) / 100);
}

/** Minutes of a task's duration that are done: as reported, else what is not remaining. */
export function doneMinutes(task: TaskRecord): number {
  if (task.actualDuration !== undefined) return task.actualDuration;
  return Math.max(0, (task.duration?.minutes ?? 0) - remainingMinutes(task));
}

/** Whether the task's percent complete is the share of its duration that is done. */
export function percentIsOfDuration({ percentCompleteType = 'duration' }: TaskRecord): boolean {
  return percentCompleteType === 'duration';
}
