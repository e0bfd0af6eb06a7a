import { openEnds, Population } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { RecordId } from '../plan/index.ts';
import { byId } from './in-order.ts';

/** QLT-1 and QLT-2 as the verdict needs them: who hangs loose, of how many unfinished. */
export function looseTasks(plan: ComputedPlan): {
  readonly taskIds: RecordId[];
  readonly of: number;
} {
  const population = new Population(plan.schedule.schedule);
  const { withoutPredecessor, withoutSuccessor } = openEnds(population, byId(plan.plan.taskIds));
  const loose = new Set([...withoutPredecessor, ...withoutSuccessor]);
  return {
    taskIds: [...loose].map((index) => plan.plan.taskIds[index] as RecordId).sort(),
    of: population.unfinished.length + population.unfinishedMilestones.length,
  };
}
