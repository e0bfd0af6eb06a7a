import type { Loss } from '@throughline/interchange';
import { type ProjectRecord, rowsOf, type TaskDates } from '@throughline/model';
import { isMilestone, type OpenPlan, shownId, uniqueId } from '../plan-file/index.ts';

/** The contract of `schedule --json`. Dates are local `YYYY-MM-DDTHH:mm` or null, floats working minutes. */
export interface ScheduleJson {
  readonly project: {
    readonly name: string;
    readonly rules: ProjectRecord['rules'];
    readonly statusDate: string | null;
    readonly start: string | null;
    readonly finish: string | null;
  };
  /** In outline order. */
  readonly tasks: readonly TaskJson[];
  readonly losses: readonly Loss[];
}

export interface TaskJson extends TaskDates {
  /** The file's own unique id. */
  readonly uid: string;
  /** The id that people see. */
  readonly id: string;
  readonly name: string;
  readonly wbs: string;
  readonly summary: boolean;
  readonly milestone: boolean;
}

export function scheduleJson({ records, computed, read }: OpenPlan): ScheduleJson {
  const { name, rules, statusDate } = records.project;
  const { start, finish } = computed.schedule;
  const tasks: TaskJson[] = [];
  for (const { task, wbs } of rowsOf(records)) {
    tasks.push({
      uid: uniqueId(task),
      id: shownId(task, records),
      name: task.name,
      wbs,
      summary: records.isSummary(task),
      milestone: isMilestone(task),
      ...datesOf(computed.schedule.task(task.id)),
    });
  }
  return {
    project: { name, rules, statusDate: statusDate ?? null, start, finish },
    tasks,
    losses: read.losses,
  };
}

/** Field by field, so that the contract does not grow by itself. */
function datesOf(dates: TaskDates): TaskDates {
  const { start, finish, earlyStart, earlyFinish, lateStart, lateFinish } = dates;
  const { totalFloat, freeFloat, critical, longestPath } = dates;
  return {
    start,
    finish,
    earlyStart,
    earlyFinish,
    lateStart,
    lateFinish,
    totalFloat,
    freeFloat,
    critical,
    longestPath,
  };
}
