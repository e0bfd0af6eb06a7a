import {
  type ActivityInput,
  ActivityKind,
  type NetworkInput,
  type ScheduleOptions,
} from '@throughline/engine';
import { CALENDAR } from './calendars.ts';
import type { Draft, DraftTask } from './draft.ts';

/** The draft as the engine takes it; activities are the draft's tasks, one for one. */
export function networkInput(draft: Draft): NetworkInput {
  return {
    calendars: draft.calendars.map(({ definition }) => definition),
    activities: draft.tasks.map((task) => activityInput(draft, task)),
    links: draft.links,
  };
}

export function scheduleOptions(draft: Draft): ScheduleOptions {
  const { settings, start, statusDate, p6 } = draft;
  return {
    rules: settings.rules,
    start,
    scheduleFrom: 'start',
    projectCalendar: CALENDAR.standard,
    criticalFloatLimit: 0,
    ...(statusDate === undefined ? {} : { statusDate }),
    ...(p6 === undefined ? {} : { p6 }),
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function activityInput(draft: Draft, task: DraftTask): ActivityInput {
  const input: Mutable<ActivityInput> = {
    kind: activityKind(draft, task),
    calendar: task.calendar ?? CALENDAR.standard,
    parent: task.parent,
    duration: task.duration,
    remaining: task.remaining,
  };
  if (task.elapsed) input.elapsed = true;
  if (task.milestone) input.milestone = true;
  if (task.given !== undefined) {
    input.manual = true;
    input.givenStart = task.given.start;
    input.givenFinish = task.given.finish;
  }
  if (task.inactive) input.inactive = true;
  if (task.constraint !== undefined) {
    input.constraint = task.constraint.type;
    if (task.constraint.date !== undefined) input.constraintDate = task.constraint.date;
  }
  if (task.secondConstraint !== undefined) {
    input.secondConstraint = task.secondConstraint.type;
    input.secondConstraintDate = task.secondConstraint.date;
  }
  if (task.assignments !== undefined && task.given === undefined) {
    input.assignments = task.assignments;
  }
  for (const field of COPIED) {
    const value = task[field];
    if (value !== undefined) Object.assign(input, { [field]: value });
  }
  return input;
}

const COPIED = [
  'deadline',
  'expectedFinish',
  'actualStart',
  'actualFinish',
  'actualDuration',
  'percentComplete',
  'resume',
  'suspend',
  'splits',
  'levelingDelay',
] as const;

function activityKind({ settings, tasks }: Draft, task: DraftTask): ActivityKind {
  if (task.summary) return ActivityKind.Summary;
  if (task.levelOfEffort) return ActivityKind.LevelOfEffort;
  if (settings.rules !== 'p6' || !task.milestone) return ActivityKind.Task;
  return task === tasks.find((one) => one.milestone)
    ? ActivityKind.StartMilestone
    : ActivityKind.FinishMilestone;
}
