import type {
  AssignmentInput,
  CalendarDefinition,
  Constraint,
  DayRanges,
  LinkInput,
  P6Options,
  Recurrence,
  SplitInput,
} from '@throughline/engine';
import type { Settings } from './options.ts';

/** A plan before it is written as a network or as records. Moments and lengths are minutes. */
export interface Draft {
  readonly settings: Settings;
  readonly start: number;
  /** Set by progress. */
  statusDate?: number;
  readonly calendars: readonly DraftCalendar[];
  readonly teams: readonly Team[];
  /** In outline order. */
  readonly tasks: DraftTask[];
  /** Ends are positions in `tasks`. */
  links: LinkInput[];
  p6?: P6Options;
}

export interface DraftCalendar {
  readonly name: string;
  readonly definition: CalendarDefinition;
  /** Exceptions as people write them; the definition holds their days. */
  readonly exceptions: readonly DraftException[];
  readonly ofTeam: boolean;
}

export interface DraftException {
  readonly name: string;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly ranges: DayRanges;
  readonly recurrence?: Recurrence;
}

/** A resource: people who work together, with their calendar. */
export interface Team {
  readonly name: string;
  readonly calendar: number;
  readonly people: number;
  /** Per hour. */
  readonly rate: number;
}

export interface DraftTask {
  readonly name: string;
  readonly wbs: string;
  /** Position of its summary in `tasks`, or -1. */
  readonly parent: number;
  readonly depth: number;
  readonly summary: boolean;
  readonly milestone: boolean;
  /** P6: level of effort, spanning what it is linked to. */
  levelOfEffort?: true;
  /**
   * When it roughly comes: links go from smaller to greater. Stage of the programme, round of packages
   * within it, place within the package.
   */
  readonly when: readonly [stage: number, round: number, place: number];
  /** Index among the teams; summaries and milestones have none. */
  readonly team?: number;
  /** Index among the calendars, where it is not the project's. */
  readonly calendar?: number;
  duration: number;
  remaining: number;
  elapsed?: true;
  /** The team's work decides its length, so many people at a time. */
  assignments?: AssignmentInput[];
  units?: number;
  constraint?: { readonly type: Constraint; readonly date?: number };
  secondConstraint?: { readonly type: Constraint; readonly date: number };
  deadline?: number;
  expectedFinish?: number;
  given?: { readonly start: number; readonly finish: number };
  inactive?: true;
  actualStart?: number;
  actualFinish?: number;
  actualDuration?: number;
  percentComplete?: number;
  resume?: number;
  suspend?: number;
  splits?: SplitInput[];
  levelingDelay?: number;
  estimate?: {
    readonly optimistic: number;
    readonly mostLikely: number;
    readonly pessimistic: number;
  };
  /** Where it stood when the plan was approved. */
  baseline?: { readonly start: number; readonly finish: number };
}
