import {
  type ActivityInput,
  ActivityKind,
  type AssignmentInput,
  Constraint,
  minuteOf,
} from '@throughline/engine';
import {
  type AssignmentRecord,
  type LocalDateTime,
  type ProjectRecord,
  type RecordId,
  type Records,
  remainingMinutes,
  type TaskRecord,
  type Constraint as WrittenConstraint,
} from '../plan/index.ts';
import type { CalendarDefinitions } from './calendars.ts';

/** What turning a task into an activity needs to know of its plan. */
export interface PlanContext {
  readonly records: Records;
  readonly project: ProjectRecord;
  readonly calendars: CalendarDefinitions;
  /** Index of the project's calendar. */
  readonly projectCalendar: number;
  readonly indexOfTask: ReadonlyMap<RecordId, number>;
}

/** One task as the engine takes it; a task record is the only thing read, but for its assignments. */
export function activityOf(context: PlanContext, task: TaskRecord): ActivityInput {
  const { records, calendars, projectCalendar, indexOfTask } = context;
  const duration = task.duration?.minutes ?? 0;
  const parent = task.parent === undefined ? undefined : indexOfTask.get(task.parent);
  const input: Mutable<ActivityInput> = {
    kind: activityKind(records, task),
    calendar: calendars.index(task.calendarId) ?? projectCalendar,
    parent: parent ?? -1,
    duration,
    remaining: remainingMinutes(task),
  };
  if (task.actualDuration !== undefined) input.actualDuration = task.actualDuration;
  if (task.duration?.elapsed) input.elapsed = true;
  if (task.milestone) input.milestone = true;
  if (task.mode === 'manual') input.manual = true;
  if (task.inactive) input.inactive = true;
  if (task.levelingDelay !== undefined) input.levelingDelay = task.levelingDelay.minutes;
  if (task.splits !== undefined) input.splits = Object.values(task.splits);
  if (task.percentCompleteType === 'physical') input.physicalProgress = true;
  if (task.percentComplete !== undefined) input.percentComplete = task.percentComplete;
  setConstraints(input, task);
  setMoments(input, task);
  const assignments = drivingAssignments(context, task, input.calendar);
  if (assignments.length > 0) input.assignments = assignments;
  return input;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function activityKind(records: Records, task: TaskRecord): ActivityKind {
  if (task.external !== undefined) return ActivityKind.External;
  if (records.isSummary(task)) return ActivityKind.Summary;
  switch (task.type) {
    case 'start-milestone':
      return ActivityKind.StartMilestone;
    case 'finish-milestone':
      return ActivityKind.FinishMilestone;
    case 'level-of-effort':
      return ActivityKind.LevelOfEffort;
    case 'wbs-summary':
      return ActivityKind.WbsSummary;
    default:
      return ActivityKind.Task;
  }
}

const CONSTRAINT: Readonly<Record<WrittenConstraint['type'], Constraint>> = {
  'as-late-as-possible': Constraint.AsLateAsPossible,
  'start-no-earlier-than': Constraint.StartNoEarlierThan,
  'start-no-later-than': Constraint.StartNoLaterThan,
  'finish-no-earlier-than': Constraint.FinishNoEarlierThan,
  'finish-no-later-than': Constraint.FinishNoLaterThan,
  'must-start-on': Constraint.MustStartOn,
  'must-finish-on': Constraint.MustFinishOn,
  'start-on': Constraint.StartOn,
  'finish-on': Constraint.FinishOn,
};

function setConstraints(input: Mutable<ActivityInput>, task: TaskRecord): void {
  const first = task.constraint;
  if (first !== undefined) {
    input.constraint = CONSTRAINT[first.type];
    if (first.date !== undefined) input.constraintDate = moment(first.date);
  }
  const second = task.secondConstraint;
  if (second !== undefined) {
    input.secondConstraint = CONSTRAINT[second.type];
    if (second.date !== undefined) input.secondConstraintDate = moment(second.date);
  }
}

function setMoments(input: Mutable<ActivityInput>, task: TaskRecord): void {
  if (task.deadline !== undefined) input.deadline = moment(task.deadline);
  if (task.actualStart !== undefined) input.actualStart = moment(task.actualStart);
  if (task.actualFinish !== undefined) {
    input.actualFinish = moment(task.actualFinish);
    input.actualStart ??= input.actualFinish;
  }
  const start = task.external?.start ?? task.manualStart;
  const finish = task.external?.finish ?? task.manualFinish;
  if (start !== undefined) input.givenStart = moment(start);
  if (finish !== undefined) input.givenFinish = moment(finish);
  if (task.resume !== undefined) input.resume = moment(task.resume);
  if (task.suspend !== undefined) input.suspend = moment(task.suspend);
  if (task.expectedFinish !== undefined) input.expectedFinish = moment(task.expectedFinish);
  if (task.externalEarlyStart !== undefined) {
    input.externalEarlyStart = moment(task.externalEarlyStart);
  }
  if (task.externalLateFinish !== undefined) {
    input.externalLateFinish = moment(task.externalLateFinish);
  }
}

/**
 * CMP-2: assignments of working people and machines decide a task's length, unless its duration
 * is fixed (`ms-project`); under `p6` only those of resource-dependent activities do.
 */
function drivingAssignments(
  context: PlanContext,
  task: TaskRecord,
  taskCalendar: number,
): AssignmentInput[] {
  const drives =
    context.project.rules === 'p6' ? task.type === 'resource-dependent' : task.fixed !== 'duration';
  if (!drives || task.mode === 'manual' || task.external !== undefined) return [];
  const driving: AssignmentInput[] = [];
  for (const assignment of context.records.referrers(task.id, 'assignment')) {
    const calendar = assignmentCalendar(context, task, assignment, taskCalendar);
    if (calendar === undefined || assignment.units <= 0) continue;
    const { work, actualWork = 0, overtimeWork = 0, units } = assignment;
    const remaining = assignment.remainingWork ?? Math.max(0, work - actualWork);
    // Overtime takes no working time; it is spread over the work as it is done.
    const regular = work > 0 ? Math.max(0, work - overtimeWork) / work : 1;
    driving.push({
      calendar,
      minutes: Math.round((work * regular) / units),
      remainingMinutes: Math.round((remaining * regular) / units),
      actualMinutes: Math.round((actualWork * regular) / units),
      delay: (assignment.delay ?? 0) + (assignment.levelingDelay ?? 0),
    });
  }
  return driving;
}

/** CMP-3: the resource's calendar within the task's, unless the task ignores resource calendars. */
function assignmentCalendar(
  { records, calendars, projectCalendar }: PlanContext,
  task: TaskRecord,
  assignment: AssignmentRecord,
  taskCalendar: number,
): number | undefined {
  if (assignment.resourceId === undefined) return undefined;
  const resource = records.find('resource', assignment.resourceId);
  if (resource === undefined || resource.type !== 'work') return undefined;
  const own = calendars.index(assignment.calendarId ?? resource.calendarId) ?? projectCalendar;
  if (task.calendarId === undefined) return own;
  return task.ignoreResourceCalendars ? taskCalendar : calendars.shared(own, taskCalendar);
}

/** Records hold only dates that exist; the schema has seen to it. */
export function moment(text: LocalDateTime): number {
  const minute = minuteOf(text);
  if (minute === undefined) throw new Error(`not a local date and time: ${text}`);
  return minute;
}
