import { MINUTES_PER_DAY, minuteOf } from '@throughline/engine';
import type { LocalDateTime, TaskRecord } from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { computedDate } from './dates.ts';

/**
 * Days since anything was reported on a task that is under way, or that should have begun; undefined for what is
 * finished, not due yet, or a summary. Where nobody says when reports came, they are as old as what they speak of.
 */
export function statusAge(plan: CellPlan, task: TaskRecord): number | undefined {
  if (task.actualFinish !== undefined || task.inactive || plan.records.isSummary(task)) {
    return undefined;
  }
  const since = plan.reportedOn?.(task.id) ?? spokenOf(plan, task);
  const days = since === undefined ? -1 : dayNumberOf(plan.today) - dayNumberOf(since);
  return days < 0 ? undefined : days;
}

function spokenOf(plan: CellPlan, task: TaskRecord): LocalDateTime | undefined {
  if (task.actualStart === undefined) return computedDate(plan, task, 'start');
  const { statusDate } = plan.records.project;
  return [task.actualStart, task.stop, statusDate]
    .filter((at) => at !== undefined)
    .reduce((latest, at) => (at > latest ? at : latest));
}

function dayNumberOf(at: string): number {
  return Math.floor((minuteOf(at) as number) / MINUTES_PER_DAY);
}
