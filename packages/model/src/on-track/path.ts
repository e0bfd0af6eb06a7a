import type { RecordId } from '../plan/index.ts';
import type { PathTask } from './answer.ts';
import { byText, type Situation } from './situation.ts';

/** LP-1: the forecast's longest path in the order of its starts, ties by finish and id. */
export function longestPathTasks(situation: Situation): PathTask[] {
  return situation.plan.forecast
    .longestPath()
    .map((id) => pathTask(situation, id))
    .sort(
      (a, b) =>
        byText(a.start ?? '', b.start ?? '') ||
        byText(a.finish ?? '', b.finish ?? '') ||
        byText(a.taskId, b.taskId),
    );
}

/** ONT-8: unfinished, off the longest path, and within the threshold of total float; the least first. */
export function nearCriticalTasks(situation: Situation): PathTask[] {
  const limit = situation.minutes('nearCritical');
  return situation.leaves
    .filter(
      ({ index, finished }) =>
        !finished && !situation.isOnPath(index) && situation.totalFloat(index) <= limit,
    )
    .map(({ task }) => pathTask(situation, task.id))
    .sort((a, b) => a.totalFloat - b.totalFloat || byText(a.taskId, b.taskId));
}

function pathTask(situation: Situation, taskId: RecordId): PathTask {
  const { start, finish, totalFloat, critical } = situation.plan.forecast.task(taskId);
  const remaining = situation.forecast.remaining[situation.index(taskId)] as number;
  return { taskId, start, finish, remaining, totalFloat, critical };
}
