import { MINUTES_PER_DAY, minuteOf, NONE } from '@throughline/engine';
import type { TaskRecord } from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';

/**
 * Days since anything was reported on a task that is under way, or that should have begun; undefined for what is
 * finished, not due yet, or a summary. Where nobody says when reports came, they are as old as what they speak of.
 */
export function statusAges(plan: CellPlan): (task: TaskRecord) => number | undefined {
  const { records, computed } = plan;
  const today = dayNumberOf(plan.today);
  const { statusDate } = records.project;
  const start = computed?.schedule.schedule.state.start;
  const scheduledDay = ({ id }: TaskRecord) => {
    const minute = start?.[computed?.plan.context.indexOfTask.get(id) ?? -1] ?? NONE;
    return minute === NONE ? undefined : Math.floor(minute / MINUTES_PER_DAY);
  };
  const spokenOf = (task: TaskRecord) => {
    if (task.actualStart === undefined) return scheduledDay(task);
    const said = [task.actualStart, task.stop, statusDate].filter((at) => at !== undefined);
    return dayNumberOf(said.reduce((latest, at) => (at > latest ? at : latest)));
  };
  return (task) => {
    if (task.actualFinish !== undefined || task.inactive || records.isSummary(task)) {
      return undefined;
    }
    const reported = plan.reportedOn?.(task.id);
    const since = reported === undefined ? spokenOf(task) : dayNumberOf(reported);
    return since === undefined || since > today ? undefined : today - since;
  };
}

function dayNumberOf(at: string): number {
  return Math.floor((minuteOf(at) as number) / MINUTES_PER_DAY);
}
