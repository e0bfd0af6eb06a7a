import { minuteText, NONE } from '@throughline/engine';
import type { ComingTask, WaitedFor, WaitingTask } from './answer.ts';
import { byText, type Leaf, type Situation } from './situation.ts';

/** ONT-9: not begun, and forecast to begin within the look-ahead; the earliest first. */
export function nextTasks(situation: Situation): ComingTask[] {
  const { statusAt, plan } = situation;
  const until = statusAt + situation.minutes('lookAhead');
  const coming: ComingTask[] = [];
  for (const { task, index, started } of situation.leaves) {
    const start = situation.forecast.start[index] as number;
    if (started || start < statusAt || start >= until) continue;
    const { finish, longestPath } = plan.forecast.task(task.id);
    coming.push({ taskId: task.id, start: minuteText(start), finish, longestPath });
  }
  return coming.sort((a, b) => byText(a.start, b.start) || byText(a.taskId, b.taskId));
}

/**
 * ONT-9: due to begin within the look-ahead, forecast to begin later than due, and held by a link
 * from an unfinished task that is itself later than planned and waits for nobody: what waits for
 * a waiting task is that one's story. The longest wait first.
 */
export function waitingTasks(situation: Situation): WaitingTask[] {
  const until = situation.statusAt + situation.minutes('lookAhead');
  const waiting: WaitingTask[] = [];
  for (const leaf of situation.leaves) {
    const forecast = situation.forecast.start[leaf.index] as number;
    const due = dueStart(situation, leaf, forecast);
    if (leaf.started || due === undefined || due >= until) continue;
    const on = holders(situation, leaf);
    if (on.length === 0) continue;
    waiting.push({
      taskId: leaf.task.id,
      due: minuteText(due),
      forecast: minuteText(forecast),
      minutes: situation.work(due, forecast),
      on,
    });
  }
  return waiting.sort((a, b) => b.minutes - a.minutes || byText(a.taskId, b.taskId));
}

function dueStart(situation: Situation, leaf: Leaf, forecast: number): number | undefined {
  const scheduled = situation.schedule.start[leaf.index] as number;
  if (scheduled !== NONE && scheduled < forecast) return scheduled;
  const planned = situation.baselineOf(leaf.task.id).start;
  return planned !== NONE && planned < forecast ? planned : undefined;
}

function holders(situation: Situation, leaf: Leaf): WaitedFor[] {
  return latePredecessors(situation, leaf)
    .filter((one) => one.started || latePredecessors(situation, one).length === 0)
    .map(({ task: { id, responsible, contact } }) => {
      const resourceIds = situation.plan.records
        .referrers(id, 'assignment')
        .flatMap(({ resourceId }) => (resourceId === undefined ? [] : [resourceId]));
      return {
        taskId: id,
        responsible: responsible ?? contact ?? null,
        resourceIds: [...new Set(resourceIds)].sort(byText),
      };
    })
    .sort((a, b) => byText(a.taskId, b.taskId));
}

function latePredecessors(situation: Situation, { index }: Leaf): Leaf[] {
  const { schedule } = situation.plan.forecast;
  const held = new Set<number>();
  for (const link of schedule.drivingLinks(index)) {
    held.add(schedule.network.links.from[link] as number);
  }
  return [...held].flatMap((predecessor) => {
    const leaf = situation.leafByIndex.get(predecessor);
    const isLate = leaf !== undefined && !leaf.finished && isLaterThanPlanned(situation, leaf);
    return isLate ? [leaf] : [];
  });
}

function isLaterThanPlanned(situation: Situation, { index, task }: Leaf): boolean {
  const finish = situation.forecast.finish[index] as number;
  const planned = situation.baselineOf(task.id).finish;
  return (
    finish > (situation.schedule.finish[index] as number) || (planned !== NONE && finish > planned)
  );
}
