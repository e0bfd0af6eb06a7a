import { minuteText, NONE } from '@throughline/engine';
import type { BehindBaseline, OverdueTask } from './answer.ts';
import { byText, type Leaf, type Situation } from './situation.ts';

/** ONT-7: what should have ended, or else begun, by the status moment and did not; the longest first. */
export function overdueTasks(situation: Situation): OverdueTask[] {
  const { statusAt, plan } = situation;
  const overdue: OverdueTask[] = [];
  for (const leaf of situation.leaves) {
    const found = overdueDate(situation, leaf);
    if (found === undefined) continue;
    const { totalFloat, longestPath } = plan.forecast.task(leaf.task.id);
    const { what, due, by } = found;
    const minutes = situation.work(due, statusAt);
    const taskId = leaf.task.id;
    overdue.push({ taskId, what, due: minuteText(due), by, minutes, totalFloat, longestPath });
  }
  return overdue.sort((a, b) => b.minutes - a.minutes || byText(a.taskId, b.taskId));
}

/** By the schedule where that says so; the schedule of P6 never does, so by the baseline then. */
function overdueDate(situation: Situation, { index, task, started, finished }: Leaf) {
  if (finished) return undefined;
  const { statusAt } = situation;
  const planned = situation.baselineOf(task.id);
  const scheduled = {
    start: situation.schedule.start[index] as number,
    finish: situation.schedule.finish[index] as number,
  };
  for (const [by, { start, finish }] of [
    ['schedule', scheduled],
    ['baseline', planned],
  ] as const) {
    // A task that ends at the status moment should be reported done; a milestone there is just due.
    const ended = finish < statusAt || (finish === statusAt && start < finish);
    if (finish !== NONE && ended) return { what: 'finish', due: finish, by } as const;
    if (start !== NONE && start < statusAt && !started) {
      return { what: 'start', due: start, by } as const;
    }
  }
  return undefined;
}

/** ONT-7: unfinished and forecast to finish later than the baseline; the latest first. */
export function behindBaseline(situation: Situation): BehindBaseline[] {
  const behind: BehindBaseline[] = [];
  for (const { task, index, finished } of situation.leaves) {
    const planned = situation.baselineOf(task.id).finish;
    const finish = situation.forecast.finish[index] as number;
    if (finished || planned === NONE || finish <= planned) continue;
    behind.push({
      taskId: task.id,
      baselineFinish: minuteText(planned),
      forecast: minuteText(finish),
      minutes: situation.work(planned, finish),
    });
  }
  return behind.sort((a, b) => b.minutes - a.minutes || byText(a.taskId, b.taskId));
}
