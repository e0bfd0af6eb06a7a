import {
  type ComputedPlan,
  computePlan,
  instant,
  type LocalDate,
  type LocalDateTime,
  type Records,
  type TaskRecord,
} from '@throughline/model';
import { rows } from './plan/first-plan.ts';
import { taskId } from './plan/ids.ts';
import { MINUTES_PER_DAY } from './plan/records.ts';
import { sampleProgramme } from './sample-programme.ts';

/** The programme, told once for all tests of a file. */
export const programme = sampleProgramme();
export const { history, branches, people } = programme;

export function computed(records: Records = history.records): ComputedPlan {
  const plan = computePlan(records);
  if ('code' in plan) throw new Error(`no dates: ${plan.code}`);
  return plan;
}

/** The plan as it stood when that day was over. */
export function evening(day: LocalDate): ComputedPlan {
  return computed(history.at(seqOn(day)));
}

function seqOn(day: LocalDate): number {
  return history.seqAt(instant(`${day}T23:59:59.000Z`));
}

/** When a task is forecast to end. */
export function finishOf(plan: ComputedPlan, key: string): LocalDateTime {
  const { finish } = plan.forecast.task(taskId(key));
  if (finish === null) throw new Error(`no date: ${key}`);
  return finish;
}

/** Working days that a task's forecast moved by from one plan to another. */
export function daysMoved(before: ComputedPlan, after: ComputedPlan, key = 'le.vacant'): number {
  const [from, to] = [finishOf(before, key), finishOf(after, key)];
  return after.forecast.workBetween(from, to) / MINUTES_PER_DAY;
}

export function theTask(key: string, records: Records = history.records): TaskRecord {
  const task = records.find('task', taskId(key));
  if (task === undefined) throw new Error(`no such task: ${key}`);
  return task;
}

/** The tasks of the first plan whose key is like this. */
export function keysLike(pattern: RegExp): string[] {
  return rows()
    .map(({ key }) => key)
    .filter((key) => pattern.test(key));
}
