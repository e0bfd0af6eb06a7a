import type { LocalDateTime, PromiseType, RecordId } from '../plan/index.ts';

/** What a date is measured against, and who set it. */
export type TargetSource =
  | {
      readonly by: 'promise';
      readonly promiseId: RecordId;
      readonly type: PromiseType;
      readonly to: string;
      /** The same task's deadline, which the promise stands in front of. */
      readonly deadline: LocalDateTime | null;
    }
  /** ONT-2: a deadline is a file's nearest thing to a promise, and counts as a target. */
  | { readonly by: 'deadline' }
  /** P6's must-finish-by of the project. */
  | { readonly by: 'must-finish-by' };

/** `open`: to be kept. The other two are history: finished in time, or later. */
export type TargetState = 'open' | 'met' | 'broken';

/**
 * One date that somebody counts on. Lateness, variance and float are three numbers and are never
 * added: lateness and float left are measured to the target's date, variance to the baseline's,
 * and total float is the rule set's. All are working minutes of the project's calendar, but
 * total float, which is of the task's own.
 */
export interface Target {
  readonly source: TargetSource;
  /** Null: the project's finish. */
  readonly taskId: RecordId | null;
  readonly date: LocalDateTime;
  readonly state: TargetState;
  /** Past its date: by the later of forecast and unpinned; and by the forecast alone. */
  readonly late: boolean;
  readonly forecastLate: boolean;
  /** The actual finish of what is finished; null where the task has no dates. */
  readonly forecast: LocalDateTime | null;
  /** ONT-4: the forecast if fixed dates gave way to their predecessors; null where that is no later. */
  readonly unpinned: LocalDateTime | null;
  /** Past the date by as much; 0 when not late. By the later of forecast and unpinned. */
  readonly lateness: number;
  /** Left before the date; 0 when late. */
  readonly floatLeft: number;
  /** Of the task; the least on the longest path for the project; null without dates. */
  readonly totalFloat: number | null;
  readonly baselineFinish: LocalDateTime | null;
  /** Forecast later than the baseline by as much; negative when earlier; null without a baseline. */
  readonly baselineVariance: number | null;
  readonly buffer: Buffer;
}

/** ONT-6: how much of the time between baseline and promise is used up, against the work done. */
export interface Buffer {
  /** Working minutes between the baseline's finish and the target's date. */
  readonly planned: number | null;
  /** Percent of it, unrounded; below 0 when the forecast is earlier than the baseline. */
  readonly burned: number | null;
  /** Percent of the working time of the tasks that lead to the target, unrounded. */
  readonly workDone: number | null;
  /** Why a number is missing. */
  readonly reason: 'no-baseline' | 'no-buffer-in-baseline' | 'no-work' | 'too-many-targets' | null;
}
