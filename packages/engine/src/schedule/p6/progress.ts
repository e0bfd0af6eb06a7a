import type { ActivityColumns } from '../../network/index.ts';
import { NONE } from '../../time/index.ts';

/** How far an activity is, by its actual dates. Indexes the link tables. */
export const Progress = { NotStarted: 0, InProgress: 1, Complete: 2 } as const;
export type Progress = (typeof Progress)[keyof typeof Progress];

export function progressOf(activities: ActivityColumns, activity: number): Progress {
  if (activities.actualFinish[activity] !== NONE) return Progress.Complete;
  return activities.actualStart[activity] === NONE ? Progress.NotStarted : Progress.InProgress;
}
