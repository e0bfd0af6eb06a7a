import { type Minute, minuteOf, NONE, type WorkingCalendar } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import {
  type AssignmentRecord,
  doneMinutes,
  type LocalDateTime,
  type RecordId,
  type ResourceRecord,
  remainingMinutes,
  type TaskRecord,
} from '../plan/index.ts';

/** A stretch of the forecast, half-open, and the minutes of work that lie evenly in its working time. */
export interface Stretch {
  readonly from: Minute;
  readonly to: Minute;
  /** Minutes of work, to a tenth. */
  readonly work: number;
}

/** When an assignment is worked on, in the forecast: what is done, and what is left. */
export interface AssignmentTime {
  readonly assignment: AssignmentRecord;
  readonly task: TaskRecord;
  /** Undefined: nobody has been given the work yet. */
  readonly resource: ResourceRecord | undefined;
  /** The one the work is spread over. */
  readonly calendar: WorkingCalendar;
  readonly done: Stretch;
  readonly left: Stretch;
  readonly started: boolean;
  /** The part of the task that is done, 0 to 1: for what is counted and not worked. */
  readonly doneShare: number;
}

/**
 * CST-2: every assignment of a task that is to be done, in the plan's outline order. What is done lies
 * between the assignment's start and the status moment, what is left between that and its finish.
 * A task without dates lies at the status moment.
 */
export function assignmentTimes(computed: ComputedPlan): AssignmentTime[] {
  const { records } = computed;
  const times: AssignmentTime[] = [];
  for (const { task } of records.outline()) {
    if (task.inactive || task.external !== undefined) continue;
    const assignments = records.referrers(task.id, 'assignment');
    if (assignments.length === 0) continue;
    const time = taskTime(computed, task);
    assignments.sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const assignment of assignments) times.push(timeOf(computed, time, assignment));
  }
  return times;
}

interface TaskTime {
  readonly task: TaskRecord;
  readonly start: Minute;
  readonly finish: Minute;
  readonly started: boolean;
  readonly finished: boolean;
  readonly doneShare: number;
  readonly status: Minute;
}

function taskTime(computed: ComputedPlan, task: TaskRecord): TaskTime {
  const { state } = computed.forecast.schedule;
  const index = computed.plan.context.indexOfTask.get(task.id) as number;
  const status = minute(computed.status.at);
  const [start, finish] = [state.start[index] as number, state.finish[index] as number];
  const finished = state.actualFinish[index] !== NONE;
  const time = {
    task,
    start: start === NONE ? status : start,
    finish: finish === NONE ? Math.max(status, start) : Math.max(finish, start),
    started: finished || state.actualStart[index] !== NONE,
    finished,
    status,
  };
  return { ...time, doneShare: doneShareOf(computed, time) };
}

/** Of the task's duration; of a summary's time on the project's calendar. */
function doneShareOf(computed: ComputedPlan, time: Omit<TaskTime, 'doneShare'>): number {
  const { task, start, finish, started, finished, status } = time;
  if (finished) return 1;
  if (!started) return 0;
  if (!computed.records.isSummary(task)) {
    const done = doneMinutes(task);
    const all = done + remainingMinutes(task);
    return all > 0 ? done / all : 0;
  }
  const calendar = computed.forecast.calendar();
  const all = calendar.work(start, finish);
  return all > 0 ? Math.min(1, Math.max(0, calendar.work(start, status) / all)) : 0;
}

function timeOf(
  computed: ComputedPlan,
  time: TaskTime,
  assignment: AssignmentRecord,
): AssignmentTime {
  const { task, start, finish, finished, status, doneShare } = time;
  const resource =
    assignment.resourceId === undefined
      ? undefined
      : computed.records.find('resource', assignment.resourceId);
  const calendar = calendarOf(computed, task, assignment, resource);
  const { done, left } = workOf(assignment, time);
  const delay = (assignment.delay ?? 0) + (assignment.levelingDelay ?? 0);
  const asked = done > 0 && assignment.start !== undefined ? minute(assignment.start) : NONE;
  const begin =
    asked === NONE ? later(calendar, start, delay, finish) : between(asked, start, finish);
  const counted = resource !== undefined && resource.type !== 'work';
  const worked = finished || (left === 0 && !counted);
  const until = worked
    ? minuteOr(assignment.finish, finished ? finish : Math.min(status, finish))
    : Math.min(status, minuteOr(task.stop, status));
  const resumed = time.started ? Math.max(status, minuteOr(task.resume, status)) : begin;
  const leftFrom = finished ? finish : between(resumed, begin, finish);
  const leftTo = counted ? finish : leftUntil(calendar, assignment, leftFrom, left, finish);
  return {
    assignment,
    task,
    resource,
    calendar,
    done: { from: begin, to: between(until, begin, finish), work: done },
    left: { from: leftFrom, to: leftTo, work: left },
    started: time.started,
    doneShare,
  };
}

/** Minutes done and left: as reported on the assignment; else as much of it as of the task. */
function workOf(
  { work, actualWork, remainingWork }: AssignmentRecord,
  { finished, doneShare }: TaskTime,
): { done: number; left: number } {
  const done = actualWork ?? tenth((finished ? 1 : doneShare) * work);
  if (finished) return { done: actualWork === undefined ? work : done, left: 0 };
  return { done, left: remainingWork ?? tenth(Math.max(0, work - done)) };
}

/** Where its remaining work ends at its units, unless the task ends before; contours last as long as the task. */
function leftUntil(
  calendar: WorkingCalendar,
  assignment: AssignmentRecord,
  from: Minute,
  left: number,
  finish: Minute,
): Minute {
  const { units, work, overtimeWork = 0, contour } = assignment;
  if (left === 0) return from;
  if (units <= 0 || contour !== undefined) return finish;
  const regular = work > 0 ? Math.max(0, work - overtimeWork) / work : 1;
  return later(calendar, from, Math.ceil((left * regular) / units), finish);
}

/** So much working time later, at most at the limit. */
function later(calendar: WorkingCalendar, from: Minute, minutes: number, limit: Minute): Minute {
  if (minutes === 0) return from;
  return minutes >= calendar.work(from, limit) ? limit : calendar.add(from, minutes);
}

/** The task's own calendar where it has one, else the person's, else the project's. */
function calendarOf(
  { forecast, plan }: ComputedPlan,
  task: TaskRecord,
  assignment: AssignmentRecord,
  resource: ResourceRecord | undefined,
): WorkingCalendar {
  if (task.calendarId !== undefined) return forecast.calendar(task.id);
  return calendarOfResource({ forecast, plan }, assignment.calendarId ?? resource?.calendarId);
}

/** The calendar of this record; the project's where none is named. */
export function calendarOfResource(
  { forecast, plan }: Pick<ComputedPlan, 'forecast' | 'plan'>,
  calendarId: RecordId | undefined,
): WorkingCalendar {
  const index = plan.context.calendars.index(calendarId);
  const calendar = index === undefined ? undefined : forecast.schedule.network.calendars[index];
  return calendar ?? forecast.calendar();
}

function between(at: Minute, from: Minute, to: Minute): Minute {
  return Math.min(to, Math.max(from, at));
}

function minute(at: LocalDateTime): Minute {
  return minuteOf(at) ?? NONE;
}

function minuteOr(at: LocalDateTime | undefined, otherwise: Minute): Minute {
  return at === undefined ? otherwise : minute(at);
}

function tenth(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
