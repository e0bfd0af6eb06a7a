import {
  type Diff,
  Minutes,
  type Records,
  type Refusal,
  refuse,
  remainingMinutes,
  type TaskRecord,
  TaskRecord as TaskSchema,
} from '../plan/index.ts';
import { withRemaining } from './progress-report.ts';
import { updates, withFields } from './rule.ts';
import { summaryFault, taskEdit } from './task-edit.ts';
import { withTotals, workFollows } from './task-work.ts';

/**
 * When those who do the work expect to be done. P6 knows such a date and finds what remains from it. MS
 * Project knows none: there the edit says too what remains for the task to finish then, in minutes of its
 * duration, and that is what is kept. `expectedFinishEdit` works it out. Without a date, P6's is cleared.
 */
export const taskSetExpectedFinish = taskEdit(
  'task.set-expected-finish',
  { expectedFinish: TaskSchema.shape.expectedFinish, remaining: Minutes.min(1).exactOptional() },
  (task, { expectedFinish, remaining }, records) => {
    const { rules } = records.project;
    const after = withFields(task, { expectedFinish });
    const where = { recordId: task.id, field: 'remaining' };
    if (rules === 'p6' && remaining !== undefined) {
      return refuse('expected-finish-is-enough', { id: task.id }, where);
    }
    if (rules === 'p6' || expectedFinish === undefined || remaining === undefined) {
      return expectedFinishFault(records, task, after) ?? after;
    }
    const refusal = summaryFault(records, task, 'expectedFinish') ?? finishedFault(task);
    if (refusal !== undefined) return refusal;
    return remains(records, task, remaining);
  },
);

/** Only what is not finished is expected to finish; and under the rules of MS Project a date alone says nothing. */
export function expectedFinishFault(
  records: Records,
  before: TaskRecord,
  after: TaskRecord,
): Refusal | undefined {
  const { id, expectedFinish } = after;
  if (expectedFinish === undefined || expectedFinish === before.expectedFinish) return undefined;
  const refusal = summaryFault(records, before, 'expectedFinish') ?? finishedFault(before);
  if (refusal !== undefined || records.project.rules === 'p6') return refusal;
  const where = { recordId: id, field: 'remaining' };
  return refuse('expected-finish-needs-remaining', { id }, where);
}

function finishedFault({ id, actualFinish }: TaskRecord): Refusal | undefined {
  if (actualFinish === undefined) return undefined;
  return refuse('task-is-finished', { id }, { recordId: id, field: 'expectedFinish' });
}

function remains(records: Records, task: TaskRecord, remaining: number): Diff | Refusal {
  const before = remainingMinutes(task);
  const after = withFields(withRemaining(records.project, task, remaining), {
    expectedFinish: undefined,
  });
  if (before === remaining) return updates([[task, after]]);
  const assignments = workFollows(records, task, before, remaining);
  return updates([[task, withTotals(after, assignments)], ...assignments]);
}
