import type { Minute } from '@throughline/engine';
import type { ConstraintType, LinkType } from '@throughline/model';
import type { MeasureText } from '../text.ts';
import type { NamedTime, NameTime, TimeScale } from '../timescale/index.ts';

/**
 * A Gantt as plain data: what is in view and how it is shown. Lengths are pixels. Rows count from 0 at the top of
 * the plan; row r begins at `headingHeight + r * rowHeight - scrollTop`. Only rows in view need to be given.
 */
export interface GanttInput {
  /** What it shows, for those who cannot see it. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** 0 leaves the heading out: who paints it apart keeps it while rows scroll. */
  readonly headingHeight: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly scale: TimeScale;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekStart: number;
  readonly rows: readonly GanttRow[];
  readonly links: readonly GanttLink[];
  /** What links should keep off: the bar of any row, in view or not. */
  readonly barAt: (row: number) => readonly [start: Minute, finish: Minute] | undefined;
  readonly time: GanttTime;
  readonly shows: GanttShows;
  readonly words: GanttWords;
  readonly measure: MeasureText;
}

export interface GanttShows {
  /** The critical path is ink; without it all bars look alike. */
  readonly criticalPath: boolean;
  readonly baseline: boolean;
  readonly links: boolean;
  readonly float: boolean;
  /** Names beside the bars. */
  readonly labels: boolean;
  readonly promises: boolean;
}

export interface GanttTime {
  /** Undefined: not drawn. */
  readonly now: Minute | undefined;
  readonly statusDate: Minute | undefined;
  /** Weekdays without any work, 1 is Monday. */
  readonly restDays: readonly number[];
  readonly nonworking: readonly NamedTime[];
  readonly windows: readonly NamedTime[];
  /** What was promised of the project as a whole. */
  readonly promises: readonly GanttPromise[];
}

/** What is said in the picture, in the reader's language. */
export interface GanttWords {
  readonly nameTime: NameTime;
  /** On the line of today: `20 Nov`. */
  readonly today: string;
  /** On the line of the status date: `status 13 Nov`. */
  readonly status: string;
  /** Beside the flag: `promised`, `promise missed`. */
  readonly promised: (promise: GanttPromise) => string;
}

export type GanttRow = GanttTask | GanttGroup;

export interface GanttGroup {
  readonly kind: 'group';
  readonly row: number;
  readonly title: string;
}

export type BarKind =
  | 'task'
  | 'summary'
  | 'milestone'
  | 'level-of-effort'
  /** Time of the clock: a cut-over in its window, elapsed durations. */
  | 'elapsed';

export interface GanttTask {
  readonly kind: BarKind;
  readonly row: number;
  readonly id: string;
  readonly name: string;
  /** Undefined while it has no dates: then nothing but its row is drawn. */
  readonly start: Minute | undefined;
  readonly finish: Minute | undefined;
  /** Of a split task: start, finish, start, finish … */
  readonly pieces?: readonly Minute[] | undefined;
  /** How far the done part of the bar reaches. */
  readonly doneUntil?: Minute | undefined;
  /** Where the bar would end with all float used up. */
  readonly lateFinish?: Minute | undefined;
  readonly baselineStart?: Minute | undefined;
  readonly baselineFinish?: Minute | undefined;
  readonly deadline?: Minute | undefined;
  readonly constraint?: { readonly type: ConstraintType; readonly at: Minute | undefined };
  readonly promises?: readonly GanttPromise[] | undefined;
  readonly isCritical?: boolean;
  readonly isLate?: boolean;
  readonly isManual?: boolean;
  readonly isInactive?: boolean;
  readonly isFinished?: boolean;
  readonly isSelected?: boolean;
  /** Not part of what is traced. */
  readonly isDimmed?: boolean;
}

export interface GanttPromise {
  readonly title: string;
  readonly at: Minute;
  readonly isBroken: boolean;
}

export interface GanttLink {
  readonly id: string;
  readonly type: LinkType;
  /** It sets the successor's date. */
  readonly isDriving: boolean;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** Part of what is traced, or not; undefined while nothing is. */
  readonly isTraced?: boolean | undefined;
  /** Both its ends are out of view: a quiet line, of which there may be many. */
  readonly isPassing?: boolean;
}

export interface LinkEnd {
  readonly row: number;
  readonly start: Minute;
  readonly finish: Minute;
  readonly isMilestone: boolean;
  readonly isCritical: boolean;
}
