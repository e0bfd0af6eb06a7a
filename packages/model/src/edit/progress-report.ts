import {
  doneMinutes,
  type ProjectRecord,
  percentIsOfDuration,
  type Refusal,
  refuse,
  type TaskRecord,
} from '../plan/index.ts';
import { withFields } from './rule.ts';

export interface ProgressReport {
  readonly actualStart?: string;
  readonly actualFinish?: string;
  /** 0 to 100. */
  readonly percentComplete?: number;
  /** Minutes of the duration. */
  readonly remaining?: number;
  readonly takeBack?: 'start' | 'finish';
}

/** Why these reports, with those before, cannot all be true. */
export function progressFault(
  project: ProjectRecord,
  task: TaskRecord,
  report: ProgressReport,
): Refusal | undefined {
  const { id } = task;
  const at = (field: keyof ProgressReport) => ({ recordId: id, field });
  const { percentComplete: percent, remaining, takeBack } = report;
  const tied = percentIsOfDuration(task);
  if (takeBack === 'start') {
    const other = reportedFields(report).find((field) => field !== 'takeBack');
    return other && refuse('progress-contradicts', { id, field: other }, at(other));
  }
  const { start, finish } = endsAfter(task, report);
  if (takeBack === 'finish') {
    if (report.actualFinish !== undefined) {
      return refuse('progress-contradicts', { id, field: 'actualFinish' }, at('actualFinish'));
    }
    if (percent === undefined && remaining === undefined) {
      return refuse('progress-without-remaining', { id }, at('remaining'));
    }
  }
  if (tied && percent !== undefined && remaining !== undefined) {
    return refuse('progress-said-twice', { id }, at('remaining'));
  }
  if (start === undefined) {
    const begun = finish !== undefined || remaining !== undefined || (percent ?? 0) > 0;
    return begun ? refuse('progress-without-start', { id }, at('actualStart')) : undefined;
  }
  if (finish === undefined) {
    const over = remaining === 0 || (tied && percent === 100);
    const needsFinish = over && project.rules === 'ms-project';
    return needsFinish ? refuse('progress-without-finish', { id }, at('actualFinish')) : undefined;
  }
  if (finish < start) return refuse('finish-before-start', { start, finish }, at('actualFinish'));
  if (tied && (percent ?? 100) < 100) {
    return refuse('progress-contradicts', { id, field: 'percentComplete' }, at('percentComplete'));
  }
  if ((remaining ?? 0) > 0) {
    return refuse('progress-contradicts', { id, field: 'remaining' }, at('remaining'));
  }
  return undefined;
}

/** The task with the report in it. MS Project's length is what was done and what remains; P6's is the plan. */
export function reported(
  project: ProjectRecord,
  task: TaskRecord,
  report: ProgressReport,
): TaskRecord {
  const { start, finish } = endsAfter(task, report);
  const ends = { actualStart: start, actualFinish: finish };
  const { percentComplete: percent, remaining } = report;
  const length = task.duration?.minutes ?? 0;
  const stale =
    project.rules === 'ms-project' || finish !== undefined
      ? { stop: undefined, resume: undefined }
      : {};
  if (finish !== undefined) {
    return withFields(task, {
      ...ends,
      ...stale,
      blocked: undefined,
      expectedFinish: undefined,
      remaining: 0,
      actualDuration: length,
      ...(percentIsOfDuration(task) && { percentComplete: 100 }),
    });
  }
  if (percent === undefined && remaining === undefined) return withFields(task, ends);
  if (!percentIsOfDuration(task)) {
    return withFields(task, {
      ...ends,
      ...(percent !== undefined && { percentComplete: percent }),
      ...(remaining !== undefined && { remaining }),
    });
  }
  const after = withFields(task, { ...ends, ...stale, ...measured(project, task, report) });
  return withoutLateSplits(after);
}

/** The task with this many minutes of its duration to go; what is done of it stays done. */
export function withRemaining(
  project: ProjectRecord,
  task: TaskRecord,
  remaining: number,
): TaskRecord {
  if (task.actualStart !== undefined) return reported(project, task, { remaining });
  return withoutLateSplits(
    withFields(task, {
      duration: { unit: 'd', ...task.duration, minutes: remaining },
      ...(task.remaining !== undefined && { remaining }),
    }),
  );
}

/** A task that became shorter keeps no interruption of work that it no longer has. */
export function withoutLateSplits(task: TaskRecord): TaskRecord {
  const { splits, duration } = task;
  if (splits === undefined) return task;
  const kept = Object.entries(splits).filter(
    ([, { afterMinutes }]) => afterMinutes < (duration?.minutes ?? 0),
  );
  if (kept.length === Object.keys(splits).length) return task;
  return withFields(task, { splits: kept.length === 0 ? undefined : Object.fromEntries(kept) });
}

/** The task as if nobody had reported anything. */
export function unstarted(task: TaskRecord): TaskRecord {
  return withFields(task, {
    actualStart: undefined,
    actualFinish: undefined,
    actualDuration: undefined,
    remaining: undefined,
    percentComplete: undefined,
    percentWorkComplete: undefined,
    physicalPercentComplete: undefined,
    stop: undefined,
    resume: undefined,
    suspend: undefined,
    expectedFinish: undefined,
  });
}

function measured(
  { rules }: ProjectRecord,
  task: TaskRecord,
  { percentComplete, remaining }: ProgressReport,
): Partial<TaskRecord> {
  const length = task.duration?.minutes ?? 0;
  if (remaining === undefined) {
    const done = Math.round((length * (percentComplete as number)) / 100);
    return {
      percentComplete: percentComplete as number,
      actualDuration: done,
      remaining: length - done,
    };
  }
  if (rules === 'p6') return { remaining, percentComplete: share(length - remaining, length) };
  const done = doneMinutes(task);
  const minutes = done + remaining;
  return {
    duration: { unit: 'd', ...task.duration, minutes },
    actualDuration: done,
    remaining,
    percentComplete: share(done, minutes),
  };
}

function share(done: number, whole: number): number {
  return whole > 0 ? (100 * Math.max(0, done)) / whole : 0;
}

function endsAfter(task: TaskRecord, { actualStart, actualFinish, takeBack }: ProgressReport) {
  return {
    start: actualStart ?? task.actualStart,
    finish: takeBack === 'finish' ? undefined : (actualFinish ?? task.actualFinish),
  };
}

function reportedFields(report: ProgressReport): (keyof ProgressReport)[] {
  const fields = Object.keys(report) as (keyof ProgressReport)[];
  return fields.filter((field) =>
    ['actualStart', 'actualFinish', 'percentComplete', 'remaining'].includes(field),
  );
}
