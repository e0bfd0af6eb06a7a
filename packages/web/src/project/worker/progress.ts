import { doneMinutes, type TaskRecord } from '@throughline/model';

/** How far the task is, 0 to 100: as reported, else by what is done of its duration. */
export function percentOf(task: TaskRecord): number {
  if (task.actualFinish !== undefined) return 100;
  const reported =
    task.percentCompleteType === 'physical' ? task.physicalPercentComplete : task.percentComplete;
  if (reported !== undefined) return reported;
  if (task.actualStart === undefined) return 0;
  const minutes = task.duration?.minutes ?? 0;
  return minutes === 0 ? 0 : Math.min(100, (doneMinutes(task) * 100) / minutes);
}

export function startedOf(task: TaskRecord): {
  readonly started: boolean;
  readonly finished: boolean;
} {
  const finished = task.actualFinish !== undefined;
  const started = finished || task.actualStart !== undefined || (task.percentComplete ?? 0) > 0;
  return { started, finished };
}
