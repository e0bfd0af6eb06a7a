import { type Minute, minuteOf, minuteText, NONE, type WorkingCalendar } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { LocalDateTime, RecordId, TaskRecord } from '../plan/index.ts';

/** A forecast date in two states of a plan; null where there is none. */
export interface DateMove {
  readonly from: LocalDateTime | null;
  readonly to: LocalDateTime | null;
  /** Working minutes from the one to the other on the later plan's calendar; later is more. Null without both. */
  readonly minutes: number | null;
}

/** BRN-9: how far a moment moved, in working time of the later plan's project calendar. */
export function dateMove(
  from: Minute,
  to: Minute,
  { calendar }: { readonly calendar: WorkingCalendar },
): DateMove {
  const known = from !== NONE && to !== NONE;
  return {
    from: textOrNull(from),
    to: textOrNull(to),
    minutes: known ? calendar.work(from, to) : null,
  };
}

/** The forecast finish of a task, of the project where none is named; NONE where there is none. */
export function finishOf(plan: ComputedPlan, taskId: RecordId | undefined): Minute {
  if (taskId === undefined) return moment(plan.forecast.finish ?? undefined);
  const index = plan.plan.context.indexOfTask.get(taskId);
  return index === undefined ? NONE : (plan.forecast.schedule.state.finish[index] as number);
}

export function moment(at: LocalDateTime | undefined): Minute {
  return at === undefined ? NONE : (minuteOf(at) ?? NONE);
}

/** Whether somebody does it here: no summary, active and of this plan. */
export function isOwnWork({ records }: ComputedPlan, task: TaskRecord): boolean {
  return !task.inactive && task.external === undefined && !records.isSummary(task);
}

export function isMilestone(task: TaskRecord): boolean {
  return task.milestone === true || task.type.endsWith('milestone');
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function textOrNull(at: Minute): LocalDateTime | null {
  return at === NONE ? null : minuteText(at);
}
