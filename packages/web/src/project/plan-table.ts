import type { ConstraintType, RecordId } from '@throughline/model';

/**
 * A plan as the grid and the Gantt read it, by slot: each task has one for as long as it exists, whatever moves
 * around it, and a slot that was freed is used again. Made in the worker and patched here by what changes;
 * `version` grows with every change, so that whoever draws knows when to.
 *
 * Moments are minutes of local civil time as the engine counts them (`minuteOf`), NaN for none. Floats and lengths
 * are working minutes.
 */
export interface PlanTable {
  readonly version: number;
  /** Slots in use, freed ones among them: no column is shorter. */
  readonly slotCount: number;
  /** By slot; undefined where it is free. */
  readonly ids: readonly (RecordId | undefined)[];
  readonly names: readonly string[];
  /** Bits of `TaskFlag`. */
  readonly flags: Uint32Array;
  /** 0 at the top. */
  readonly depth: Uint8Array;
  /** The row number of the whole plan from 1, as people type it in predecessors. */
  readonly planRow: Int32Array;
  /** Of the summary above; -1 at the top. */
  readonly parent: Int32Array;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  readonly forecastStart: Float64Array;
  readonly forecastFinish: Float64Array;
  /** Where the bar ends if all float is used up. */
  readonly lateFinish: Float64Array;
  readonly totalFloat: Float64Array;
  readonly freeFloat: Float64Array;
  /** 0 to 100. */
  readonly percent: Float32Array;
  /** How far the done part of the bar reaches. */
  readonly doneUntil: Float64Array;
  readonly baselineStart: Float64Array;
  readonly baselineFinish: Float64Array;
  readonly deadline: Float64Array;
  /** Of `CONSTRAINT_TYPES`; 255 for none. */
  readonly constraint: Uint8Array;
  readonly constraintDate: Float64Array;
  /** Pieces of a split task's bar: start, finish, start, finish … */
  readonly pieces: ReadonlyMap<number, readonly number[]>;
  /** What was promised of the task. */
  readonly promises: ReadonlyMap<number, readonly TaskPromise[]>;
  readonly links: LinkTable;
  /** What the rows show, top to bottom: a slot, or -1 - n for the heading of `groups[n]`. */
  readonly rows: Int32Array;
  readonly groups: readonly { readonly title: string; readonly count: number }[];
  /** The calendar of the Gantt's background, and days that stand out. */
  readonly marks: TimeMarks;
}

export const TaskFlag = {
  summary: 1,
  milestone: 2,
  critical: 4,
  longestPath: 8,
  inactive: 16,
  manual: 32,
  started: 64,
  finished: 128,
  /** The forecast is past the deadline, the promise or the baseline. */
  late: 256,
  blocked: 512,
  collapsed: 1024,
  /** Work that was due to be reported and was not. */
  stale: 2048,
  /** Lies in a window or elapsed time: drawn as such. */
  elapsed: 4096,
  levelOfEffort: 8192,
  /** Shown because something beneath it is, though the filter leaves it out itself. */
  context: 16384,
} as const;

export interface TaskPromise {
  readonly id: RecordId;
  readonly title: string;
  readonly at: number;
  readonly isBroken: boolean;
}

/** Links by position; `from` and `to` are slots. */
export interface LinkTable {
  readonly ids: readonly RecordId[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Of `LINK_TYPES`. */
  readonly type: Uint8Array;
  /** 1 where it sets the successor's date. */
  readonly driving: Uint8Array;
}

export const LINK_TYPES = ['FS', 'SS', 'FF', 'SF'] as const;

/** What `PlanTable.constraint` numbers, in the model's words. */
export const CONSTRAINT_TYPES = [
  'as-late-as-possible',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
  'must-start-on',
  'must-finish-on',
  'start-on',
  'finish-on',
] as const satisfies readonly ConstraintType[];

export interface TimeMarks {
  readonly statusDate: number;
  readonly now: number;
  readonly projectStart: number;
  readonly projectFinish: number;
  /** Working minutes of a day: what `1d` is. */
  readonly minutesPerDay: number;
  /** The project calendar's weekdays without any work, 1 is Monday. */
  readonly restDays: readonly number[];
  /** Time without work that is more than a weekend: holidays, freezes. Start, finish. */
  readonly nonworking: readonly {
    readonly start: number;
    readonly finish: number;
    readonly name: string;
  }[];
  /** Windows of calendars that work only now and then: cut-overs. */
  readonly windows: readonly {
    readonly start: number;
    readonly finish: number;
    readonly name: string;
  }[];
  readonly promises: readonly TaskPromise[];
}
