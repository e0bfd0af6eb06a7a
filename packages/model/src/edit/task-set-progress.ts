import { z } from 'zod';
import { Minutes, remainingMinutes, TaskRecord } from '../plan/index.ts';
import { progressFault, reported, unstarted } from './progress-report.ts';
import { updates } from './rule.ts';
import { summaryFault, taskEdit } from './task-edit.ts';
import { withTotals, workFollows, workIsDone } from './task-work.ts';

const { actualStart, actualFinish, percentComplete } = TaskRecord.shape;

/**
 * What people report: when it began, when it ended, and either the share that is done, in percent, or
 * what remains, in minutes of the duration. What is not given stays. Taking back the start takes back
 * every report; taking back the finish needs the share or what remains. Work is done as the duration is.
 */
export const taskSetProgress = taskEdit(
  'task.set-progress',
  {
    actualStart,
    actualFinish,
    percentComplete,
    remaining: Minutes.exactOptional(),
    takeBack: z.enum(['start', 'finish']).exactOptional(),
  },
  (task, report, records) => {
    const refusal =
      summaryFault(records, task, 'percentComplete') ??
      progressFault(records.project, task, report);
    if (refusal !== undefined) return refusal;

    const after =
      report.takeBack === 'start' ? unstarted(task) : reported(records.project, task, report);
    const remaining = remainingMinutes(after);
    const assignments =
      report.remaining !== undefined && after.actualFinish === undefined
        ? workFollows(records, task, remainingMinutes(task), remaining)
        : workIsDone(records, task, doneShare(after, remaining));
    return updates([[task, withTotals(after, assignments)], ...assignments]);
  },
);

function doneShare(task: TaskRecord, remaining: number): number {
  if (task.actualFinish !== undefined) return 1;
  const duration = task.duration?.minutes ?? 0;
  return duration > 0 ? Math.max(0, duration - remaining) / duration : 0;
}
