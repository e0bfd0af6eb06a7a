import { type Minute, NONE } from '../time/index.ts';

/** What an activity is to the schedule. P6 and MS Project share one list. */
export const ActivityKind = {
  Task: 0,
  StartMilestone: 1,
  FinishMilestone: 2,
  LevelOfEffort: 3,
  WbsSummary: 4,
  /** A roll-up of its children: a MS Project summary task, a P6 WBS row. */
  Summary: 5,
  /** A ghost of another project's task: its dates are given and stay. */
  External: 6,
} as const;
export type ActivityKind = (typeof ActivityKind)[keyof typeof ActivityKind];

/** The eight constraint types of MS Project; P6's mandatory ones are the MustXOn, its `on` ones the XOn. */
export const Constraint = {
  AsSoonAsPossible: 0,
  AsLateAsPossible: 1,
  StartNoEarlierThan: 2,
  StartNoLaterThan: 3,
  FinishNoEarlierThan: 4,
  FinishNoLaterThan: 5,
  MustStartOn: 6,
  MustFinishOn: 7,
  StartOn: 8,
  FinishOn: 9,
} as const;
export type Constraint = (typeof Constraint)[keyof typeof Constraint];

export const LinkType = {
  FinishToStart: 0,
  StartToStart: 1,
  FinishToFinish: 2,
  StartToFinish: 3,
} as const;
export type LinkType = (typeof LinkType)[keyof typeof LinkType];

/** A resource's share of an activity. Minutes are working minutes of its calendar, work / units. */
export interface AssignmentInput {
  readonly calendar: number;
  readonly minutes: number;
  readonly remainingMinutes: number;
  readonly actualMinutes: number;
  /** Working minutes after the activity's start. */
  readonly delay?: number;
}

/** One interruption of work, as working minutes of the activity done before it, and its length. */
export interface SplitInput {
  readonly afterMinutes: number;
  readonly gapMinutes: number;
}

/** Moments are minutes of {@link Minute}; lengths are working minutes unless `elapsed`. */
export interface ActivityInput {
  readonly kind: ActivityKind;
  /** Index of its calendar among the network's. */
  readonly calendar: number;
  /** Index of its summary, or -1. */
  readonly parent: number;
  readonly duration: number;
  /** Working time left; the duration less what is done, where a tool does not say. */
  readonly remaining: number;
  /** Working time done; absent means duration less remaining. */
  readonly actualDuration?: number;
  /** The duration is clock time, not working time. */
  readonly elapsed?: boolean;
  /** Shown as a milestone: its dates may stand at the end of a working range. */
  readonly milestone?: boolean;
  readonly manual?: boolean;
  readonly inactive?: boolean;
  readonly constraint?: Constraint;
  readonly constraintDate?: Minute;
  readonly secondConstraint?: Constraint;
  readonly secondConstraintDate?: Minute;
  readonly deadline?: Minute;
  readonly actualStart?: Minute;
  readonly actualFinish?: Minute;
  /** Given dates: of a manually scheduled or an external activity. */
  readonly givenStart?: Minute;
  readonly givenFinish?: Minute;
  /** When the remaining work of a started activity may go on, at the earliest. */
  readonly resume?: Minute;
  readonly suspend?: Minute;
  readonly expectedFinish?: Minute;
  readonly externalEarlyStart?: Minute;
  readonly externalLateFinish?: Minute;
  /** Clock minutes. */
  readonly levelingDelay?: number;
  /** Where present, these decide the activity's length, each on its own calendar. */
  readonly assignments?: readonly AssignmentInput[];
  readonly splits?: readonly SplitInput[];
  /** P6: 0-100; and whether progress is judged by inspection, so that durations stay as they are. */
  readonly percentComplete?: number;
  readonly physicalProgress?: boolean;
}

export interface LinkInput {
  readonly from: number;
  readonly to: number;
  readonly type: LinkType;
  /** Minutes; working minutes on the calendar that the rules choose, unless `elapsed`. */
  readonly lag?: number;
  readonly elapsed?: boolean;
  /** Instead of minutes: a share of the predecessor's duration, in percent. */
  readonly percent?: number;
}

export const Flag = {
  Elapsed: 1,
  Manual: 2,
  Inactive: 4,
  Milestone: 8,
  Assigned: 16,
  /** Something the plain rule for a task does not cover: see `isPlain` below. */
  Special: 32,
  Complete: 64,
  Split: 128,
  /** By levelling, before it has started. */
  Delayed: 256,
  /** Its length runs on one calendar without a break: see `paceOf` below. */
  OnePace: 512,
} as const;

/** The fields that every pass reads, one array each. */
export class ActivityColumns {
  readonly kind: Uint8Array;
  readonly flags: Uint16Array;
  readonly constraint: Uint8Array;
  readonly calendar: Int32Array;
  readonly parent: Int32Array;
  readonly duration: Int32Array;
  readonly remaining: Int32Array;
  readonly constraintDate: Int32Array;
  readonly deadline: Int32Array;
  readonly actualStart: Int32Array;
  readonly actualFinish: Int32Array;
  /** Of what is of one pace: its calendar, and its working minutes on that. */
  readonly paceCalendar: Int32Array;
  readonly paceDuration: Int32Array;
  readonly paceRemaining: Int32Array;

  constructor(readonly inputs: ActivityInput[]) {
    const count = inputs.length;
    this.kind = new Uint8Array(count);
    this.flags = new Uint16Array(count);
    this.constraint = new Uint8Array(count);
    this.calendar = new Int32Array(count);
    this.parent = new Int32Array(count);
    this.duration = new Int32Array(count);
    this.remaining = new Int32Array(count);
    this.constraintDate = new Int32Array(count);
    this.deadline = new Int32Array(count);
    this.actualStart = new Int32Array(count);
    this.actualFinish = new Int32Array(count);
    this.paceCalendar = new Int32Array(count);
    this.paceDuration = new Int32Array(count);
    this.paceRemaining = new Int32Array(count);
    for (let index = 0; index < count; index++) this.set(index, inputs[index] as ActivityInput);
  }

  set(index: number, input: ActivityInput): void {
    this.inputs[index] = input;
    this.kind[index] = input.kind;
    this.constraint[index] = input.constraint ?? Constraint.AsSoonAsPossible;
    this.calendar[index] = input.calendar;
    this.parent[index] = input.parent;
    this.duration[index] = input.duration;
    this.remaining[index] = input.remaining;
    this.constraintDate[index] = input.constraintDate ?? NONE;
    this.deadline[index] = input.deadline ?? NONE;
    this.actualStart[index] = input.actualStart ?? NONE;
    this.actualFinish[index] = input.actualFinish ?? NONE;
    const pace = paceOf(input);
    this.paceCalendar[index] = pace?.calendar ?? input.calendar;
    this.paceDuration[index] = pace?.duration ?? input.duration;
    this.paceRemaining[index] = pace?.remaining ?? input.remaining;
    this.flags[index] =
      (pace ? Flag.OnePace : 0) |
      (input.elapsed ? Flag.Elapsed : 0) |
      (input.manual ? Flag.Manual : 0) |
      (input.inactive ? Flag.Inactive : 0) |
      (input.milestone ? Flag.Milestone : 0) |
      (input.assignments?.length ? Flag.Assigned : 0) |
      (input.actualFinish === undefined ? 0 : Flag.Complete) |
      (input.splits?.length ? Flag.Split : 0) |
      (input.levelingDelay && input.actualStart === undefined ? Flag.Delayed : 0) |
      (isPlain(input) ? 0 : Flag.Special);
  }
}

/**
 * MSP-4, MSP-6: where nothing interrupts it, and its own calendar or a single assignment decides its length,
 * that is a calendar and two amounts, which the passes then find without the input itself.
 */
function paceOf(
  input: ActivityInput,
): { calendar: number; duration: number; remaining: number } | undefined {
  if (input.elapsed || input.splits?.length) return undefined;
  const { assignments = [], calendar, duration, remaining } = input;
  if (assignments.length === 0) return { calendar, duration, remaining };
  if (assignments.length > 1) return undefined;
  const one = assignments[0] as AssignmentInput;
  const delay = one.delay ?? 0;
  return {
    calendar: one.calendar,
    duration: one.minutes + delay,
    remaining: one.remainingMinutes + (one.actualMinutes === 0 ? delay : 0),
  };
}

/** Not started, as soon as possible, working time on one calendar, and never at a range's end. */
function isPlain(input: ActivityInput): boolean {
  return (
    input.kind === ActivityKind.Task &&
    (input.constraint ?? Constraint.AsSoonAsPossible) === Constraint.AsSoonAsPossible &&
    input.actualStart === undefined &&
    input.actualFinish === undefined &&
    input.deadline === undefined &&
    !input.elapsed &&
    !input.manual &&
    !input.milestone &&
    !input.levelingDelay &&
    !input.assignments?.length &&
    !input.splits?.length &&
    input.resume === undefined &&
    input.externalEarlyStart === undefined &&
    input.externalLateFinish === undefined &&
    input.expectedFinish === undefined &&
    input.secondConstraint === undefined &&
    input.duration === input.remaining
  );
}
