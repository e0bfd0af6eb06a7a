import { type Minute, NONE, type WorkingCalendar } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { LocalDateTime, PromiseType, RecordId } from '../plan/index.ts';
import { finishOf } from './date-move.ts';
import { floatOf } from './float.ts';
import { milestonesOf } from './milestones.ts';

/** Who counts on the date: a promise, or a deadline, which is a file's nearest thing to one. */
export type PromiseSource =
  | { readonly by: 'promise'; readonly promiseId: RecordId; readonly type: PromiseType }
  | { readonly by: 'deadline' };

/** A date that somebody was told. */
export interface Told {
  readonly source: PromiseSource;
  readonly taskId: RecordId | undefined;
  readonly date: LocalDateTime;
}

/** As much of a dated plan as its promises and milestones need. */
export interface Outlook {
  /** By a key that is the same in all states of one plan. */
  readonly told: ReadonlyMap<string, Told>;
  readonly milestones: readonly RecordId[];
  /** The project's, of the forecast. */
  readonly calendar: WorkingCalendar;
  readonly minutesPerDay: number;
  /** The forecast finish of a task, of the project where none is named; NONE where there is none. */
  finishOf(taskId: RecordId | undefined): Minute;
  floatOf(taskId: RecordId): ReturnType<typeof floatOf>;
}

/** What the plan says when it is asked: a plan that is edited says something else then. */
export function outlookOf(plan: ComputedPlan): Outlook {
  return {
    told: toldDates(plan),
    milestones: milestonesOf(plan),
    calendar: plan.forecast.calendar(),
    minutesPerDay: plan.records.project.minutesPerDay,
    finishOf: (taskId) => finishOf(plan, taskId),
    floatOf: (taskId) => floatOf(plan, taskId),
  };
}

/** What the plan says now, which stays when the plan is edited. The float of tasks that are no milestones is not in it. */
export function keptOutlook(plan: ComputedPlan): Outlook {
  const { indexOfTask } = plan.plan.context;
  const finish = plan.forecast.schedule.state.finish.slice();
  const projectFinish = finishOf(plan, undefined);
  const milestones = milestonesOf(plan);
  const floats = new Map(milestones.map((taskId) => [taskId, floatOf(plan, taskId)]));
  return {
    told: toldDates(plan),
    milestones,
    calendar: plan.forecast.calendar(),
    minutesPerDay: plan.records.project.minutesPerDay,
    finishOf: (taskId) => {
      if (taskId === undefined) return projectFinish;
      const index = indexOfTask.get(taskId);
      return index === undefined ? NONE : (finish[index] as number);
    },
    floatOf: (taskId) => floats.get(taskId),
  };
}

/** By a key that is the same in both states. Inactive tasks keep no promise. */
function toldDates({ records }: ComputedPlan): Map<string, Told> {
  const told = new Map<string, Told>();
  const promised = new Set<RecordId>();
  for (const { id, type, date, taskId } of records.all('promise')) {
    if (date === undefined) continue;
    if (taskId !== undefined && records.find('task', taskId)?.inactive) continue;
    if (taskId !== undefined) promised.add(taskId);
    told.set(`promise ${id}`, { source: { by: 'promise', promiseId: id, type }, taskId, date });
  }
  for (const { id, deadline, inactive, external } of records.all('task')) {
    if (deadline === undefined || inactive || external !== undefined || promised.has(id)) continue;
    told.set(`deadline ${id}`, { source: { by: 'deadline' }, taskId: id, date: deadline });
  }
  return told;
}
