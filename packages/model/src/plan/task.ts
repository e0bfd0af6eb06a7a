import { z } from 'zod';
import { Duration, Minutes, WorkMinutes } from './duration.ts';
import { LocalDateTime } from './local-time.ts';
import { Rank } from './rank.ts';
import { entries, Flag, Name, recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

/**
 * `summary` is for a row that groups others; a task with children is a summary whatever its type.
 * The others beside `task` are P6's.
 */
export const TaskType = z.enum([
  'task',
  'summary',
  'resource-dependent',
  'start-milestone',
  'finish-milestone',
  'level-of-effort',
  'wbs-summary',
]);
export type TaskType = z.infer<typeof TaskType>;

/**
 * No constraint at all is "as soon as possible", in both tools.
 *
 * | here | MS Project | P6 |
 * |---|---|---|
 * | as-late-as-possible | ALAP 1 | CS_ALAP |
 * | must-start-on, must-finish-on | MSO 2, MFO 3 | CS_MANDSTART, CS_MANDFIN |
 * | start-no-earlier-than, start-no-later-than | SNET 4, SNLT 5 | CS_MSOA, CS_MSOB |
 * | finish-no-earlier-than, finish-no-later-than | FNET 6, FNLT 7 | CS_MEOA, CS_MEOB |
 * | start-on, finish-on | none | CS_MSO, CS_MEO (soft) |
 */
export const ConstraintType = z.enum([
  'as-late-as-possible',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
  'must-start-on',
  'must-finish-on',
  'start-on',
  'finish-on',
]);
export type ConstraintType = z.infer<typeof ConstraintType>;

export const Constraint = z
  .strictObject({ type: ConstraintType, date: LocalDateTime.exactOptional() })
  .refine(
    ({ type, date }) => (type === 'as-late-as-possible') === (date === undefined),
    'every constraint but as-late-as-possible has a date',
  );
export type Constraint = z.infer<typeof Constraint>;

/** A gap in the work: `gapMinutes` of working time after `afterMinutes` of work done since the start. */
export const Split = z.strictObject({ afterMinutes: Minutes, gapMinutes: Minutes.min(1) });
export type Split = z.infer<typeof Split>;

const Percent = z.number().min(0).max(100).exactOptional();
const When = LocalDateTime.exactOptional();
const Amount = Minutes.exactOptional();
const Work = WorkMinutes.exactOptional();

export const TaskRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('task'),
  name: Name,
  /** The summary it belongs to; absent at the top. Siblings are in the order of rank, ties by id. */
  parent: RecordId.exactOptional(),
  rank: Rank,
  /** The code people use, where it is more than the outline number. */
  wbs: z.string().exactOptional(),
  type: TaskType,
  milestone: Flag,
  /** Keeps the dates somebody gave it. Absent: scheduled by the rules. */
  mode: z.literal('manual').exactOptional(),
  /** Kept in the plan and taken out of its schedule. */
  inactive: Flag,
  recurring: Flag,
  /** A task of another plan, shown here with that plan's dates. */
  external: z
    .strictObject({ project: z.string().exactOptional(), start: When, finish: When })
    .exactOptional(),

  calendarId: RecordId.exactOptional(),
  ignoreResourceCalendars: Flag,
  duration: Duration.exactOptional(),
  /** Minutes of the task's duration done and to do, elapsed when the duration is. */
  actualDuration: Amount,
  remaining: Amount,
  /** Which of work = units × duration stays when another changes. */
  fixed: z.enum(['units', 'duration', 'work']),
  effortDriven: Flag,
  /** Minutes of work, over all assignments. */
  work: Work,
  actualWork: Work,
  remainingWork: Work,
  splits: entries(RecordId, Split),
  /** Three-point estimate of the duration. */
  estimate: z
    .strictObject({ optimistic: Minutes, mostLikely: Minutes, pessimistic: Minutes })
    .refine((e) => e.optimistic <= e.mostLikely && e.mostLikely <= e.pessimistic, 'in order')
    .exactOptional(),

  constraint: Constraint.exactOptional(),
  /** P6 only; acts on late dates alone. */
  secondConstraint: Constraint.exactOptional(),
  deadline: When,
  expectedFinish: When,
  externalEarlyStart: When,
  externalLateFinish: When,
  manualStart: When,
  manualFinish: When,
  levelingDelay: Duration.exactOptional(),
  /** 0 to 1000; 500 where nothing was said. A higher one is delayed later by levelling. */
  priority: z.int().min(0).max(1000).exactOptional(),

  actualStart: When,
  actualFinish: When,
  percentComplete: Percent,
  percentWorkComplete: Percent,
  physicalPercentComplete: Percent,
  percentCompleteType: z.enum(['duration', 'physical', 'units']).exactOptional(),
  /** Where reported work ends and where the rest goes on. */
  stop: When,
  resume: When,
  /** P6: work was put down on this day. */
  suspend: When,

  /** Why it cannot go on, and since when. */
  blocked: z.strictObject({ by: z.string().min(1), since: LocalDateTime }).exactOptional(),

  hyperlink: z.string().exactOptional(),
  contact: z.string().exactOptional(),
  responsible: z.string().exactOptional(),
});
export type TaskRecord = z.infer<typeof TaskRecord>;
