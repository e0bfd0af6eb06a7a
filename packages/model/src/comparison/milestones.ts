import { NONE } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { RecordId } from '../plan/index.ts';
import { byText, type DateMove, dateMove, finishOf, isMilestone, isOwnWork } from './date-move.ts';

export interface MilestoneMove extends DateMove {
  readonly taskId: RecordId;
}

/** BRN-10: milestones whose forecast is another; one that came has no `from`, one that went no `to`. By date, then id. */
export function milestoneMoves(before: ComputedPlan, after: ComputedPlan): MilestoneMove[] {
  const taskIds = new Set([...milestonesOf(before), ...milestonesOf(after)]);
  const moves: MilestoneMove[] = [];
  const calendar = after.forecast.calendar();
  for (const taskId of taskIds) {
    const [from, to] = [milestoneFinish(before, taskId), milestoneFinish(after, taskId)];
    if (from !== to) moves.push({ taskId, ...dateMove(from, to, { calendar }) });
  }
  return moves.sort(
    (a, b) => byText(a.to ?? a.from ?? '', b.to ?? b.from ?? '') || byText(a.taskId, b.taskId),
  );
}

/** Of tasks that are done here and mark a moment. */
export function milestonesOf(plan: ComputedPlan): RecordId[] {
  const taskIds: RecordId[] = [];
  for (const task of plan.records.all('task')) {
    if (isMilestone(task) && isOwnWork(plan, task)) taskIds.push(task.id);
  }
  return taskIds;
}

function milestoneFinish(plan: ComputedPlan, taskId: RecordId): number {
  const task = plan.records.find('task', taskId);
  if (task === undefined || !isMilestone(task) || !isOwnWork(plan, task)) return NONE;
  return finishOf(plan, taskId);
}
