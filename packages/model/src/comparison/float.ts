import { NONE } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { RecordId } from '../plan/index.ts';
import { byText, isOwnWork } from './date-move.ts';

/** The total float of one task in two states, in working minutes of its calendar. */
export interface FloatLoss {
  readonly taskId: RecordId;
  readonly from: number;
  readonly to: number;
  readonly lost: number;
  readonly becameCritical: boolean;
}

export interface FloatComparison {
  /** Those that lost float, the most first; as many as were asked for. */
  readonly losses: readonly FloatLoss[];
  /** How many there are. */
  readonly lost: number;
  readonly becameCritical: number;
  readonly noLongerCritical: number;
}

/** BRN-12: float of the tasks that are in both plans and unfinished in the later. */
export function floatComparison(
  before: ComputedPlan,
  after: ComputedPlan,
  most: number,
): FloatComparison {
  const losses: FloatLoss[] = [];
  let [becameCritical, noLongerCritical] = [0, 0];
  for (const task of after.records.all('task')) {
    const old = before.records.find('task', task.id);
    if (old === undefined || !isOwnWork(after, task) || !isOwnWork(before, old)) continue;
    const [from, to] = [floatOf(before, task.id), floatOf(after, task.id)];
    if (from === undefined || to === undefined) continue;
    if (to.critical && !from.critical) becameCritical++;
    if (from.critical && !to.critical) noLongerCritical++;
    if (to.float >= from.float) continue;
    losses.push({
      taskId: task.id,
      from: from.float,
      to: to.float,
      lost: from.float - to.float,
      becameCritical: to.critical && !from.critical,
    });
  }
  losses.sort((a, b) => b.lost - a.lost || byText(a.taskId, b.taskId));
  return {
    losses: losses.slice(0, most),
    lost: losses.length,
    becameCritical,
    noLongerCritical,
  };
}

/** Undefined for what has finished, and what has no dates. */
export function floatOf(
  { forecast: { schedule }, plan }: ComputedPlan,
  taskId: RecordId,
): { readonly float: number; readonly critical: boolean } | undefined {
  const index = plan.context.indexOfTask.get(taskId);
  if (index === undefined) return undefined;
  const { finish, actualFinish } = schedule.state;
  if (finish[index] === NONE || actualFinish[index] !== NONE) return undefined;
  return { float: schedule.totalFloat(index), critical: schedule.critical(index) };
}
