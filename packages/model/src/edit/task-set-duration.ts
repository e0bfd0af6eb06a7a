import {
  type Diff,
  Duration,
  doneMinutes,
  type ProjectRecord,
  percentIsOfDuration,
  type Records,
  type Refusal,
  refuse,
  remainingMinutes,
  type TaskRecord,
} from '../plan/index.ts';
import { withoutLateSplits } from './progress-report.ts';
import { updates, withFields } from './rule.ts';
import { summaryFault, taskEdit } from './task-edit.ts';
import { withTotals, workFollows } from './task-work.ts';

const { minutes, unit, elapsed, estimated } = Duration.shape;

/**
 * How long the task takes, in working minutes, or minutes of the clock when elapsed. A unit that is not
 * given stays as it was; elapsed and estimated hold only where they are given. What was done stays done:
 * the remaining duration changes, and with it the remaining work, or the units where the work is fixed.
 */
export const taskSetDuration = taskEdit(
  'task.set-duration',
  { minutes, unit: unit.exactOptional(), elapsed, estimated },
  (task, edit, records) =>
    withDuration(records, task, {
      minutes: edit.minutes,
      unit: edit.unit ?? task.duration?.unit ?? 'd',
      ...(edit.elapsed && { elapsed: true }),
      ...(edit.estimated && { estimated: true }),
    }),
);

/** The task takes this long, and its work goes with it. Other fields may be set along with it. */
export function withDuration(
  records: Records,
  task: TaskRecord,
  duration: Duration,
  others: Pick<TaskRecord, 'estimate'> = {},
): Diff | Refusal {
  const progress = progressAfter(records.project, task, duration.minutes);
  const refusal = fault(records, task, progress.remaining, duration.minutes);
  if (refusal !== undefined) return refusal;

  const after = withoutLateSplits(
    withFields(task, { ...others, ...progress.fields, duration, manualFinish: undefined }),
  );
  const before = remainingMinutes(task);
  if (progress.remaining === before) return updates([[task, after]]);
  const assignments = workFollows(records, task, before, progress.remaining);
  return updates([[task, withTotals(after, assignments)], ...assignments]);
}

interface Progress {
  readonly remaining: number;
  readonly fields: Partial<TaskRecord>;
}

/** P6 keeps the remaining duration of what has begun apart from the planned one. */
function progressAfter(project: ProjectRecord, task: TaskRecord, minutes: number): Progress {
  const remaining = remainingMinutes(task);
  const began = task.actualStart !== undefined;
  if (!began) {
    return {
      remaining: minutes,
      fields: task.remaining === undefined ? {} : { remaining: minutes },
    };
  }
  if (task.actualFinish !== undefined) return { remaining, fields: { actualDuration: minutes } };
  if (project.rules === 'p6') {
    return { remaining, fields: percent(task, Math.max(0, minutes - remaining), minutes) };
  }
  const done = doneMinutes(task);
  return {
    remaining: minutes - done,
    fields: {
      actualDuration: done,
      remaining: minutes - done,
      ...percent(task, done, minutes),
    },
  };
}

function percent(task: TaskRecord, done: number, minutes: number): Partial<TaskRecord> {
  if (task.percentComplete === undefined || !percentIsOfDuration(task)) return {};
  return { percentComplete: minutes > 0 ? (100 * done) / minutes : 0 };
}

function fault(
  records: Records,
  task: TaskRecord,
  remaining: number,
  minutes: number,
): Refusal | undefined {
  const where = { recordId: task.id, field: 'duration' };
  const computed = summaryFault(records, task, 'duration');
  if (computed !== undefined) return computed;
  if (remaining < 0) {
    const actualMinutes = minutes - remaining;
    return refuse('duration-below-actual', { id: task.id, actualMinutes }, where);
  }
  if (task.fixed === 'work' && remaining === 0 && remainingMinutes(task) > 0) {
    return refuse('fixed-work-needs-time', { id: task.id }, where);
  }
  return undefined;
}
