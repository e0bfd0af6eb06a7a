import { z } from 'zod';
import { TaskRecord } from '../plan/index.ts';
import { withFields } from './rule.ts';
import { summaryFault, taskEdit } from './task-edit.ts';
import { withDuration } from './task-set-duration.ts';

/**
 * The shortest, likeliest and longest the task may take, in minutes. `setDuration` makes the duration
 * their mean too, (optimistic + 4 × most likely + pessimistic) / 6, to the nearest minute.
 */
export const taskSetEstimate = taskEdit(
  'task.set-estimate',
  { estimate: TaskRecord.shape.estimate, setDuration: z.literal(true).exactOptional() },
  (task, { estimate, setDuration }, records) => {
    const refusal = summaryFault(records, task, 'estimate');
    if (refusal !== undefined) return refusal;
    const after = withFields(task, { estimate });
    if (!setDuration || estimate === undefined) return after;
    const { optimistic, mostLikely, pessimistic } = estimate;
    const minutes = Math.round((optimistic + 4 * mostLikely + pessimistic) / 6);
    return withDuration(records, task, { unit: 'd', ...task.duration, minutes }, { estimate });
  },
);
